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

/** Other paths of standard output. */
export const STDOUT_NAMES: readonly string[] = ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'];

/**
 * Opens a file, or standard output for `-`. The suffix of a file may choose a compression.
 *
 * @param inputs the paths of inputs, `-` for standard input, which must not be outputs
 * @throws DiscretizeError as {@link openFile} and {@link openStdout}
 */
export async function openOutput(path: string, inputs: readonly string[]): Promise<ByteSink> {
  if (path !== STDOUT) return await openFile(path, inputs);
  await checkNotInput('<stdout>', statOpen(1), inputs);
  return openStdout();
}

/**
 * Checks that an output can be created, before long work: opens a file and discards it. Does not open outputs that
 * are written directly, since readers would notice.
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
 * Opens standard output. Written bytes cannot be discarded.
 *
 * @throws DiscretizeError E_WRITE, from `write`, with the error of the system as the cause (EPIPE if the reader has
 *   ended)
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
  // The callback of write reports failures; an unhandled `error` event would end the process.
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {});
  return new Promise((resolve, reject) => {
    // Called when the system has all bytes; until then the stream uses their memory.
    process.stdout.write(bytes, (cause) => (cause ? reject(cause) : resolve()));
  });
}

/**
 * Opens a file, which replaces an existing file at the commit. Replaces the file that a symbolic link points to.
 * Writes other files than regular ones (`/dev/null`, a named pipe) and open descriptors (`/dev/stdout`) directly.
 *
 * @param inputs the paths of inputs, `-` for standard input, which must not be overwritten
 * @throws DiscretizeError E_OUTPUT, E_USAGE if the output is an input; E_WRITE from the methods
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

/** A sink of an open file, from its current offset; the file stays open. */
function descriptorSink(descriptor: number, name: string): ByteSink {
  const write = writerTo(descriptor);
  const sink = direct((bytes) =>
    write(bytes).catch((cause: Error) => {
      throw writeError(name, cause);
    }),
  );
  return { ...sink, file: { descriptor, wrote: () => {} } };
}

/** Opens a device or a named pipe, whose opening and writing may take long, on other threads. */
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

/** A sink that writes directly: it has nothing to commit or discard. */
function direct(write: ByteSink['write']): ByteSink {
  return { write, seal: async () => {}, commit: async () => {}, abandon: () => {} };
}

function isFolderName(path: string): boolean {
  return path === '' || path.endsWith('/') || path.endsWith(sep);
}
