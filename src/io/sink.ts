import { randomBytes } from 'node:crypto';
import { type BigIntStats, promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DiscretizeError } from '../core/error.ts';
import { reason } from './reason.ts';

/** An output that is whole at the end, or not there. */
export interface ByteSink {
  /** Resolves when more may come. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Makes the output appear. */
  readonly commit: () => Promise<void>;
  /** Leaves everything as it was before. */
  readonly abandon: () => Promise<void>;
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
  const target = await fs.realpath(path).catch(() => path);
  const old = await fs.stat(target, { bigint: true }).catch(() => undefined);
  if (old !== undefined) await refuseInputs(path, old, inputs);
  const isReplaced = old === undefined || old.isFile();
  const temporary = isReplaced ? temporaryBeside(target) : target;
  const mode = old === undefined ? 0o666 : Number(old.mode & 0o7777n);
  const file = await fs.open(temporary, isReplaced ? 'wx' : 'w', mode).catch((cause: Error) => {
    throw outputError(path, cause);
  });
  const orWriteError = (cause: Error): never => {
    throw writeError(path, cause);
  };
  const commit = async (): Promise<void> => {
    if (isReplaced) await file.sync();
    await file.close();
    if (isReplaced) await fs.rename(temporary, target);
  };
  const abandon = async (): Promise<void> => {
    await file.close().catch(() => {});
    if (isReplaced) await fs.unlink(temporary).catch(() => {});
  };
  return {
    write: (bytes) => file.writeFile(bytes).catch(orWriteError),
    commit: () => commit().catch(orWriteError),
    abandon,
  };
}

/** Writes a whole file, or leaves the old one as it was. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const sink = await openFile(path, []);
  try {
    await sink.write(Buffer.from(text, 'utf8'));
    await sink.commit();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

function temporaryBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
}

async function refuseInputs(
  path: string,
  output: BigIntStats,
  inputs: readonly string[],
): Promise<void> {
  for (const input of inputs) {
    const stat = await fs
      .stat(input === '-' ? '/dev/stdin' : input, { bigint: true })
      .catch(() => undefined);
    if (stat === undefined || !output.isFile()) continue;
    if (stat.dev !== output.dev || stat.ino !== output.ino) continue;
    throw new DiscretizeError('E_USAGE', `the output ${path} is the input ${input}`, {
      received: path,
      hint: 'write to another file, and move it when it is done',
    });
  }
}

function outputError(path: string, cause: Error): DiscretizeError {
  return new DiscretizeError('E_OUTPUT', `cannot write ${path}: ${reason(cause)}`, {
    received: path,
    cause,
  });
}

function writeError(name: string, cause: Error): DiscretizeError {
  return new DiscretizeError('E_WRITE', `writing ${name} failed: ${reason(cause)}`, { cause });
}
