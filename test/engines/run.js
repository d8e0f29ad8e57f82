import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { forKeras, kindSpec, randomData, randomFrom, randomSpec } from './specs.js';
import { NOT_RUN, TARGETS } from './targets.js';

const PAGE_NAME = 'docs/engines.md';
const ROOT = resolve(import.meta.dirname, '../..');
const TOOL = join(ROOT, 'bin/discretize.js');

const HELP = `Usage: npm run engines -- [FLAGS]   run the checks of exports on real engines

  --only LIST   engines, with commas between them (default: all)
  --specs N     random specs for each engine (default: 6)
  --features N  boundary lists in each spec (default: 200)
  --rows N      random values for each list, at most 1000 (default: 1000)
  --seed N      default: 1
  --cache DIR   where Python packages are installed (default: in the temporary folder)
  --no-install  use what is there
  --write       write docs/engines.md; the rows of engines that are not run stay

psql and mysql need a server: PGHOST, MYSQL_UNIX_PORT and the like say which.
`;

const print = (line) => process.stdout.write(`${line}\n`);

const { values: flags } = parseArgs({
  allowNegative: true,
  options: {
    only: { type: 'string' },
    specs: { type: 'string', default: '6' },
    features: { type: 'string', default: '200' },
    rows: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    cache: { type: 'string', default: join(tmpdir(), 'discretize-engines') },
    install: { type: 'boolean', default: true },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** Python of the virtual environment, which is made first if it is not there. */
function python(packages) {
  const path = join(flags.cache, 'venv/bin/python');
  if (!flags.install) return existsSync(path) ? path : 'python3';
  if (!existsSync(path)) spawnSync('python3', ['-m', 'venv', join(flags.cache, 'venv')]);
  const install = ['-m', 'pip', 'install', '-q', ...packages];
  const { status, stderr, error } = spawnSync(path, install, { encoding: 'utf8' });
  if (status !== 0) print(`cannot install ${packages.join(' ')}: ${error?.message ?? stderr}`);
  return path;
}

/** The word of `--on`, with the program that runs it if that is of the virtual environment. */
function wordFor({ engine, packages }) {
  if (packages === undefined) return engine;
  const path = python(packages);
  if (engine === 'spark-submit') return withFile(engine, join(dirname(path), engine));
  return engine === 'clickhouse' ? `${engine}=${chdb(path)}` : `${engine}=${path}`;
}

function withFile(engine, path) {
  return existsSync(path) ? `${engine}=${path}` : engine;
}

/** A program that takes SQL as clickhouse local does. */
function chdb(path) {
  const program = join(flags.cache, 'clickhouse');
  const script = join(import.meta.dirname, 'clickhouse_local.py');
  writeFileSync(program, `#!/bin/sh\nexec '${path}' '${script}'\n`);
  chmodSync(program, 0o755);
  return program;
}

/** What a run of `discretize verify` on one engine printed. */
function verified(word, spec, data) {
  const [engine, program] = word.split('=');
  // Scripts of Spark look for Python on the PATH.
  const folders = [...(program === undefined ? [] : [dirname(program)]), process.env['PATH']];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [TOOL, 'verify', '--on', word, '--data', data, spec],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      env: { ...process.env, PATH: folders.join(delimiter), KERAS_BACKEND: 'jax' },
    },
  );
  const line = stdout.split('\n').find((one) => one.startsWith(`${engine} `));
  const [, version, values, differences] = / +(.*?) +([\d,]+) +([\d,]+) +-$/.exec(line) ?? [];
  if (version === undefined) return { failure: (line ?? stderr).trim().replace(/^\S+[ -]+/, '') };
  const count = (text) => Number(text.replaceAll(',', ''));
  return { version, values: count(values), differences: count(differences), failure: '' };
}

/** Runs all specs on one engine; stops at the first that does not run. */
function prove(target) {
  const random = randomFrom(Number(flags.seed));
  const word = wordFor(target);
  const total = { version: '', values: 0, differences: 0, failure: '' };
  const { features = Number(flags.features) } = target;
  const specs = Math.ceil((Number(flags.specs) * Number(flags.features)) / features);
  const { kinds = [] } = target;
  for (let i = 0; i < specs + kinds.length && total.failure === ''; i++) {
    const missing = ['empty', 'own', 'last'][i % 3];
    const kind = kinds[i - specs];
    const made =
      kind === undefined ? randomSpec(random, features, missing) : kindSpec(random, kind, missing);
    const spec = target.engine === 'keras' ? forKeras(made) : made;
    const paths = ['json', 'csv'].map((end) => join(flags.cache, `${target.engine}.${end}`));
    writeFileSync(paths[0], JSON.stringify(spec));
    writeFileSync(paths[1], randomData(random, spec, Number(flags.rows)));
    const { version, values = 0, differences = 0, failure } = verified(word, ...paths);
    total.version = version ?? total.version;
    total.values += values;
    total.differences += differences;
    total.failure = failure;
  }
  return total;
}

function row({ engine, form, why }, { version, values, differences, failure }) {
  if (values === 0) return `| ${engine} | not run | ${form} | | | ${failure} |`;
  const count = values.toLocaleString('en-US');
  return `| ${engine} | ${version} | ${form} | ${count} | ${differences} | ${failure || why} |`;
}

function main() {
  if (flags.help) return print(HELP.trimEnd());
  mkdirSync(flags.cache, { recursive: true });
  const names = flags.only?.split(',');
  const chosen = TARGETS.filter(({ engine }) => names?.includes(engine) ?? true);
  const rows = rowsOfPage();
  for (const target of chosen) {
    const result = prove(target);
    const line = row(target, result);
    print(line);
    if (result.differences > 0 || (result.values > 0 && result.failure)) process.exitCode = 1;
    rows.set(target.engine, line);
    // A run takes long: what is there is kept if it is ended.
    if (flags.write) write(rows);
  }
}

/** The rows of the page as it is, by engine. */
function rowsOfPage() {
  const page = join(ROOT, PAGE_NAME);
  const lines = existsSync(page) ? readFileSync(page, 'utf8').split('\n') : [];
  const engineOf = (line) => /^\| ([\w-]+) \|/.exec(line)?.[1];
  return new Map(lines.filter((line) => engineOf(line)).map((line) => [engineOf(line), line]));
}

/** The refusals of targets, by specs that they cannot hold. */
function refusals() {
  const specs = [
    ['tsql', { x: [5e-324, 1] }],
    ['keras', { precision: 'float32', features: [{ columns: ['x'], boundaries: [1e-40, 1] }] }],
    ['keras', { features: [{ columns: ['x'], boundaries: [1], closed: 'right' }] }],
    ['keras', { missing: 'own', features: [{ columns: ['x'], boundaries: [1] }] }],
    ['onnx', { missing: 'drop', features: [{ columns: ['x'], boundaries: [1] }] }],
    ['pmml', { missing: 'error', features: [{ columns: ['x'], boundaries: [1] }] }],
    ['pmml', { na_values: ['inf'], features: [{ columns: ['x'], boundaries: [1] }] }],
    ['postgres', { ['x'.repeat(64)]: [1] }],
    ['mysql', { ['x'.repeat(65)]: [1] }],
    ['snowflake', { x: Array.from({ length: 20_000 }, (_, i) => i) }],
    ['tsql', { x: Array.from({ length: 20_000 }, (_, i) => i) }],
  ];
  return specs.flatMap(([target, spec]) => {
    const args = [TOOL, 'export', '--to', target, '-'];
    const { stderr } = spawnSync(process.execPath, args, {
      input: JSON.stringify(spec),
      encoding: 'utf8',
    });
    const message = /^error: (.*)$/m.exec(stderr)?.[1];
    return message === undefined ? [] : [`- \`${target}\`: ${message}`];
  });
}

function write(rows) {
  const lines = [
    '# Engines',
    '',
    'Made by `npm run engines -- --write`: `discretize verify` on random boundary lists (decimal, clustered, huge,',
    'subnormal, float32 neighbors, whole numbers around 2^53), with adversarial values and random ones, against',
    'the codes of `discretize`, and on specs of special codes, times and groups where the target takes them.',
    '`differences` counts the values whose code differs.',
    '',
    '| engine | version | form | values | differences | rejected, or not equal and why |',
    '| --- | --- | --- | --: | --: | --- |',
    ...TARGETS.flatMap(({ engine }) => rows.get(engine) ?? []),
    '',
    `No engine of ${NOT_RUN.join(', ')} was available: these exports follow the documentation and say so in`,
    'their first lines. Check them with `--check` before use. `export --list` has the version of Trino.',
    '',
    '## Refusals',
    '',
    'An export that an engine cannot hold is refused, with the reason:',
    '',
    ...refusals(),
    '',
  ];
  mkdirSync(join(ROOT, 'docs'), { recursive: true });
  writeFileSync(join(ROOT, PAGE_NAME), lines.join('\n'));
}

main();
