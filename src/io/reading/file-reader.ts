import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** The size of the chunks of a file. */
const PIECE = 64 * 1024;

/**
 * Reads a regular file from start to end, synchronously: its bytes are available, and a read by another thread takes
 * twice as long. (A pipe, whose bytes may be delayed, has a stream.)
 */
export class FileReader {
  readonly #path: string | number;
  #file: number | undefined;
  #isClosed = false;
  /** The offset of the next read; null for the offset of the descriptor. */
  #position: number | null = null;
  /** Bytes that `peek` has read, or its error, for the next read. */
  #unread: Uint8Array = new Uint8Array(0);
  #failure: unknown;

  /** @param path a path; or a descriptor, which stays open */
  constructor(path: string | number) {
    this.#path = path;
  }

  /** Fills a buffer, except at the end of the file. @returns the number of bytes */
  fill(into: Uint8Array): number {
    const filled = this.#read(into);
    // There may be more files than the process may open.
    if (filled < into.length) this.close();
    return filled;
  }

  #read(into: Uint8Array): number {
    if (this.#isClosed) return 0;
    if (this.#failure !== undefined) throw this.#failure;
    this.#file ??= typeof this.#path === 'number' ? this.#path : openSync(this.#path, 'r');
    const unread = this.#unread.subarray(0, into.length);
    into.set(unread);
    this.#unread = this.#unread.subarray(unread.length);
    let filled = unread.length;
    while (filled < into.length) {
      const got = readSync(this.#file, into, filled, into.length - filled, this.#position);
      if (got === 0) break;
      if (this.#position !== null) this.#position += got;
      filled += got;
    }
    return filled;
  }

  /**
   * The open file, for reads at offsets until it is closed; undefined after that, and for a descriptor, whose offset
   * other processes may share.
   */
  open(): { readonly descriptor: number; readonly size: number } | undefined {
    if (this.#isClosed || this.#file === undefined || typeof this.#path === 'number')
      return undefined;
    return { descriptor: this.#file, size: fstatSync(this.#file).size };
  }

  /** Sets the offset of the next read. */
  seek(position: number): void {
    this.#position = position;
  }

  /**
   * The first bytes, which the next read gives again; called before other methods. Closes the file: there may be more
   * files than the process may open.
   *
   * @returns fewer bytes at the end of the file, or if reading fails, which the next read then reports
   */
  peek(count: number): Uint8Array {
    const start = new Uint8Array(count);
    try {
      const found = start.subarray(0, this.#read(start));
      if (typeof this.#path === 'number') this.#unread = found;
      return found;
    } catch (cause) {
      this.#failure = cause;
      return start.subarray(0, 0);
    } finally {
      this.#letGo();
    }
  }

  /** Closes the file and ends the reading. */
  close(): void {
    this.#letGo();
    this.#isClosed = true;
  }

  #letGo(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined || typeof this.#path === 'number') return;
    try {
      closeSync(file);
    } catch {
      // The read bytes are valid even if the descriptor cannot be closed.
    }
  }
}

/** The bytes of a reader in new pieces of a size; closes the reader at the end. */
export async function* fileChunks(
  reader: FileReader,
  size: number = PIECE,
): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const piece = new Uint8Array(size);
      const filled = reader.fill(piece);
      if (filled > 0) yield piece.subarray(0, filled);
      if (filled < size) return;
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
