import { accessSync, closeSync, constants, fsync, openSync, renameSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ByteSink, outputError, writeError } from '../byte-sink.ts';
import { shownPath, systemReason } from '../system-error.ts';
import { backgroundSync } from './background-sync.ts';
import { keepBackup } from './backup.ts';
import { carryRights, cautiousMode } from './rights.ts';
import type { Target } from './target.ts';
import { NEW_FILE, removeStale, temporaryBeside } from './temporary.ts';
import { writerTo } from './write-all.ts';

/** The error codes of `fsync` where syncing is not supported. */
const NO_SYNC: ReadonlySet<string | undefined> = new Set([
  ...['EINVAL', 'ENOSYS', 'ENOTSUP'],
  // In a sandbox, or under the permission model of Node.
  ...['EPERM', 'EACCES', 'ERR_ACCESS_DENIED'],
]);

/**
 * An output file that appears, or replaces another file, when it is completely on the disk. Until then it is a
 * temporary file in the same folder. It keeps owner, group and permissions as far as the system allows it ({@link
 * carryRights}), but not access lists and hard links of the old file.
 *
 * @param path the output in messages
 * @param backup the path of the backup of the old file; undefined for no backup
 * @throws DiscretizeError E_OUTPUT; from the methods E_WRITE
 */
export function openReplacement(path: string, target: Target, backup?: string): ByteSink {
  removeStale(target.path);
  const place = temporaryBeside(target.path);
  const file = new TemporaryFile(create(path, target, place), { target, place, backup });
  const orWriteError = (cause: Error): never => {
    throw writeError(shownPath(path), cause);
  };
  return {
    write: (bytes) => file.write(bytes).catch(orWriteError),
    file: file.file,
    seal: () => file.seal().catch(orWriteError),
    commit: () => file.commit().catch(orWriteError),
    abandon: () => file.abandon(),
  };
}

/** The paths of a temporary file, its target and its backup. */
interface Surroundings {
  readonly target: Target;
  /** The path of the temporary file. */
  readonly place: string;
  readonly backup: string | undefined;
}

/** A temporary file, until it is renamed to its target. */
class TemporaryFile {
  readonly file: NonNullable<ByteSink['file']>;
  readonly #around: Surroundings;
  readonly #writeBytes: (bytes: Uint8Array) => Promise<void>;
  readonly #syncing: ReturnType<typeof backgroundSync>;
  /** Undefined after the close, when the number may belong to another file. */
  #descriptor: number | undefined;
  #isThere = true;

  constructor(descriptor: number, around: Surroundings) {
    this.#descriptor = descriptor;
    this.#around = around;
    this.#writeBytes = writerTo(descriptor);
    this.#syncing = backgroundSync(descriptor);
    this.file = { descriptor, wrote: this.#syncing.wrote };
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#descriptor === undefined) throw closed();
    await this.#writeBytes(bytes);
    this.#syncing.wrote(bytes.length);
  }

  async seal(): Promise<void> {
    if (this.#descriptor === undefined) return;
    const { old } = this.#around.target;
    if (old !== undefined) carryRights(this.#descriptor, old);
    await sync(this.#descriptor, await this.#syncing.end());
    // The output may have been abandoned meanwhile, and the number may belong to another file.
    const open = this.#closing();
    if (open === undefined) throw closed();
    closeSync(open);
  }

  async commit(): Promise<void> {
    await this.seal();
    if (!this.#isThere) throw closed();
    const { target, place, backup } = this.#around;
    if (backup !== undefined && target.old !== undefined) keepBackup(target.path, backup);
    renameSync(place, target.path);
    this.#isThere = false;
    await syncFolder(dirname(target.path));
  }

  abandon(): void {
    if (this.#isThere) quietly(() => unlinkSync(this.#around.place));
    this.#isThere = false;
    const open = this.#closing();
    if (open !== undefined) quietly(() => closeSync(open));
  }

  /** The descriptor, for its close; forgets it. */
  #closing(): number | undefined {
    const open = this.#descriptor;
    this.#descriptor = undefined;
    return open;
  }
}

function closed(): Error {
  return new Error('it is closed');
}

/** Creates the temporary file, with at most the permissions of the old file. */
function create(path: string, { path: target, old }: Target, place: string): number {
  try {
    // The replacement of a file does not need write permission on it; a user without that should not replace it.
    if (old !== undefined) accessSync(target, constants.W_OK);
    return openSync(place, NEW_FILE, old === undefined ? 0o666 : cautiousMode(old));
  } catch (cause) {
    throw outputError(path, systemReason(cause as NodeJS.ErrnoException), {
      cause,
      hint: old === undefined ? undefined : hintFor(cause as NodeJS.ErrnoException),
    });
  }
}

function hintFor({ code, syscall }: NodeJS.ErrnoException): string | undefined {
  if (syscall !== 'open' || (code !== 'EACCES' && code !== 'EPERM')) return undefined;
  return 'its directory must allow a temporary file; or write with > FILE';
}

/**
 * @param earlier the error of an earlier sync, which the system reports only once
 */
function sync(file: number, earlier?: NodeJS.ErrnoException): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(file, (cause) => {
      const failed = [earlier, cause].find((one) => one && !NO_SYNC.has(one.code));
      if (failed) reject(failed);
      else resolve();
    });
  });
}

/** Syncs the folder, so that the new name survives a power failure, if the system supports it. */
async function syncFolder(folder: string): Promise<void> {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    await sync(file);
  } catch {
    return;
  } finally {
    const open = file;
    if (open !== undefined) quietly(() => closeSync(open));
  }
}

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // The new name exists already.
  }
}
