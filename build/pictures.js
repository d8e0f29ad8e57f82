import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Draws what each strategy makes of the fares of samples/trips.csv: a histogram, the boundaries that the command
 * fits, and the rows of each bin. Writes docs/strategies/NAME.svg, or NAME.svg to the directory that it is given.
 */
const ROOT = resolve(import.meta.dirname, '..');
const SAMPLE = join(ROOT, 'samples/trips.csv');
const COLUMN = 'fare';

/** The flags of each picture. */
const PICTURES = {
  quantile: ['-n', '5'],
  uniform: ['-n', '5', '--strategy', 'uniform'],
  width: ['--width', '10'],
  kmeans: ['-n', '5', '--strategy', 'kmeans'],
  geometric: ['-n', '5', '--strategy', 'geometric'],
  keras: ['-n', '5', '--strategy', 'keras'],
  optimal: ['-n', '5', '--target', 'tip'],
};

const MOST = 72;
const PLOT = { width: 720, left: 8, right: 712, top: 34, bottom: 124 };
const BAND = { top: 128, height: 20 };
const STYLE = `
  text { font: 11px sans-serif; text-anchor: middle; fill: #57606a }
  .bar { fill: #8c959f }
  .even { fill: #b6d4fe }
  .odd { fill: #dbe9fd }
  .rows { fill: #1f2328 }
  line { stroke: #cf222e }
  @media (prefers-color-scheme: dark) { text { fill: #9198a1 } .rows { fill: #1f2328 } line { stroke: #ff7b72 } }`;

const directory = process.argv[2] ?? join(ROOT, 'docs/strategies');
mkdirSync(directory, { recursive: true });
for (const [name, flags] of Object.entries(PICTURES)) {
  writeFileSync(join(directory, `${name}.svg`), pictureOf(flags));
}

function pictureOf(flags) {
  const { boundaries, rows } = fitted(flags);
  const edges = [0, ...boundaries, MOST];
  const shapes = [
    ...bars(),
    ...rows.flatMap((count, bin) => band(edges[bin], edges[bin + 1], count, bin)),
    ...boundaries.flatMap(boundary),
  ];
  const height = BAND.top + BAND.height + 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PLOT.width} ${height}" role="img">
<title>discretize fit ${flags.join(' ')} -c ${COLUMN}: ${rows.join(', ')} rows in each bin</title>
<style>${STYLE}
</style>
${shapes.join('\n')}
</svg>
`;
}

/** The boundaries that the command fits, and the rows of each bin. */
function fitted(flags) {
  const args = [join(ROOT, 'bin/discretize.js'), 'fit', '-q', ...flags, '-c', COLUMN, SAMPLE];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [{ boundaries }] = JSON.parse(stdout).features;
  const rows = new Array(boundaries.length + 1).fill(0);
  for (const fare of fares()) rows[boundaries.filter((boundary) => boundary <= fare).length]++;
  return { boundaries, rows };
}

/** The fares of the sample; no field before them has quotes. */
function fares() {
  const [header, ...lines] = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  const position = header.split(',').indexOf(COLUMN);
  return lines
    .map((line) => line.split(',')[position])
    .filter((cell) => cell !== '' && Number.isFinite(Number(cell)))
    .map(Number);
}

/** A bar for each unit. */
function bars() {
  const counts = new Array(MOST).fill(0);
  for (const fare of fares()) counts[Math.floor(fare)]++;
  const unit = (PLOT.bottom - PLOT.top) / Math.max(...counts);
  return counts.flatMap((count, at) => {
    if (count === 0) return [];
    const height = count * unit;
    const width = x(at + 1) - x(at) - 1;
    return [rect('bar', x(at), PLOT.bottom - height, width, height)];
  });
}

function band(from, to, count, bin) {
  const width = x(to) - x(from);
  const shape = rect(bin % 2 === 0 ? 'even' : 'odd', x(from), BAND.top, width, BAND.height);
  if (width < 7 * String(count).length + 4) return [shape];
  return [shape, text(x(from) + width / 2, BAND.top + 14, count, ' class="rows"')];
}

/** A line and its number; neighbors are written on different lines. */
function boundary(value, index) {
  const at = round(x(value));
  return [
    `<line x1="${at}" y1="${PLOT.top - 6}" x2="${at}" y2="${BAND.top + BAND.height}"/>`,
    text(x(value), index % 2 === 0 ? 11 : 24, Number(value.toPrecision(4))),
  ];
}

function rect(kind, left, top, width, height) {
  return `<rect class="${kind}" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"/>`;
}

function text(left, top, content, attributes = '') {
  return `<text${attributes} x="${round(left)}" y="${round(top)}">${content}</text>`;
}

function x(value) {
  return PLOT.left + (value / MOST) * (PLOT.right - PLOT.left);
}

function round(number) {
  return Number(number.toFixed(1));
}
