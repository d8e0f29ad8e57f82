import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TIME = '/usr/bin/time';

/** Whether user+sys and peak memory can be had; without GNU time only wall time is measured. */
export const hasTime = existsSync(TIME);

/**
 * Runs a shell command as a whole process and measures it.
 *
 * @returns wall, user and sys in seconds; rss, the peak memory of its largest process, in bytes
 * @throws Error where it fails
 */
export function measure(command) {
  const notes = join(tmpdir(), `discretize-bench-${process.pid}.time`);
  const args = hasTime
    ? [TIME, '-o', notes, '-f', '%U %S %M', 'sh', '-c', command]
    : ['sh', '-c', command];
  const start = process.hrtime.bigint();
  const done = spawnSync(args[0], args.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (done.status !== 0) throw new Error(`${command}\nfailed: ${String(done.stderr).slice(-2000)}`);
  if (!hasTime) return { wall };
  const [user, sys, rss] = readFileSync(notes, 'utf8').trim().split(' ').map(Number);
  rmSync(notes);
  return { wall, user, sys, rss: rss * 1024 };
}

/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** True if half of the runs took more than a tenth longer than the fastest one. */
export function isNoisy(runs) {
  const walls = runs.map(({ wall }) => wall);
  return median(walls) > 1.1 * Math.min(...walls);
}

/** Medians of several runs, and the least and the most wall time. */
export function summarize(runs) {
  const of = (key) => median(runs.map((run) => run[key] ?? Number.NaN));
  const walls = runs.map(({ wall }) => wall);
  return {
    wall: of('wall'),
    least: Math.min(...walls),
    most: Math.max(...walls),
    cpu: of('user') + of('sys'),
    rss: Math.max(...runs.map(({ rss }) => rss ?? Number.NaN)),
    isNoisy: isNoisy(runs),
    runs,
  };
}
