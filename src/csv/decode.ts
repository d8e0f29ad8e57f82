import { DiscretizeError } from '../core/errors/error.ts';
import { BOM, startsWithBom } from './byte-string.ts';
import type { Dialect } from './dialect.ts';
import { skipLines } from './preamble.ts';
import { isSeparatorOpen, type SeparatorLine, separatorLine } from './separator-line.ts';
import { isUtf16Open, utf16Error } from './utf16.ts';

/** Where bytes come from. */
export interface Source {
  /** The name to show in errors. */
  readonly name: string;
  /** The bytes, in pieces of any size. They are read once; a piece must not change once given. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads what comes after the pieces that were taken, straight into a buffer; fewer bytes only at the end. */
  readonly fill?: (into: Uint8Array) => number;
  /** Ends the waiting for a piece that may never come, so that the program can end. */
  readonly cancel?: () => void;
}

/** How much is handed on at once, so that one piece never becomes too many records. */
const PIECE = 64 * 1024;

/**
 * The bytes of a source as UTF-8, without a byte order mark, a line that names the delimiter, and the lines
 * before the table.
 */
export interface Utf8 {
  readonly hasBom: boolean;
  /** The line `sep=;` that spreadsheets put first; undefined if there is none. */
  readonly separator: SeparatorLine | undefined;
  /** How many bytes of UTF-8 come before the table. */
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
  const bytes = isUtf8 ? source.bytes : transcode(source, encoding);
  const iterator = bytes[Symbol.asyncIterator]();
  const { start, rest } = await readStart(iterator);
  if (isUtf8) {
    const error = utf16Error(start, source.name);
    if (error !== undefined) {
      await iterator.return?.();
      throw error;
    }
  }
  const hasBom = startsWithBom(start);
  const mark = hasBom ? BOM.length : 0;
  const separator = separatorLine(start.subarray(mark));
  // A line that names the delimiter is one of the lines that are skipped.
  const count = Math.max(skip, separator === undefined ? 0 : 1);
  const skipped = await skipLines(start.subarray(mark), rest, count, source.name);
  const lead = mark + skipped.bytes;
  return { hasBom, separator, lead, firstLine: count + 1, pieces: cut(skipped.rest, rest) };
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
      for (let at = 0; at < piece.length; at += PIECE) yield piece.subarray(at, at + PIECE);
      const next = await rest.next();
      if (next.done === true) return;
      piece = next.value;
    }
  } finally {
    await rest.return?.();
  }
}

async function* transcode(source: Source, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  // Knows all pieces but the one in hand. Where that one is bad, it goes on byte by byte, so that the
  // text before the bad byte does not depend on how the input was cut.
  const follower = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  for await (const piece of source.bytes) {
    const text = decode(decoder, piece);
    if (text === undefined) {
      const good = decodeStart(follower, piece);
      yield Buffer.from(good.text);
      throw notEncoded(source.name, encoding, `byte ${offset + good.length + 1} does not fit`);
    }
    yield Buffer.from(text);
    decode(follower, piece);
    offset += piece.length;
  }
  const rest = decode(decoder);
  if (rest === undefined) throw notEncoded(source.name, encoding, 'it ends within a character');
  yield Buffer.from(rest);
}

type Decoder = InstanceType<typeof TextDecoder>;

/** Undefined where the bytes are not in the encoding. Without a piece, decodes the end. */
function decode(decoder: Decoder, piece?: Uint8Array): string | undefined {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    return undefined;
  }
}

/** The text before the first bad byte, and how many bytes that is. */
function decodeStart(decoder: Decoder, piece: Uint8Array): { text: string; length: number } {
  let text = '';
  for (let length = 0; length < piece.length; length++) {
    const next = decode(decoder, piece.subarray(length, length + 1));
    if (next === undefined) return { text, length };
    text += next;
  }
  return { text, length: piece.length };
}

function notEncoded(file: string, encoding: string, why: string): DiscretizeError {
  return new DiscretizeError('E_ENCODING', `the input is not valid ${encoding}: ${why}`, {
    at: { file },
    hint: 'name the encoding that the file is in with --encoding',
  });
}
