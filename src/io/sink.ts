import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { DiscretizeError } from '../core/error.ts';
import { reason, shownName } from './reason.ts';
import { findTarget, refuseInputs, statOpen } from './target.ts';

/** An output that is whole at the end, or not there. */
export interface ByteSink {
  /** Resolves when more may come. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Makes the output appear. */
  readonly commit: () => Promise<void>;
  /** Leaves everything as it was before. */
  readonly abandon: () => Promise<void>;
}

/** The name of standard output, on the command line. */
export const STDOUT = '-';

/**
 * A file, or standard output for `-`.
 *
 * @param inputs paths that are being read, `-` for standard input; writing to one is refused
 * @throws DiscretizeError as {@link openFile} and {@link openStdout}
 */
export async function openOutput(path: string, inputs: readonly string[]): Promise<ByteSink> {
  if (path !== STDOUT) return await openFile(path, inputs);
  await refuseInputs('<stdout>', statOpen(1), inputs);
  return openStdout();
}

/**
 * Standard output. What is written cannot be taken back.
 *
 * @throws DiscretizeError E_WRITE, from `write`, with the system's error as the cause (EPIPE where the
 *   reader has gone)
 */
export function openStdout(): ByteSink {
  // Failures reach us through the callback of write; unheard, the event would end the process.
  process.stdout.on('error', () => {});
  const write = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (cause?: Error | null): void =>
        cause ? reject(writeError('standard output', cause)) : resolve();
      process.stdout.write(bytes, done);
    });
  return { write, commit: async () => {}, abandon: async () => {} };
}

/**
 * A file. Bytes go to a temporary file in the same folder, which takes the place of the file when all
 * is written; a symbolic link is followed, mode bits are kept. What is no regular file (`/dev/null`, a
 * named pipe) is written directly.
 *
 * @param inputs paths that are being read, `-` for standard input; writing over one is refused
 * @throws DiscretizeError E_OUTPUT, E_USAGE where the output is an input; E_WRITE from the methods
 */
export async function openFile(path: string, inputs: readonly string[]): Promise<ByteSink> {
  if (isFolderName(path)) throw outputError(path, 'a file is needed');
  const { path: target, old, isReplaced } = await findTarget(path);
  await refuseInputs(path, old, inputs);
  const place = isReplaced ? temporaryBeside(target) : target;
  const mode = old === undefined ? undefined : Number(old.mode & 0o7777n);
  const file = await fs.open(place, isReplaced ? 'wx' : 'w', mode).catch((cause: Error) => {
    throw outputError(path, reason(cause), cause);
  });
  const orWriteError = (cause: Error): never => {
    throw writeError(shownName(path), cause);
  };
  const commit = async (): Promise<void> => {
    // The mode that a file is opened with loses the bits of the umask.
    if (isReplaced && mode !== undefined) await file.chmod(mode);
    if (isReplaced) await file.sync();
    await file.close();
    if (isReplaced) await fs.rename(place, target);
  };
  const abandon = async (): Promise<void> => {
    await file.close().catch(() => {});
    if (isReplaced) await fs.unlink(place).catch(() => {});
  };
  return {
    write: (bytes) => file.writeFile(bytes).catch(orWriteError),
    commit: () => commit().catch(orWriteError),
    abandon,
  };
}

function isFolderName(path: string): boolean {
  return path === '' || path.endsWith('/') || path.endsWith(sep);
}

function temporaryBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
}

function outputError(path: string, why: string, cause?: Error): DiscretizeError {
  return new DiscretizeError('E_OUTPUT', `cannot write ${shownName(path)}: ${why}`, {
    received: path,
    cause,
  });
}

function writeError(name: string, cause: Error): DiscretizeError {
  return new DiscretizeError('E_WRITE', `writing ${name} failed: ${reason(cause)}`, { cause });
}
