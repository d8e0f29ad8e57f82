import { figure, measured, memoryOf } from './measured.js';

/** The most memory of a run, and by how much it may grow with each gigabyte. */
const MEGABYTES = 150;
const SLOPE = 1;

/** Gigabytes after which memory has come to its level. */
const SETTLED = 1;

/** A stream that does not fit into memory: it must not matter how long it is. */
export async function stream({ print, folder, gigabytes }) {
  const failures = [];
  const runs = [
    ['1 target column', 16, ['-b', 'n1=10,50', '-o', '/dev/null']],
    ['64 target columns', 64, ['-b', '10,50', '-c', '1-64', '-o', '/dev/null']],
    [
      '64 target columns, one_hot',
      64,
      ['-b', '10,50', '-c', '1-64', '-m', 'one_hot', '-o', '/dev/null'],
    ],
    ['fit --sketch, 1 column', 16, ['fit', '--sketch', '-c', 'n1']],
    ['fit --sketch, 16 columns', 16, ['fit', '--sketch', '-c', '1-16']],
  ];
  for (const [title, columns, args] of runs) {
    const levels = [];
    const run = await measured(args, {
      cwd: folder,
      stdin: table(columns, gigabytes),
      watch: watching(levels),
    });
    const slope = slopeOf(levels);
    const rate = ((gigabytes * 1000) / run.seconds).toFixed(0);
    print(`${title}: ${figure(run)}, ${slope.toFixed(2)} MB more for each GB; ${rate} MB/s`);
    if (run.status !== 0) failures.push(`${title}: ended with ${run.status} ${run.stderr}`);
    if (run.megabytes > MEGABYTES) failures.push(`${title}: took ${run.megabytes.toFixed(0)} MB`);
    if (slope > SLOPE) failures.push(`${title}: grew by ${slope.toFixed(2)} MB for each GB`);
  }
  return failures;
}

/** Notes the memory at each tenth of a gigabyte: a piece is a megabyte. */
function watching(levels) {
  let pieces = 0;
  return (child) => {
    if (++pieces % 100 === 0) levels.push(memoryOf(child) ?? 0);
  };
}

/** The slope of the line of least squares through the levels, in megabytes for each gigabyte. */
function slopeOf(levels) {
  const points = levels.map((y, i) => [(i + 1) / 10, y]).filter(([x]) => x > SETTLED);
  if (points.length < 2) return 0;
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x0, y0] = [mean(([x]) => x), mean(([, y]) => y)];
  return mean(([x, y]) => (x - x0) * (y - y0)) / mean(([x]) => (x - x0) ** 2);
}

/** A table of numbers in pieces of a megabyte; ten different ones come again and again. */
function* table(columns, gigabytes) {
  yield `${Array.from({ length: columns }, (_, i) => `n${i + 1}`).join(',')}\n`;
  const pieces = Array.from({ length: 10 }, (_, seed) => piece(columns, seed));
  for (let left = gigabytes * 1e9, i = 0; left > 0; i++) {
    const next = pieces[i % pieces.length];
    left -= next.length;
    yield next;
  }
}

function piece(columns, seed) {
  let text = '';
  for (let row = 0; text.length < 1e6; row++) {
    const cells = Array.from({ length: columns }, (_, i) =>
      (50 + 50 * Math.sin(seed * 1e5 + row * 31 + i * 7)).toFixed(3),
    );
    text += `${cells.join(',')}\n`;
  }
  return Buffer.from(text);
}
