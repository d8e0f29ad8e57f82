import { CR, LF, lineEnd } from '../csv/lines.ts';
import type { ByteInput } from './input.ts';

/** How much is read at once. */
const PIECE = 64 * 1024;

/** Passes over the rest of a line, and its line end. @returns how many bytes that were */
export async function skipLine(input: ByteInput): Promise<number> {
  let skipped = 0;
  for (let isAfterCr = false; ; ) {
    const piece = Buffer.alloc(PIECE);
    const length = await input.fill(piece);
    if (length === 0) return skipped;
    const bytes = piece.subarray(0, length);
    const at: number = isAfterCr ? -1 : lineEnd(bytes, 0);
    const isKnown = at < length && !(bytes[at] === CR && at + 1 === length);
    if (isKnown) {
      const isBoth = (isAfterCr || bytes[at] === CR) && bytes[at + 1] === LF;
      const end = at + (isBoth ? 2 : 1);
      input.unread(bytes.subarray(end));
      return skipped + end;
    }
    isAfterCr = at < length;
    skipped += length;
  }
}
