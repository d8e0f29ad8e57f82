import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { ByteSource } from './source.ts';

/**
 * The maximum number of hashed first bytes, more than most files have. The hash of a whole large file would take a
 * seventh of the time of a fit; its size and counts also distinguish versions.
 */
const HASHED = 2 ** 26;

/** The number of bytes read from a file at once. */
const PART = 512 * 1024;

type ReadableFile = NonNullable<ByteSource['file']>;

/**
 * The SHA-256 of the first bytes of a source, and the number of all bytes. It reads the bytes that other code reads
 * at offsets of the file itself.
 */
export class StartHash {
  /** The file for other code to read; undefined if the source has none. */
  readonly file: ReadableFile | undefined;
  readonly #hash = createHash('sha256');
  readonly #own: ReadableFile | undefined;
  #part: Uint8Array | undefined;
  #hashed = 0;
  /** The offset of the next piece. */
  #at = 0;

  constructor(file: ByteSource['file']) {
    this.#own = file;
    const seek = (position: number): void => this.#seek(position);
    this.file = file && { ...file, seek, readPart: () => this.#readPart(HASHED) };
  }

  /** Hashes the next piece of the source. */
  take(piece: Uint8Array): void {
    const start = this.#at;
    this.#at += piece.length;
    if (this.#hashed < start || this.#hashed >= HASHED) return;
    this.#update(piece.subarray(this.#hashed - start, HASHED - start));
  }

  #update(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#hash.update(bytes);
    this.#hashed += bytes.length;
  }

  /** Hashes the bytes of the file up to a position, where the next piece begins. */
  #seek(position: number): void {
    while (this.#readPart(Math.min(position, HASHED)));
    this.#part = undefined;
    this.#at = position;
    this.#own?.seek(position);
  }

  /** Reads a part of the rest up to an offset. @returns false if there was nothing to read */
  #readPart(end: number): boolean {
    const file = this.#hashed < end ? this.#own?.open() : undefined;
    if (file === undefined) return false;
    this.#part ??= new Uint8Array(PART);
    const length = Math.min(PART, end - this.#hashed);
    const read = readAt(file.descriptor, this.#part.subarray(0, length), this.#hashed);
    this.#update(this.#part.subarray(0, read));
    return read > 0;
  }

  /** The number of bytes, the number of hashed bytes, and their hash in hexadecimal. */
  result(): { readonly bytes: number; readonly hashed: number; readonly sha256: string } {
    return { bytes: this.#at, hashed: this.#hashed, sha256: this.#hash.copy().digest('hex') };
  }
}

/** Reads bytes of a file at a position. @returns their number; 0 at the end, or if reading fails */
function readAt(file: number, into: Uint8Array, position: number): number {
  try {
    return readSync(file, into, 0, into.length, position);
  } catch {
    return 0; // The reader of the rows reports the failure.
  }
}
