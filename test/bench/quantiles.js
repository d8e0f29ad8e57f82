import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse';

/** By how much of the rows a sketch may be off. */
const RANK_ERROR = 0.001;

/** The tool's arguments for learning boundaries. */
export function fitArguments({ columns, bins }) {
  return `fit -q --strategy quantile -n ${bins} -c ${columns.join()}`;
}

/**
 * Writes what a case must give, from a full sort and the formula of "linear": for each column, the
 * quantiles, and the values that a sketch's may be between.
 */
export async function writeExpected({ columns, bins }, input, path) {
  const values = new Map(columns.map((name) => [name, []]));
  for await (const row of createReadStream(input).pipe(parse({ columns: true }))) {
    for (const [name, list] of values) list.push(Number(row[name]));
  }
  const expected = [...values].map(([name, list]) => {
    const sorted = Float64Array.from(list).sort();
    const at = (q) => quantile(sorted, Math.min(1, Math.max(0, q)));
    const qs = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
    const around = qs.map((q) => [at(q - RANK_ERROR), at(q + RANK_ERROR)]);
    return [name, { exact: qs.map(at), around }];
  });
  writeFileSync(path, JSON.stringify(Object.fromEntries(expected)));
}

function quantile(sorted, q) {
  const place = q * (sorted.length - 1);
  const low = Math.floor(place);
  const [a, b] = [sorted[low], sorted[Math.min(low + 1, sorted.length - 1)]];
  return a + (b - a) * (place - low);
}

/**
 * Compares what a contender wrote, a spec or `{"column": [quantiles]}`, with what is expected.
 *
 * @param isSketch whether ranks may be off
 * @returns the first difference in words; undefined where there is none
 */
export function quantileDifference(path, expectedPath, isSketch) {
  const found = listsOf(JSON.parse(readFileSync(path, 'utf8')));
  const expected = JSON.parse(readFileSync(expectedPath, 'utf8'));
  for (const [name, { exact, around }] of Object.entries(expected)) {
    const list = found[name] ?? [];
    const isRight = (value, i) => {
      const [least, greatest] = around[i];
      if (isSketch) return least <= value && value <= greatest;
      return Math.abs(value - exact[i]) <= 1e-12 * Math.abs(exact[i]);
    };
    if (list.length === exact.length && list.every(isRight)) continue;
    return `${name}: ${list.join(', ')}, not ${exact.join(', ')}`;
  }
  return undefined;
}

function listsOf(data) {
  if (data.features === undefined) return data;
  return Object.fromEntries(
    data.features.map(({ columns, boundaries }) => [columns[0], boundaries]),
  );
}
