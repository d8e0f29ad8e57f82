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
 * Keeps a file under a second name, replacing an older backup atomically: as a hard link if the file system supports
 * it, otherwise as a copy.
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

/** Copies a file with its owner, group and permissions, as far as the system allows it. */
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

/** Removes the temporary name, which remains if the renaming failed, or if the backup was already the same file. */
function remove(place: string): void {
  try {
    unlinkSync(place);
  } catch {
    // It was renamed to the backup.
  }
}
