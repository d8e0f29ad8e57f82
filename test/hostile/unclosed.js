import { closeSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { figure, measured } from './measured.js';

const HEAD = 'a,b\n1,"open\n';
const ROWS = Buffer.from('2,some text without a quote\n'.repeat(40_000));

/** What must hold: within a second, in little memory, at the line where the quote opens. */
const SECONDS = 1;
const MEGABYTES = 120;

const COMMANDS = [
  ['-b', 'a=1', '--engine', 'bytes', '-o', 'out.csv'],
  ['-b', 'a=1', '--engine', 'records', '-o', 'out.csv'],
  ['fit', '-c', 'a', '-o', 'out.csv'],
  ['hist', '-c', 'a'],
];

/** A quote that opens in line 2 of a gigabyte and never closes, in a file and in a pipe. */
export async function unclosed({ print, folder, megabytes }) {
  const failures = [];
  const path = join(folder, 'unclosed.csv');
  writeFile(path, megabytes * 10);
  for (const command of COMMANDS) {
    for (const isPiped of [false, true]) {
      const input = isPiped ? { stdin: pieces(megabytes * 10) } : {};
      const args = isPiped ? command : [...command, 'unclosed.csv'];
      const run = await measured(args, { cwd: folder, ...input });
      const name = `${command.slice(0, 4).join(' ')} ${isPiped ? '(pipe)' : '(file)'}`;
      print(`${name}: ${figure(run)}`);
      failures.push(...judge(run, isPiped, folder).map((what) => `${name}: ${what}`));
    }
  }
  rmSync(path);
  return failures;
}

function judge({ status, stderr, cpu, megabytes }, isPiped, folder) {
  const failures = [];
  const place = `${isPiped ? '<stdin>' : 'unclosed.csv'}:2:3: unclosed quote`;
  if (status !== 1) failures.push(`ended with ${status}`);
  if (!stderr.startsWith(place)) failures.push(`said ${stderr.slice(0, 200)}`);
  if (cpu > SECONDS) failures.push(`took ${cpu.toFixed(2)} s of a processor`);
  if (megabytes > MEGABYTES) failures.push(`took ${megabytes.toFixed(0)} MB`);
  if (existsSync(join(folder, 'out.csv'))) failures.push('left an output');
  const left = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  if (left.length > 0) failures.push(`left ${left}`);
  return failures;
}

function* pieces(megabytes) {
  yield HEAD;
  for (let left = megabytes * 1e6; left > 0; left -= ROWS.length) yield ROWS;
}

function writeFile(path, megabytes) {
  const file = openSync(path, 'w');
  for (const piece of pieces(megabytes)) writeSync(file, piece);
  closeSync(file);
}
