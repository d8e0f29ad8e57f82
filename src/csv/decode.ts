import type { DiscretizeError } from '../core/errors/error.ts';
import { BOM, startsWithBom } from './byte-string.ts';
import type { Dialect } from './dialect.ts';
import {
  isSeparatorOpen,
  type SeparatorLine,
  separatorLine,
  skipLines,
  skipLinesIn,
} from './preamble.ts';
import { transcodePieces, transcodeWhole } from './transcode.ts';
import { isUtf16Open, utf16Error } from './utf16.ts';

/** A regular file, which can be read at any offset. */
interface SourceFile {
  /** The open file and its size; undefined at the end, or if the system does not report them. */
  readonly open: () => { readonly descriptor: number; readonly size: number } | undefined;
  /** Sets the offset at which `fill` continues. */
  readonly seek: (position: number) => void;
  /** Receives the number of bytes that other code has read. */
  readonly passed?: (bytes: number) => void;
  /**
   * Reads the next part of the file for the source itself, which also needs the bytes that other code has read;
   * `seek` reads the rest of them. Callers use idle time.
   *
   * @returns false if there was nothing to read
   */
  readonly readPart?: () => boolean;
}

/** A source of bytes. */
export interface Source {
  /** The name to show in errors. */
  readonly name: string;
  /** The name of the file without the suffix of a compression, which shows its format; absent: CSV. */
  readonly uncompressedName?: string;
  /** The bytes, in pieces of any size, read once; a piece does not change afterwards. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads the bytes after the consumed pieces into a buffer; fills the buffer except at the end of the input. */
  readonly fill?: (into: Uint8Array) => number;
  /**
   * Reads available bytes after the consumed pieces; 0 at the end of the input, undefined if none are available yet.
   */
  readonly readNow?: (into: Uint8Array) => number | undefined;
  /** The file, if `fill` reads the unchanged bytes of a regular file. */
  readonly file?: SourceFile;
  /** True if csv-parse reads only records with quotes, escapes or comments; false in the oracle. */
  readonly isQuick?: boolean;
  /** Stops waiting for a piece that may never come, so that the program can exit. */
  readonly cancel?: () => void;
}

/** The maximum size of a chunk, which limits the records of a chunk. */
const PIECE = 64 * 1024;

/**
 * The bytes of a source as UTF-8, without a byte order mark, a line that names the delimiter, and the lines
 * before the table.
 */
export interface Utf8 {
  readonly hasBom: boolean;
  /** The line `sep=;` that spreadsheets put first; undefined if there is none. */
  readonly separator: SeparatorLine | undefined;
  /** The number of bytes of UTF-8 before the table. */
  readonly lead: number;
  /** The line that the table begins on, counted from 1. */
  readonly firstLine: number;
  /** Pieces of at most 64 KiB. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Converts a source to UTF-8. Bytes of an input in UTF-8 pass unchanged, valid or not.
 *
 * @throws DiscretizeError E_ENCODING, also while reading, if the bytes are invalid in the encoding of the dialect;
 *   E_DIALECT if there are fewer lines than skipped ones
 */
export async function toUtf8(
  source: Source,
  { encoding, skip }: Pick<Dialect, 'encoding' | 'skip'>,
): Promise<Utf8> {
  const isUtf8 = encoding === 'utf-8';
  const bytes = isUtf8 ? source.bytes : transcodePieces(source.bytes, source.name, encoding);
  const iterator = bytes[Symbol.asyncIterator]();
  const { start, rest } = await readStart(iterator);
  if (isUtf8) {
    const error = utf16Error(start, source.name);
    if (error !== undefined) {
      await iterator.return?.();
      throw error;
    }
  }
  const { mark, count, ...known } = beginningOf(start, skip);
  const skipped = await skipLines(start.subarray(mark), rest, count, source.name);
  const lead = mark + skipped.bytes;
  return { ...known, lead, firstLine: count + 1, pieces: cut(skipped.rest, rest) };
}

/** The beginning of a text: its byte order mark, a line that names the delimiter, and the number of skipped lines. */
function beginningOf(
  start: Uint8Array,
  skip: number,
): Pick<Utf8, 'hasBom' | 'separator'> & { readonly mark: number; readonly count: number } {
  const hasBom = startsWithBom(start);
  const mark = hasBom ? BOM.length : 0;
  const separator = separatorLine(start.subarray(mark));
  // A line that names the delimiter counts as a skipped line.
  return { hasBom, separator, mark, count: Math.max(skip, separator === undefined ? 0 : 1) };
}

/** The form of bytes in memory that corresponds to {@link Utf8}. */
export interface WholeUtf8 extends Omit<Utf8, 'pieces'> {
  /** All bytes, including those before the text. */
  readonly bytes: Uint8Array;
  /** The text in pieces of at most 64 KiB. */
  readonly pieces: Iterable<Uint8Array>;
  /** The error that ends the text; undefined at its end. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Converts bytes in memory to UTF-8, as {@link toUtf8}.
 *
 * @throws DiscretizeError E_ENCODING if the first byte is invalid in the encoding; E_DIALECT
 */
export function wholeToUtf8(
  given: Uint8Array,
  name: string,
  { encoding, skip }: Pick<Dialect, 'encoding' | 'skip'>,
): WholeUtf8 {
  const isUtf8 = encoding === 'utf-8';
  const { bytes, failure } = isUtf8
    ? { bytes: given, failure: undefined }
    : transcodeWhole(given, name, encoding);
  const error = isUtf8 ? utf16Error(bytes, name) : bytes.length === 0 ? failure : undefined;
  if (error !== undefined) throw error;
  const { mark, count, ...known } = beginningOf(bytes, skip);
  const skipped = skipLinesIn(bytes.subarray(mark), count, name, failure);
  const lead = mark + skipped.bytes;
  const pieces = chunksOf(skipped.rest);
  return { ...known, lead, firstLine: count + 1, bytes, pieces, failure };
}

/** Bytes in pieces of at most 64 KiB. */
export function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** The first bytes, and the rest. */
interface Started {
  readonly start: Uint8Array;
  readonly rest: AsyncIterator<Uint8Array>;
}

/**
 * Reads until the bytes show how the text begins, or until the end. A failure after some bytes is reported when these
 * are consumed.
 */
async function readStart(rest: AsyncIterator<Uint8Array>): Promise<Started> {
  let start: Uint8Array = new Uint8Array(0);
  try {
    while (isOpen(start)) {
      const next = await rest.next();
      if (next.done === true) break;
      start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
    }
  } catch (cause) {
    if (start.length === 0) throw cause;
    return { start, rest: { next: () => Promise.reject(cause) } };
  }
  return { start, rest };
}

/** True if more bytes are needed to recognize a byte order mark, UTF-16, or a line that names the delimiter. */
function isOpen(start: Uint8Array): boolean {
  if (isUtf16Open(start)) return true;
  return isSeparatorOpen(startsWithBom(start) ? start.subarray(BOM.length) : start);
}

async function* cut(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = start; ; ) {
      yield* chunksOf(piece);
      const next = await rest.next();
      if (next.done === true) return;
      piece = next.value;
    }
  } finally {
    await rest.return?.();
  }
}
