/**
 * Installs the packed library into fresh projects, one for each environment, and runs one program in all of them.
 * Prints a table. What cannot be installed here is skipped, and said.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CONSUMERS } from './consumers.js';

const ROOT = resolve(import.meta.dirname, '../..');
const only = process.argv.slice(2);

const work = await mkdtemp(join(tmpdir(), 'discretize-consumers-'));
try {
  const packed = await run(ROOT, 'npm', ['pack', '--ignore-scripts', '--pack-destination', work]);
  const archive = join(work, packed.trim().split('\n').at(-1));
  const rows = [];
  for (const consumer of CONSUMERS) {
    if (only.length > 0 && !only.includes(consumer.name)) continue;
    const outcome = await tried(consumer, archive);
    rows.push(outcome);
    process.stderr.write(`${consumer.name}: ${outcome.state}\n`);
    if (outcome.detail !== undefined) process.stderr.write(`${outcome.detail}\n`);
  }
  const lines = rows.map(({ name, version, state }) => `| ${name} | ${version} | ${state} |`);
  const table = ['| environment | version | result |', '|---|---|---|', ...lines].join('\n');
  process.stdout.write(`${table}\n`);
  if (only.length === 0) await writeTable(table);
  if (rows.some(({ state }) => state === 'fails')) process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
}

/** Puts the table into docs/library.md. */
async function writeTable(table) {
  const path = join(ROOT, 'docs/library.md');
  const text = await readFile(path, 'utf8');
  const place = /(<!-- consumers -->\n)[\s\S]*?(<!-- end of consumers -->)/;
  await writeFile(path, text.replace(place, `$1\n${table}\n\n$2`));
}

/** Runs a consumer in a folder of its own. */
async function tried(consumer, archive) {
  const { name, packages, files, steps } = consumer;
  const folder = join(work, name.replaceAll(/\W+/g, '-'));
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'consumer', private: true, type: consumer.type ?? 'module' };
  await write(folder, { 'package.json': JSON.stringify(manifest), ...files });
  try {
    const install = [
      'install',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      archive,
      ...packages,
    ];
    await run(folder, 'npm', install);
  } catch (error) {
    return {
      name,
      version: '-',
      state: 'skipped: cannot be installed here',
      detail: lastLine(error),
    };
  }
  const version = await versionOf(folder, packages[0]);
  try {
    let output = '';
    for (const [program, ...args] of steps) output += await run(folder, program, args);
    if (consumer.expected === undefined || output.includes(consumer.expected)) {
      return { name, version, state: 'works' };
    }
    return { name, version, state: 'fails', detail: `printed: ${output}` };
  } catch (error) {
    if (consumer.skip?.(error) === true) {
      return { name, version, state: 'skipped: cannot run here', detail: lastLine(error) };
    }
    return {
      name,
      version,
      state: 'fails',
      detail: `${error.stdout ?? ''}${error.stderr ?? error}`,
    };
  }
}

async function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function versionOf(folder, wanted) {
  if (wanted === undefined) return process.version;
  const name = wanted.replace(/(?<=.)@[^@/]*$/, '');
  const listed = JSON.parse(await run(folder, 'npm', ['ls', name, '--json', '--depth=0']));
  return listed.dependencies?.[name]?.version ?? '-';
}

async function run(cwd, program, args) {
  const path = `${join(cwd, 'node_modules/.bin')}:${process.env.PATH}`;
  const options = {
    cwd,
    timeout: 120_000,
    maxBuffer: 1 << 24,
    env: { ...process.env, PATH: path },
  };
  const { stdout } = await promisify(execFile)(program, args, options);
  return stdout;
}

function lastLine(error) {
  return String(error.stderr ?? error)
    .trim()
    .split('\n')
    .at(-1);
}
