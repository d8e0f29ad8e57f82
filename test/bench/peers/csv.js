// csv-parse -> csv-stringify with the plainest possible code between them: what one writes by hand.
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { labels, madeNames } from '../cases.js';

const [, , text, path] = process.argv;
const { features, mode } = JSON.parse(text);
/** For each field of a row: the feature that is made there, `false` where it goes, undefined where it stays. */
let places;

function codeOf(cell, boundaries) {
  const x = Number(cell);
  return boundaries.filter((b) => x >= b).length;
}

function cells({ columns, boundaries }, row, header) {
  const codes = columns.map((name) => codeOf(row[header.indexOf(name)], boundaries));
  if (mode === 'int') return codes;
  if (mode === 'label') return [labels(boundaries)[codes[0]]];
  const counts = new Array(boundaries.length + 1).fill(0);
  for (const code of codes) counts[code]++;
  return counts;
}

function place(name) {
  const feature = features.find(({ columns }) => columns.includes(name));
  return feature === undefined || feature.columns[0] === name ? feature : false;
}

let header;
function change(row) {
  const isHeader = header === undefined;
  header ??= row;
  places ??= row.map(place);
  return row.flatMap((cell, i) => {
    if (places[i] === undefined) return [cell];
    if (places[i] === false) return [];
    return isHeader ? madeNames(places[i], mode) : cells(places[i], row, header);
  });
}

await pipeline(
  path === undefined ? process.stdin : createReadStream(path),
  parse(),
  new Transform({
    objectMode: true,
    transform: (row, _encoding, done) => done(null, change(row)),
  }),
  stringify(),
  process.stdout,
);
