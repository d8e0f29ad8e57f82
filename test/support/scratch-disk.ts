import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file system in memory. */
const IN_MEMORY = '/dev/shm';

/** Room for all scratch folders of a run, many times over. */
const ROOM = 4 * 1024 ** 3;

/**
 * Puts temporary folders in memory if there is room: making and removing thousands of them on a disk takes a large part
 * of the time of some tests. An explicit `TMPDIR` is kept.
 *
 * @returns a function that removes the folders after the last test
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

/** The free bytes of a file system; 0 if the folder does not exist. */
function roomIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** True if the system lets programs in the folder run. */
function runsPrograms(folder: string): boolean {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  return spawnSync(program).status === 0;
}
