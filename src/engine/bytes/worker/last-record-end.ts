import { CR, LF } from '../../../csv/lines.ts';

/** Some bytes, of which it is known whether their end is within quotes. */
export interface QuotedBytes {
  readonly bytes: Uint8Array;
  /** The bytes are those from here (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
}

/**
 * Where the last record of some bytes ends: after the last line end outside quotes; 0 where there is none. A CR at
 * the end may be half of a line end, and is none.
 *
 * @param quote -1 where quotes have no meaning
 */
export function lastRecordEnd(
  { bytes, from, to, isQuoted: isEndQuoted }: QuotedBytes,
  quote: number,
): number {
  let isQuoted = isEndQuoted;
  for (let at = to - 1; at >= from; at--) {
    const byte = bytes[at];
    if (byte === quote) isQuoted = !isQuoted;
    const mayEnd = byte === LF || (byte === CR && at + 1 < to);
    if (mayEnd && !isQuoted) return at + 1;
  }
  return 0;
}
