import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from './specs.js';

const TOOL = resolve(import.meta.dirname, '../../bin/discretize.js');

const HELP = `Usage: node test/engines/spark.js [FLAGS]   prove --job and --fit on a real Spark

  --rows N          rows in all partitions (default: 2000000)
  --submit PROGRAM  default: spark-submit
`;

/** The shares of the rows in 8 partitions: uneven, and one empty. */
const SHARES = [0.4, 0.01, 0, 0.25, 0.0001, 0.1, 0.2, 0.0399];

/** The stated rank error of a sketch. */
const BOUND = 0.001;

const SPEC = {
  missing: 'own',
  na_values: ['-99'],
  features: [
    { columns: ['fare'], boundaries: [5, 10, 20, 40, 80], closed: 'right' },
    { columns: ['distance'], boundaries: [0.1, 1, 2.5, 10], output: 'label' },
    { columns: ['tip', 'toll'], boundaries: [0, 1, 2], output: 'count' },
  ],
};

const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000000' },
    submit: { type: 'string', default: 'spark-submit' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const print = (line) => process.stdout.write(`${line}\n`);

let failures = 0;
function claim(what, isTrue, figure) {
  if (!isTrue) failures += 1;
  print(`${isTrue ? 'ok' : 'NOT OK'}: ${what}: ${figure}`);
}

function run(program, args, input) {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (done.error) throw done.error;
  return done;
}

function need(program, args, input) {
  const done = run(program, args, input);
  if (done.status === 0) return done.stdout;
  throw new Error(`${program} ${args.join(' ')} ended with ${done.status}: ${done.stderr}`);
}

const tool = (args, input) => need(process.execPath, [TOOL, ...args], input);
const submitArgs = (script, args) => ['--master', 'local[2]', script, ...args];
const submit = (script, args) => need(flags.submit, submitArgs(script, args));

/** A row of the data: fare in cents, a log-normal distance, values that are boundaries, and missing ones. */
function rowOf(id, random) {
  const fare = random() < 0.01 ? '' : Math.round(random() ** 3 * 10_000) / 100;
  const distance = random() < 0.02 ? -99 : Math.exp(random() * 6 - 3);
  const tip = Math.floor(random() * 5) / 2;
  return `${id},${fare},${distance},${tip},${random() < 0.5 ? -tip : ''}\n`;
}

/** Writes a file for each partition. */
function writeData(folder) {
  const random = randomFrom(1);
  let id = 0;
  return SHARES.map((share, part) => {
    const lines = ['id,fare,distance,tip,toll\n'];
    for (let i = Math.round(share * Number(flags.rows)); i > 0; i--)
      lines.push(rowOf(id++, random));
    const path = join(folder, `part-${part}.csv`);
    writeFileSync(path, lines.join(''));
    return path;
  });
}

/** Lines by their id, which comes first; without headers. */
function byId(texts) {
  const lines = texts.flatMap((text) => text.trimEnd().split('\n').slice(1));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(',')), line]));
}

function proveJob(folder, data, paths) {
  const [spec, job, out] = ['spec.json', 'job.py', 'out'].map((name) => join(folder, name));
  writeFileSync(job, tool(['export', '--to', 'pyspark', '--job', spec]));
  submit(job, [data, out, '--from', 'csv', '--to', 'csv']);
  const parts = readdirSync(out).filter((name) => name.endsWith('.csv'));
  const found = byId(parts.map((name) => readFileSync(join(out, name), 'utf8')));
  const expected = byId([tool(['-q', '-s', spec, ...paths])]);
  const different = [...expected].filter(
    ([id, line]) => canonical(found.get(id)) !== canonical(line),
  );
  const figure = `${different.length} of ${expected.size} rows differ`;
  const isEqual = different.length === 0 && found.size === expected.size;
  claim('codes of --job, row by row', isEqual && expected.size > 0, figure);
  if (different.length > 0) print(`  ${different[0][1]} / ${found.get(different[0][0])}`);
}

/** Spark writes quotes where discretize does not, and the other way round. */
function canonical(line) {
  return line?.replaceAll('"', '');
}

