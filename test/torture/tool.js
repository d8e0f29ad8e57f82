import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The program as npm installs it; it runs what is in dist/. */
const BIN = resolve(import.meta.dirname, '../../bin/discretize.js');

/** A run that takes longer hangs. */
const TIME_LIMIT = 60_000;

/** Starts the command; `ended` has its status, its signal and what it said. */
export function start(args, cwd) {
  return follow(
    spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}

/** Runs a line of bash in which $D is the command. */
export function shell(line, cwd) {
  const env = { ...process.env, D: `${process.execPath} ${BIN}` };
  const child = spawn('bash', ['-c', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return follow(child).ended;
}

function follow(child) {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('latin1').on('data', (text) => {
      texts[name] += text;
    });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT);
  const ended = new Promise((done) => {
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      done({ ...texts, status, signal });
    });
  });
  return { child, ended };
}

/** What a file holds, in short; undefined where there is none. */
export function digest(path) {
  if (!existsSync(path)) return undefined;
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** The temporary files that are left in a folder. */
export function leftovers(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.tmp'));
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The path of a file in a folder of the trials. */
export const inside = join;
