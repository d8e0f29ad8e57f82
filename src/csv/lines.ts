/** The bytes that end lines. */
export const LF = 10;
export const CR = 13;

/** True at a line end, which is LF, CR LF or CR. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** Where the line of a byte ends, without its line end; or the bytes do. */
export function lineEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && !isLineEnd(bytes[at])) at++;
  return at;
}

/**
 * Where the line after a byte's starts; undefined if the line does not end in the bytes.
 *
 * @param isTorn whether an LF may follow a CR that the bytes end in
 */
export function nextLine(bytes: Buffer, from: number, isTorn: boolean): number | undefined {
  const at = lineEnd(bytes, from);
  if (at >= bytes.length || (isTorn && bytes[at] === CR && at + 1 === bytes.length)) {
    return undefined;
  }
  return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
}

/** What a piece of bytes has of the rest of a line. */
export interface LineRest {
  /** The number of its bytes that belong to the line, its line ending included. */
  readonly used: number;
  /** True if the line ends in them; a CR that they end in may be half of a CR LF. */
  readonly isOver: boolean;
  /** True if they end in such a CR, which is to be told with the next piece. */
  readonly isAfterCr: boolean;
}

/**
 * Passes over the rest of a line that may go on from piece to piece.
 *
 * @param isAfterCr whether the piece before ended in a CR
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

/** Numbers lines, for places that come in order: no byte is looked at twice. */
export class LineCounter {
  readonly #bytes: Buffer;
  #known: Known;

  /** @param firstLine the number of the line that `bytes` begin on */
  constructor(bytes: Buffer, firstLine: number) {
    this.#bytes = bytes;
    this.#known = { offset: 0, line: firstLine };
  }

  /** @param offset not before the last one that was asked for */
  at(offset: number): Known {
    const { offset: start, line } = this.#known;
    this.#known = { offset, line: line + countLines(this.#bytes, offset, start) };
    return this.#known;
  }
}
