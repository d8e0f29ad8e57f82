import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The program as npm installs it; it runs what is in dist/. */
const BIN = resolve(import.meta.dirname, '../../bin/discretize.js');
const TAKEN = pathToFileURL(join(import.meta.dirname, 'taken.js')).href;

/** A run that takes longer hangs. */
const TIME_LIMIT = 1_200_000;

/** As much of standard error as a test may look at. */
const SAID = 10_000;

/**
 * Runs the command as a whole process.
 *
 * @param options `cwd`: where; `stdin`: pieces for standard input, by default none; `watch`: is given
 *   the process while it runs, once for each piece
 * @returns its status, what it said on standard error, how many seconds it took, those of a processor
 *   (cpu), and the megabytes that it had at most
 */
export async function measured(args, { cwd, stdin = [], watch = () => {} }) {
  const notes = join(cwd, `${process.pid}.taken`);
  const env = { ...process.env, NODE_OPTIONS: `--import=${TAKEN}`, DISCRETIZE_TAKEN: notes };
  const begin = performance.now();
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env });
  const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
  let stderr = '';
  child.stdout.resume();
  child.stderr.setEncoding('latin1').on('data', (text) => {
    stderr = (stderr + text).slice(0, SAID);
  });
  const closed = once(child, 'close');
  await feed(child, stdin, watch);
  const [status] = await closed;
  clearTimeout(timer);
  const seconds = (performance.now() - begin) / 1000;
  const taken = read(notes);
  rmSync(notes, { force: true });
  return { status, stderr, seconds, ...taken };
}

/** What a process wrote down; one that was killed did not. */
function read(notes) {
  try {
    return JSON.parse(readFileSync(notes, 'utf8'));
  } catch {
    return { megabytes: Number.NaN, cpu: Number.NaN };
  }
}

/** Writes pieces as they are taken; a process that has ended has had enough. */
async function feed(child, pieces, watch) {
  let isOpen = true;
  child.stdin.on('error', () => {
    isOpen = false;
  });
  child.on('exit', () => {
    isOpen = false;
    child.stdin.destroy();
  });
  for (const piece of pieces) {
    if (!isOpen) return;
    await new Promise((done) => child.stdin.write(piece, done));
    watch(child);
  }
  child.stdin.end();
}

/** The memory that a running process has now, in megabytes; undefined where the system does not tell. */
export function memoryOf({ pid }) {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 1e6;
  } catch {
    return undefined;
  }
}

/** A figure in a line of results. */
export function figure({ seconds, cpu, megabytes }) {
  return `${seconds.toFixed(2)} s (cpu ${cpu.toFixed(2)}), ${megabytes.toFixed(0)} MB`;
}
