import { write } from 'node:fs';

/** Writes all of some bytes; resolves when their memory may be used again. */
type Write = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes to an open pipe. Another thread of Node's waits for the pipe's reader, so that this one can read or work
 * meanwhile.
 *
 * @param whenFull writes the rest, and all later bytes, if the pipe does not block: whoever shares it may have
 *   made it so
 */
export function pipeWriter(descriptor: number, whenFull: Write): Write {
  let isBlocking = true;
  return async (bytes) => {
    let written = 0;
    while (isBlocking && written < bytes.length) {
      const count = await writeSome(descriptor, bytes.subarray(written));
      isBlocking = count !== undefined;
      written += count ?? 0;
    }
    if (!isBlocking) await whenFull(bytes.subarray(written));
  };
}

/** @returns how many bytes were taken; undefined if the pipe takes none now, and does not wait */
function writeSome(descriptor: number, bytes: Uint8Array): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, (cause, count) => {
      if (cause === null) resolve(count);
      else if (cause.code === 'EAGAIN') resolve(undefined);
      else reject(cause);
    });
  });
}
