import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file system in the memory of the machine. */
const IN_MEMORY = '/dev/shm';

/** Room for all scratch folders of a run, many times over. */
const ROOM = 4 * 1024 ** 3;

/**
 * Has temporary folders in memory where there is room: to make and remove thousands of them on a disk takes a part of
 * the time of all tests. A `TMPDIR` that is set stays.
 *
 * @returns what removes them after the last test
 */
export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || roomIn(IN_MEMORY) < ROOM) return undefined;
  const folder = mkdtempSync(join(IN_MEMORY, 'discretize-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (!runsPrograms(folder)) {
    remove();
    return undefined;
  }
  process.env['TMPDIR'] = folder;
  return remove;
}

/** Bytes that a file system has left; none where there is no such folder. */
function roomIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** False where programs of the folder may not be run. */
function runsPrograms(folder: string): boolean {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  return spawnSync(program).status === 0;
}
