import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom, randomSpec } from './specs.js';
import { TARGETS } from './targets.js';

const ROOT = resolve(import.meta.dirname, '../..');
const TOOL = join(ROOT, 'bin/discretize.js');

const HELP = `Usage: npm run engines -- [FLAGS]   run the checks of exports on real engines

  --only LIST   targets, with commas between them (default: all)
  --specs N     random specs for each target (default: 10)
  --features N  boundary lists in each spec (default: 40)
  --seed N      default: 1
  --cache DIR   where Python packages are installed (default: in the temporary folder)
  --no-install  use what is there
  --write       write docs/engines.md
`;

const print = (line) => process.stdout.write(`${line}\n`);

const { values: flags } = parseArgs({
  allowNegative: true,
  options: {
    only: { type: 'string' },
    specs: { type: 'string', default: '10' },
    features: { type: 'string', default: '40' },
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
  const { status, stderr } = spawnSync(path, ['-m', 'pip', 'install', '-q', ...packages], {
    encoding: 'utf8',
  });
  if (status !== 0) print(`cannot install ${packages.join(' ')}: ${stderr}`);
  return path;
}

/** Runs all specs on one target; stops at the first that does not run. */
function prove({ target, command, packages = [] }) {
  const random = randomFrom(Number(flags.seed));
  const words = command.map((word) => (word === 'PYTHON' ? python(packages) : word));
  const total = { engine: '', values: 0, differences: 0, failure: '' };
  for (let i = 0; i < Number(flags.specs) && total.failure === ''; i++) {
    const spec = randomSpec(random, Number(flags.features), ['empty', 'own', 'last'][i % 3]);
    const path = join(flags.cache, `${target}.json`);
    writeFileSync(path, JSON.stringify(spec));
    const run = (args, input) =>
      spawnSync(args[0], args.slice(1), { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
    const check = run([process.execPath, TOOL, 'export', '--to', target, '--check', path]);
    const done = check.status === 0 ? run(words, check.stdout) : check;
    const found = /^(\d+) differences in (\d+) values$/m.exec(done.stdout ?? '');
    if (found === null) {
      total.failure = (done.error?.message ?? done.stderr).trim().split('\n').at(-1) ?? 'no output';
      continue;
    }
    total.engine = /^engine: (.*)$/m.exec(done.stdout)?.[1] ?? '';
    total.differences += Number(found[1]);
    total.values += Number(found[2]);
  }
  return total;
}

function row({ target, form, why = '' }, { engine, values, differences, failure }) {
  if (values === 0) return `| ${target} | not run | ${form} | | | ${failure} |`;
  const count = values.toLocaleString('en-US');
  return `| ${target} | ${engine} | ${form} | ${count} | ${differences} | ${failure || why} |`;
}

function main() {
  if (flags.help) return print(HELP.trimEnd());
  mkdirSync(flags.cache, { recursive: true });
  const names = flags.only?.split(',');
  const chosen = TARGETS.filter(({ target }) => names?.includes(target) ?? true);
  const rows = chosen.map((target) => {
    const result = prove(target);
    const line = row(target, result);
    print(line);
    if (result.differences > 0 || (result.values > 0 && result.failure)) process.exitCode = 1;
    return line;
  });
  if (flags.write) write(rows);
}

function write(rows) {
  const lines = [
    '# Engines',
    '',
    'Made by `npm run engines -- --write`: the checks of `discretize export --check` on random boundary lists',
    '(decimal, clustered, huge, subnormal, float32 neighbors, whole numbers around 2^53), against the codes of',
    'the library.',
    '',
    '| target | engine | form | values | differences | not equal or refused |',
    '| --- | --- | --- | --: | --: | --- |',
    ...rows,
    '',
  ];
  mkdirSync(join(ROOT, 'docs'), { recursive: true });
  writeFileSync(join(ROOT, 'docs/engines.md'), lines.join('\n'));
}

main();
