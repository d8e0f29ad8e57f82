import { CR, LF } from '../../../csv/lines.ts';

/** Bytes whose end is known to be inside or outside quotes. */
export interface QuotedBytes {
  readonly bytes: Uint8Array;
  /** The start of the bytes (inclusive); `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
}

/**
 * The end of the last record of some bytes: after the last line ending outside quotes; 0 if there is none. A CR at
 * the end may be half of a line ending, and does not count.
 *
 * @param quote -1 if quotes have no meaning
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
