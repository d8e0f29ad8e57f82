/** The module of files; undefined until it is loaded. */
let files: Pick<typeof import('node:fs'), 'readSync' | 'writeSync'> | undefined;

/** Loads the module of files, which some runtimes do not have, before the first range is read or written. */
export async function loadFiles(): Promise<void> {
  files ??= await import('node:fs');
}

/**
 * Fills a buffer with the bytes of a file from a place on.
 *
 * @returns false where there are fewer, or none can be read: the sequential reader reports the error
 */
export function readAt(file: number, into: Uint8Array, position: number): boolean {
  try {
    for (let filled = 0; filled < into.length; ) {
      const rest = into.length - filled;
      const got = files?.readSync(file, into, filled, rest, position + filled) ?? 0;
      if (got === 0) return false;
      filled += got;
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes bytes to a file, after those that were written before.
 *
 * @returns how many were taken; fewer where that fails: the sequential writer reports the error
 */
export function writeNext(file: number, bytes: Uint8Array): number {
  let written = 0;
  try {
    while (written < bytes.length) {
      const count = files?.writeSync(file, bytes, written, bytes.length - written) ?? 0;
      if (count === 0) break;
      written += count;
    }
  } catch {
    // The failure comes again where the rest is written.
  }
  return written;
}
