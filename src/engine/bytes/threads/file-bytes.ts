/** The module `node:fs`; undefined until it is loaded. */
let files: Pick<typeof import('node:fs'), 'readFileSync' | 'readSync' | 'writeSync'> | undefined;

/** Loads `node:fs`, which some runtimes lack, before the first range is read or written. */
export async function loadFiles(): Promise<void> {
  files ??= await import('node:fs');
}

/**
 * Fills a buffer with the bytes of a file at a position.
 *
 * @returns false if there are fewer, or reading fails: the sequential reader reports the error
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
 * Writes bytes at the current position of a file.
 *
 * @returns the number of bytes written; fewer if writing fails: the sequential writer reports the error
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
    // The sequential writer reports the same failure.
  }
  return written;
}

/** The text of a small file; undefined if it cannot be read. */
export function fileText(path: string): string | undefined {
  try {
    return files?.readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
