import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { FileReader } from '../reading/file-reader.ts';
import { carryRights, cautiousMode } from './rights.ts';
import { NEW_FILE, removeStale, temporaryBeside } from './temporary.ts';

/** The number of bytes copied at once. */
const PIECE = 64 * 1024;

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
    copy(path, place);
  }
  try {
    renameSync(place, backup);
  } finally {
    remove(place);
  }
}

/** Copies a file with its owner, group and rights, as far as a new file can have them. */
function copy(path: string, place: string): void {
  const from = openSync(path, 'r');
  try {
    const old = fstatSync(from, { bigint: true });
    const file = openSync(place, NEW_FILE, cautiousMode(old));
    try {
      copyBytes(from, file);
      carryRights(file, old);
    } finally {
      closeSync(file);
    }
  } finally {
    closeSync(from);
  }
}

function copyBytes(from: number, to: number): void {
  const reader = new FileReader(from);
  const buffer = new Uint8Array(PIECE);
  for (let filled = PIECE; filled === PIECE; ) {
    filled = reader.fill(buffer);
    for (let written = 0; written < filled; ) {
      written += writeSync(to, buffer.subarray(written, filled));
    }
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
