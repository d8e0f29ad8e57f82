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
 * Skips lines. No more is kept than the piece that the last one ends in.
 *
 * @param start the first bytes
 * @param more what comes after them
 * @param count the lines to skip
 * @param file the name to show in errors
 * @throws DiscretizeError E_DIALECT if there are some lines, but not as many
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
 * @param failure why there are no more bytes
 * @throws DiscretizeError the failure, or E_DIALECT, if there are not as many
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

/** Asks for pieces until the lines are skipped. */
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
