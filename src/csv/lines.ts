/** The bytes that end lines. */
export const LF = 10;
export const CR = 13;

/** True at a line end, which is LF, CR LF or CR. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** The end of a line without its line ending, or the end of the bytes. */
export function lineEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && !isLineEnd(bytes[at])) at++;
  return at;
}

/**
 * The start of the next line; undefined if the line does not end in the bytes.
 *
 * @param isTorn true if an LF may follow a CR at the end of the bytes
 */
export function nextLine(bytes: Buffer, from: number, isTorn: boolean): number | undefined {
  const at = lineEnd(bytes, from);
  if (at >= bytes.length || (isTorn && bytes[at] === CR && at + 1 === bytes.length)) {
    return undefined;
  }
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** The rest of a line in a piece of bytes. */
export interface LineRest {
  /** The number of bytes that belong to the line, including its line ending. */
  readonly used: number;
  /** True if the line ends in the piece; a CR at the end of the piece may be half of a CR LF. */
  readonly isOver: boolean;
  /** True if the piece ends in such a CR; the next call needs it. */
  readonly isAfterCr: boolean;
}

/**
 * Skips the rest of a line that may span several pieces.
 *
 * @param isAfterCr true if the previous piece ended in a CR
 */
export function restOfLine(bytes: Buffer, isAfterCr: boolean): LineRest {
  const at = isAfterCr ? -1 : lineEnd(bytes, 0);
  const isOver = at < bytes.length && !(bytes[at] === CR && at + 1 === bytes.length);
  if (!isOver) return { used: bytes.length, isOver, isAfterCr: at < bytes.length };
  const isBoth = (isAfterCr || bytes[at] === CR) && bytes[at + 1] === LF;
  return { used: at + (isBoth ? 2 : 1), isOver, isAfterCr: false };
}

/** The number of lines that end from `start` (inclusive) to `end` (exclusive); CR LF ends one. */
export function countLines(bytes: Buffer, end: number = bytes.length, start = 0): number {
  let lines = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines++;
  }
  return lines;
}

/** A byte whose line is known. */
export interface Known {
  readonly offset: number;
  readonly line: number;
}

/** Counts lines up to ascending offsets; reads each byte once. */
export class LineCounter {
  readonly #bytes: Buffer;
  #known: Known;

  /** @param firstLine the number of the line that `bytes` begin on */
  constructor(bytes: Buffer, firstLine: number) {
    this.#bytes = bytes;
    this.#known = { offset: 0, line: firstLine };
  }

  /**
   * @param offset at least the previous offset
   */
  at(offset: number): Known {
    const { offset: start, line } = this.#known;
    this.#known = { offset, line: line + countLines(this.#bytes, offset, start) };
    return this.#known;
  }
}
