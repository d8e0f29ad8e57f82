import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { HELP, readFlags } from './flags.js';
import { full, limit, small } from './full.js';
import { kill, signal } from './killed.js';
import { head, slow } from './readers.js';
import { inside, randomFrom } from './tool.js';
import { writers } from './writers.js';

const TRIALS = { kill, signal, head, slow, full, limit, small, writers };

/** How many failures of a trial are shown. */
const SHOWN = 5;

const print = (line) => process.stdout.write(`${line}\n`);

/** Makes the data, and what all trials need to know. */
function prepare(root, flags) {
  const rows = Array.from({ length: flags.rows }, (_, i) => `${i % 5},some text ${i}`);
  const input = inside(root, 'in.csv');
  const tiny = inside(root, 'tiny.csv');
  writeFileSync(input, `a,b\n${rows.join('\n')}\n`);
  writeFileSync(tiny, 'old');
  const output = `a,b\n${rows.map((row) => (Number(row[0]) < 2 ? 0 : 1) + row.slice(1)).join('\n')}\n`;
  const hash = (text) => createHash('sha256').update(text).digest('hex');
  const folder = (name) => {
    const path = inside(root, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const random = randomFrom(flags.seed);
  const facts = {
    input,
    tiny,
    outputBytes: output.length,
    expected: hash(output),
    old: hash('old'),
  };
  return { ...flags, ...facts, folder, random };
}

/** Does one trial and prints what came of it. @returns how many failures there were */
async function judge(name, trial, context) {
  if (context.counts[name] === 0) return 0;
  const begin = performance.now();
  const { runs, failures = [], note, skipped } = await trial(context);
  const seconds = `${((performance.now() - begin) / 1000).toFixed(0)} s`;
  if (skipped !== undefined) print(`${name.padEnd(8)} skipped: ${skipped}`);
  else {
    const result = `${runs} runs, ${failures.length} failures, ${seconds}`;
    print(`${name.padEnd(8)} ${result}${note === undefined ? '' : `; ${note}`}`);
  }
  for (const failure of failures.slice(0, SHOWN)) print(`         ${failure.trim()}`);
  return failures.length;
}

const flags = readFlags(process.argv.slice(2));
if (flags.help) print(HELP.trimEnd());
else {
  const root = mkdtempSync(inside(tmpdir(), 'discretize-torture-'));
  let failures = 0;
  try {
    print(`seed ${flags.seed}, ${flags.rows} rows, node ${process.version}`);
    const context = prepare(root, flags);
    for (const [name, trial] of Object.entries(TRIALS))
      failures += await judge(name, trial, context);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  print(failures === 0 ? 'all held' : `${failures} failures`);
  process.exitCode = failures === 0 ? 0 : 1;
}
