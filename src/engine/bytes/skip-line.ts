import { restOfLine } from '../../csv/lines.ts';
import type { ByteInput } from './reader.ts';

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
    const rest = restOfLine(bytes, isAfterCr);
    skipped += rest.used;
    if (rest.isOver) {
      input.unread(bytes.subarray(rest.used));
      return skipped;
    }
    isAfterCr = rest.isAfterCr;
  }
}
