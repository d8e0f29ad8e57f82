import { constants, copyFileSync, linkSync, renameSync, unlinkSync } from 'node:fs';
import { removeStale, temporaryBeside } from './temporary.ts';

/**
 * Keeps a file under a second name, which is replaced in one step if it is there: a second name for
 * the same file where the file system has that, else a copy.
 *
 * @throws the system's error
 */
export function keepBackup(path: string, backup: string): void {
  removeStale(backup);
  const place = temporaryBeside(backup);
  try {
    linkSync(path, place);
  } catch {
    copyFileSync(path, place, constants.COPYFILE_EXCL);
  }
  try {
    renameSync(place, backup);
  } finally {
    remove(place);
  }
}

/** It is still there where the renaming failed, and where the backup was the same file already. */
function remove(place: string): void {
  try {
    unlinkSync(place);
  } catch {
    // It has the backup's name now.
  }
}