/** The greatest distance between the share of values below a boundary and the one that was asked for. */
function rankError(boundaries, sorted) {
  const errors = boundaries.map((boundary, i) => {
    const share = (i + 1) / (boundaries.length + 1);
    const below = lowerBound(sorted, boundary) / sorted.length;
    const notAbove = lowerBound(sorted, boundary, true) / sorted.length;
    return share < below ? below - share : Math.max(0, share - notAbove);
  });
  return Math.max(...errors);
}

function lowerBound(sorted, x, orEqual = false) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < x || (orEqual && sorted[middle] === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The values of each feature's columns, sorted. */
function sortedValues(paths) {
  const rows = paths.flatMap((path) => readFileSync(path, 'utf8').split('\n').slice(1, -1));
  const isThere = (cell) => cell !== '' && cell !== '-99';
  return [[1], [2], [3, 4]].map((positions) => {
    const cells = positions.map((at) => rows.map((row) => row.split(',')[at]).filter(isThere));
    return Float64Array.from(cells.flat(), Number).sort();
  });
}

function claimSpec(what, text, lists) {
  const { features, missing, na_values: words } = JSON.parse(text);
  const errors = features.map(({ boundaries }, i) => rankError(boundaries, lists[i]));
  const worst = Math.max(...errors.slice(0, 2));
  claim(`rank error of ${what}`, worst <= BOUND, worst.toFixed(6));
  const kept = features.every(
    ({ columns, output, closed = 'left' }, i) =>
      String(columns) === String(SPEC.features[i].columns) &&
      output === (SPEC.features[i].output ?? 'int') &&
      closed === (SPEC.features[i].closed ?? 'left'),
  );
  claim(`policies of ${what}`, kept && missing === 'own' && String(words) === '-99', 'kept');
}

function proveFit(folder, data, paths) {
  const [spec, fit] = ['spec.json', 'fit.py'].map((name) => join(folder, name));
  const lists = sortedValues(paths);
  writeFileSync(fit, tool(['export', '--to', 'pyspark', '--fit', spec]));
  const given = [
    data,
    '--from',
    'csv',
    '--bins',
    '20',
    '--discretize',
    `${process.execPath} ${TOOL}`,
  ];
  for (const [what, more] of [
    ['--fit by sketches', []],
    ['--fit --exact', ['--exact']],
  ]) {
    const found = join(folder, 'fitted.json');
    submit(fit, [...given, ...more, '-o', found]);
    claimSpec(what, readFileSync(found, 'utf8'), lists);
  }
  const sketches = paths.map((path) =>
    tool(['fit', '-q', '--partial', '-c', 'fare,distance', '--na-values', '-99', path]),
  );
  for (const [order, all] of [
    ['first to last', sketches],
    ['last to first', sketches.toReversed()],
  ]) {
    const text = tool(['fit', '-q', '--merge', '-n', '20', '-'], all.join(''));
    const errors = JSON.parse(text).features.map(({ boundaries }, i) =>
      rankError(boundaries, lists[i]),
    );
    const worst = Math.max(...errors);
    claim(`rank error of sketches merged ${order}`, worst <= BOUND, worst.toFixed(6));
  }
  for (const [what, command] of [
    ['a command that is killed', `sh -c 'kill -9 $$'`],
    ['a Python worker that is killed', `sh -c 'kill -9 $PPID'`],
    ['a command that fails', `sh -c 'exit 3'`],
    ['a command that is not there', '/no/such/command'],
  ]) {
    const done = run(
      flags.submit,
      submitArgs(fit, [data, '--from', 'csv', '--discretize', command]),
    );
    claim(
      `${what} fails the job`,
      done.status !== 0 && !done.stdout.includes('"features"'),
      `exit status ${done.status}`,
    );
  }
}

function main() {
  if (flags.help) return print(HELP.trimEnd());
  const folder = mkdtempSync(join(tmpdir(), 'discretize-spark-'));
  try {
    const data = join(folder, 'data');
    mkdirSync(data);
    writeFileSync(join(folder, 'spec.json'), JSON.stringify(SPEC));
    const paths = writeData(data);
    print(`${flags.rows} rows in ${SHARES.length} partitions: ${SHARES.join(', ')} of them`);
    proveJob(folder, data, paths);
    proveFit(folder, data, paths);
  } finally {
    rmSync(folder, { recursive: true });
  }
  process.exitCode = failures > 0 ? 1 : 0;
}

main();
