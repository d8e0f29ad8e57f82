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

/** A regular file whose bytes can be read at any place. */
interface SourceFile {
  /** The open file and its size; undefined if all was read, or the system does not say. */
  readonly open: () => { readonly descriptor: number; readonly size: number } | undefined;
  /** Has `fill` read on from a place. */
  readonly seek: (position: number) => void;
  /** Reports bytes that other code has read. */
  readonly passed?: (bytes: number) => void;
  /**
   * Reads a next part of the file for the source itself, which also needs bytes that other code has read; `seek` reads
   * all that is left. To be called while there is nothing else to do.
   *
   * @returns false if there was nothing to read
   */
  readonly readPart?: () => boolean;
}

/** A source of bytes. */
export interface Source {
  /** The name to show in errors. */
  readonly name: string;
  /** The name of the file without the ending of a compression, which tells its format; absent for CSV. */
  readonly fileName?: string;
  /** The bytes, in pieces of any size. They are read once; a piece must not change once given. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads what comes after the pieces that were taken, straight into a buffer; fewer bytes only at the end. */
  readonly fill?: (into: Uint8Array) => number;
  /** Reads what has come after the pieces that were taken; 0 at the end, undefined if that takes a wait for a piece. */
  readonly readNow?: (into: Uint8Array) => number | undefined;
  /** The file behind it, where `fill` reads the bytes of a regular file as they are. */
  readonly file?: SourceFile;
  /** True if csv-parse is only asked where there are quotes, escapes or comments; the oracle never reads so. */
  readonly isQuick?: boolean;
  /** Ends the waiting for a piece that may never come, so that the program can end. */
  readonly cancel?: () => void;
}

/** The size of chunks that are passed on, so that one chunk never has too many records. */
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
 * Brings a source into UTF-8. Bytes that claim to be UTF-8 pass unchanged, valid or not.
 *
 * @throws DiscretizeError E_ENCODING, also while reading, if the bytes are not in the dialect's encoding;
 *   E_DIALECT if there are fewer lines than are skipped
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
  // A line that names the delimiter is one of the lines that are skipped.
  return { hasBom, separator, mark, count: Math.max(skip, separator === undefined ? 0 : 1) };
}

/** Bytes in memory as UTF-8, likewise. */
export interface WholeUtf8 extends Omit<Utf8, 'pieces'> {
  /** All bytes, with what comes before the text. */
  readonly bytes: Uint8Array;
  /** The text in pieces of at most 64 KiB. */
  readonly pieces: Iterable<Uint8Array>;
  /** The error that ends the text; undefined at its end. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Brings bytes in memory into UTF-8, as {@link toUtf8} does.
 *
 * @throws DiscretizeError E_ENCODING if not even the start is in that encoding; E_DIALECT
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

/** The first bytes, and what comes after them. */
interface Started {
  readonly start: Uint8Array;
  readonly rest: AsyncIterator<Uint8Array>;
}

/**
 * Reads until there are enough bytes to see how the text begins, or no more. A failure after some bytes
 * comes when these are used.
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

/** True if more bytes are needed to see a byte order mark, UTF-16, or a line that names the delimiter. */
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
