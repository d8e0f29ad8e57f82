import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** How much the pieces of a file hold. */
const PIECE = 64 * 1024;

/**
 * Reads a regular file from start to end, without waiting: its bytes are there, and to hand each read
 * to another thread takes as long as the read. (A pipe's bytes may not come for long; it has a stream.)
 */
export class FileReader {
  readonly #path: string | number;
  #file: number | undefined;
  #isClosed = false;

  /** @param path a path; or a descriptor, which stays open */
  constructor(path: string | number) {
    this.#path = path;
  }

  /** Fills a buffer, which may be a kernel's memory. @returns how many bytes; fewer only at the end */
  fill(into: Uint8Array): number {
    if (this.#isClosed) return 0;
    this.#file ??= typeof this.#path === 'number' ? this.#path : openSync(this.#path, 'r');
    let filled = 0;
    while (filled < into.length) {
      const got = readSync(this.#file, into, filled, into.length - filled, null);
      if (got === 0) break;
      filled += got;
    }
    return filled;
  }

  /** Nothing can be read any more. */
  close(): void {
    if (this.#file !== undefined && typeof this.#path === 'string') closeSync(this.#file);
    this.#file = undefined;
    this.#isClosed = true;
  }
}

/** The bytes of a reader in pieces, each of them new; closes it at the end. */
export async function* piecesOf(reader: FileReader): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE);
      const filled = reader.fill(piece);
      if (filled > 0) yield piece.subarray(0, filled);
      if (filled < PIECE) return;
    }
  } finally {
    reader.close();
  }
}

/** True for the path or the descriptor of a regular file. */
export function isRegular(path: string | number): boolean {
  try {
    return (typeof path === 'number' ? fstatSync(path) : statSync(path)).isFile();
  } catch {
    return false;
  }
}
