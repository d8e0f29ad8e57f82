import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** The size of the chunks of a file. */
const PIECE = 64 * 1024;

/**
 * Reads a regular file from start to end, without waiting: its bytes are there, and to hand each read
 * to another thread takes as long as the read. (A pipe's bytes may not come for long; it has a stream.)
 */
export class FileReader {
  readonly #path: string | number;
  #file: number | undefined;
  #isClosed = false;
  /** The offset of the next read; null for that of the descriptor. */
  #position: number | null = null;
  /** Bytes that were looked at and not yet given out, or what became of it. */
  #unread: Uint8Array = new Uint8Array(0);
  #failure: unknown;

  /** @param path a path; or a descriptor, which stays open */
  constructor(path: string | number) {
    this.#path = path;
  }

  /** Fills a buffer, which may be a kernel's memory. @returns how many bytes; fewer only at the end */
  fill(into: Uint8Array): number {
    const filled = this.#read(into);
    // There may be more files than a process may have open.
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
   * The open file, for others to read at places in it until it is closed; undefined after that, and for a descriptor,
   * whose own place others may share.
   */
  open(): { readonly descriptor: number; readonly size: number } | undefined {
    if (this.#isClosed || this.#file === undefined || typeof this.#path === 'number')
      return undefined;
    return { descriptor: this.#file, size: fstatSync(this.#file).size };
  }

  /** Reads on from a place. */
  seek(position: number): void {
    this.#position = position;
  }

  /**
   * The first bytes, which are given out again; to be called before anything else. A file is not left
   * open: there may be more files than a process may open.
   *
   * @returns fewer bytes where there are no more, or none can be read: reading will then fail
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

  /** Nothing can be read any more. */
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
      // What was read is good, whatever becomes of the descriptor.
    }
  }
}

/** The bytes of a reader in pieces of a size, each of them new; closes it at the end. */
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
