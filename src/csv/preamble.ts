import { DiscretizeError } from '../core/errors/error.ts';
import { restOfLine } from './lines.ts';

/** The lines before a table, which are not part of it. */
export interface Preamble {
  /** Their number of bytes, line endings included. */
  readonly bytes: number;
  /** The part of the bytes after them that was read. */
  readonly rest: Uint8Array;
}

/**
 * Skips lines. Keeps only the piece with the end of the last line.
 *
 * @param start the first bytes
 * @param more the pieces after them
 * @param count the lines to skip
 * @param file the name to show in errors
 * @throws DiscretizeError E_DIALECT if there are fewer lines, but not none
 */
export async function skipLines(
  start: Uint8Array,
  more: AsyncIterator<Uint8Array>,
  count: number,
  file: string,
): Promise<Preamble> {
  const steps = skipping(start, count, file);
  let step = steps.next();
  while (step.done !== true) {
    const next = await more.next();
    step = steps.next(next.done === true ? undefined : next.value);
  }
  return step.value;
}

/**
 * Skips lines of bytes in memory.
 *
 * @param failure the error at the end of the bytes
 * @throws DiscretizeError the failure, or E_DIALECT, if there are fewer lines
 */
export function skipLinesIn(
  bytes: Uint8Array,
  count: number,
  file: string,
  failure: DiscretizeError | undefined,
): Preamble {
  const steps = skipping(bytes, count, file);
  let step = steps.next();
  while (step.done !== true) {
    if (failure !== undefined) throw failure;
    step = steps.next(undefined);
  }
  return step.value;
}

/** Requests pieces until the lines are skipped. */
function* skipping(
  start: Uint8Array,
  count: number,
  file: string,
): Generator<undefined, Preamble, Uint8Array | undefined> {
  let [piece, bytes, lines, isAfterCr, isOpen] = [asBuffer(start), 0, 0, false, false];
  while (lines < count) {
    if (piece.length === 0) {
      const next = yield;
      if (next === undefined) break;
      piece = asBuffer(next);
      continue;
    }
    const line = restOfLine(piece, isAfterCr);
    if (line.isOver) lines++;
    isAfterCr = line.isAfterCr;
    isOpen = !line.isOver;
    bytes += line.used;
    piece = piece.subarray(line.used);
  }
  const found = lines + (isOpen ? 1 : 0);
  if (found < count && bytes > 0) throw tooFewLines(found, count, file);
  return { bytes, rest: piece };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function tooFewLines(found: number, count: number, file: string): DiscretizeError {
  const has = `${found} ${found === 1 ? 'line' : 'lines'}`;
  return new DiscretizeError('E_DIALECT', `cannot skip ${count} lines: the input has ${has}`, {
    at: { file },
    expected: count,
    received: found,
    hint: 'use --skip with the number of lines before the header',
  });
}

/** A first line such as `sep=;`, with which spreadsheets name the delimiter. It does not belong to the table. */
export interface SeparatorLine {
  readonly delimiter: string;
  /** Its number of bytes, line ending included. */
  readonly length: number;
}

/** The delimiter is an ASCII character other than a letter, digit, underscore, quote or line ending. */
const LINE = /^sep=([^\w"'\r\n\x80-\xff])(?:\r\n|\r|\n|$)/i;

/** The maximum length of such a line in bytes. */
const LONGEST = 'sep=;\r\n'.length;

/** The possible beginnings of such a line. */
const OPEN = /^(?:s(?:e(?:p(?:=(?:.\r?)?)?)?)?)?$/is;

/** The line that names the delimiter, at the start of a text without a byte order mark. */
export function separatorLine(start: Uint8Array): SeparatorLine | undefined {
  const [line = '', delimiter] = LINE.exec(latin1(start)) ?? [];
  return delimiter === undefined ? undefined : { delimiter, length: line.length };
}

/** True if more bytes are needed to recognize such a line. */
export function isSeparatorOpen(start: Uint8Array): boolean {
  return start.length < LONGEST && OPEN.test(latin1(start));
}

function latin1(start: Uint8Array): string {
  return Array.from(start.subarray(0, LONGEST), (byte) => String.fromCharCode(byte)).join('');
}
