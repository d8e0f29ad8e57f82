import { write, writeSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** The delay before a full non-blocking descriptor is tried again, in milliseconds. */
const RETRY = 5;

/** The milliseconds of writing after which signals and timers get their turn. */
const TURN = 50;

/** Writes all of some bytes; resolves when their memory may be used again. Rejects with the error of the system. */
type Write = (bytes: Uint8Array) => Promise<void>;

/**
 * Makes a writer to a regular file that waits for no other thread: the system has the bytes of each call when it
 * resolves. If the system takes only a part, the writer tries the rest again, so that a disk that fills up within the
 * last bytes is an error.
 */
export function writerTo(file: number): Write {
  let turned = performance.now();
  return async (bytes) => {
    let written = 0;
    while (written < bytes.length) {
      const count = writeToFile(file, bytes.subarray(written));
      if (count === 0) await setTimeout(RETRY);
      written += count;
    }
    // The rest of the run may be synchronous, too, and a signal would wait for its end.
    if (performance.now() - turned < TURN) return;
    await setImmediate();
    turned = performance.now();
  };
}

/** @returns the number of bytes that the file took; 0 if a non-blocking descriptor is full */
function writeToFile(file: number, bytes: Uint8Array): number {
  try {
    return writeSync(file, bytes);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EAGAIN' || code === 'EINTR') return 0;
    throw cause;
  }
}

/**
 * Makes a writer to an open pipe. A thread of Node's pool waits for the reader of the pipe, so that this thread can
 * read or work meanwhile.
 *
 * @param whenFull writes the rest, and all later bytes, if the pipe does not block: another process that shares the
 *   pipe may have set that
 */
export function pipeWriter(descriptor: number, whenFull: Write): Write {
  let isBlocking = true;
  return async (bytes) => {
    let written = 0;
    while (isBlocking && written < bytes.length) {
      const count = await writeToPipe(descriptor, bytes.subarray(written));
      isBlocking = count !== undefined;
      written += count ?? 0;
    }
    if (!isBlocking) await whenFull(bytes.subarray(written));
  };
}

/** @returns the number of bytes that the pipe took; undefined if it is full and does not block */
function writeToPipe(descriptor: number, bytes: Uint8Array): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, (cause, count) => {
      if (cause === null) resolve(count);
      else if (cause.code === 'EAGAIN') resolve(undefined);
      else reject(cause);
    });
  });
}
