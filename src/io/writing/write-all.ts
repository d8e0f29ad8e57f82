import { writeSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** The delay before a full non-blocking descriptor is tried again, in milliseconds. */
const RETRY = 5;

/** After so many milliseconds of writing, signals and timers get their turn. */
const TURN = 50;

/**
 * Writes to a regular file without waiting for another thread: each call's bytes are with the system
 * when it resolves. If the system takes only a part, the rest is tried again, so that a disk that
 * fills up within the last piece is an error.
 *
 * @returns a function that writes all of some bytes; it throws the system's error
 */
export function writerTo(file: number): (bytes: Uint8Array) => Promise<void> {
  let turned = performance.now();
  return async (bytes) => {
    let written = 0;
    while (written < bytes.length) {
      const count = writeSome(file, bytes.subarray(written));
      if (count === 0) await setTimeout(RETRY);
      written += count;
    }
    // The rest of the run may be synchronous, too, and a signal would wait for its end.
    if (performance.now() - turned < TURN) return;
    await setImmediate();
    turned = performance.now();
  };
}

/** @returns how many bytes were taken; 0 if the descriptor takes none for now */
function writeSome(file: number, bytes: Uint8Array): number {
  try {
    return writeSync(file, bytes);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EAGAIN' || code === 'EINTR') return 0;
    throw cause;
  }
}
