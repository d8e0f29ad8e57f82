import { promises as fs } from 'node:fs';
import { sep } from 'node:path';
import { type ByteSink, outputError, writeError } from '../byte-sink.ts';
import { compressedSink, encoderOf } from '../compression/compressed-sink.ts';
import { compressionByName } from '../compression/formats.ts';
import { shownPath, systemReason } from '../system-error.ts';
import { isStdoutClosed } from './closed-stdout.ts';
import { openReplacement } from './replacement.ts';
import { checkNotInput, findTarget, statOpen } from './target.ts';
import { pipeWriter, writerTo } from './write-all.ts';

/** The name of standard output, on the command line. */
export const STDOUT = '-';

/** Paths that are standard output, too. */
export const STDOUT_NAMES: readonly string[] = ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'];

/**
 * A file, or standard output for `-`. A file whose name ends as packed files do is packed.
 *
 * @param inputs paths that are being read, `-` for standard input; writing to one is rejected
 * @throws DiscretizeError as {@link openFile} and {@link openStdout}
 */
export async function openOutput(path: string, inputs: readonly string[]): Promise<ByteSink> {
  if (path !== STDOUT) return await openFile(path, inputs);
  await checkNotInput('<stdout>', statOpen(1), inputs);
  return openStdout();
}

/**
 * Makes sure that an output can be made, before work that takes long: a file is opened and given up again,
 * and leaves nothing. What is written directly is not opened, which its reader would notice.
 *
 * @throws DiscretizeError as {@link openOutput}
 */
export async function checkWritable(path: string, inputs: readonly string[]): Promise<void> {
  if (path === STDOUT) return await checkNotInput('<stdout>', statOpen(1), inputs);
  const { old, isReplaced } = await findTarget(path);
  const isDirect = !isReplaced && old?.isDirectory() === false;
  if (isDirect) return await checkNotInput(path, old, inputs);
  (await openFile(path, inputs)).abandon();
}

/**
 * Standard output. What is written cannot be taken back.
 *
 * @throws DiscretizeError E_WRITE, from `write`, with the system's error as the cause (EPIPE where the
 *   reader has gone)
 */
export function openStdout(): ByteSink {
  if (isStdoutClosed()) {
    throw writeError('standard output', { message: 'it is closed' });
  }
  const stat = statOpen(1);
  if (stat?.isFile()) return descriptorSink(1, 'standard output');
  const isPipe = stat?.isFIFO() === true && process.platform !== 'win32';
  const write = isPipe ? pipeWriter(1, writeToStream) : writeToStream;
  return direct((bytes) =>
    write(bytes).catch((cause: Error) => {
      throw writeError('standard output', cause);
    }),
  );
}

function writeToStream(bytes: Uint8Array): Promise<void> {
  // Failures reach us through the callback of write; unheard, the event would end the process.
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {});
  return new Promise((resolve, reject) => {
    // Called when the system has all of the bytes; until then the stream keeps them where they are.
    process.stdout.write(bytes, (cause) => (cause ? reject(cause) : resolve()));
  });
}

/**
 * A file, which takes the place of what is there when all is written. A symbolic link is followed, and
 * the file that it points to is replaced. What is no regular file (`/dev/null`, a named pipe), and what
 * names an open descriptor (`/dev/stdout`), is written directly.
 *
 * @param inputs paths that are being read, `-` for standard input; writing over one is rejected
 * @throws DiscretizeError E_OUTPUT, E_USAGE where the output is an input; E_WRITE from the methods
 */
export async function openFile(path: string, inputs: readonly string[]): Promise<ByteSink> {
  if (isFolderName(path)) throw outputError(path, 'is a directory');
  const encoder = encoderOf(path, compressionByName(path));
  const target = await findTarget(path);
  const { old, isReplaced, descriptor } = target;
  if (old === undefined && path.includes('\ufffd')) {
    throw outputError(path, 'its name is not UTF-8', {
      hint: 'choose another name, or write with >',
    });
  }
  await checkNotInput(path, old, inputs);
  const sink = isReplaced
    ? openReplacement(path, target)
    : descriptor === undefined
      ? await openDirect(path)
      : openDescriptor(descriptor, path);
  return encoder === undefined ? sink : compressedSink(sink, encoder());
}

function openDescriptor(descriptor: number, path: string): ByteSink {
  return descriptor === 1 ? openStdout() : descriptorSink(descriptor, shownPath(path));
}

/** An open file, from where its owner left off; it stays open. */
function descriptorSink(descriptor: number, name: string): ByteSink {
  const write = writerTo(descriptor);
  const sink = direct((bytes) =>
    write(bytes).catch((cause: Error) => {
      throw writeError(name, cause);
    }),
  );
  return { ...sink, file: { descriptor, wrote: () => {} } };
}

/** A device or a named pipe: to open it and to write to it may take long, so other threads wait. */
async function openDirect(path: string): Promise<ByteSink> {
  const file = await fs.open(path, 'w').catch((cause: Error) => {
    throw outputError(path, systemReason(cause), { cause });
  });
  const orWriteError = (cause: Error): never => {
    throw writeError(shownPath(path), cause);
  };
  const close = (): Promise<void> => file.close();
  return {
    ...direct((bytes) => file.writeFile(bytes).catch(orWriteError)),
    commit: () => close().catch(orWriteError),
    abandon: () => void close().catch(() => {}),
  };
}

/** What is written directly is there already, and stays. */
function direct(write: ByteSink['write']): ByteSink {
  return { write, seal: async () => {}, commit: async () => {}, abandon: () => {} };
}

function isFolderName(path: string): boolean {
  return path === '' || path.endsWith('/') || path.endsWith(sep);
}
