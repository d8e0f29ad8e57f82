/** The part of the range of all values from which a gap is wide. */
const WIDE = 2 ** -10;

/** Blocks of ascending values between wide gaps. */
export interface GapBlocks {
  /** The index of each block's first value, and the number of values at the end. */
  readonly starts: readonly number[];
  /** The block of each value. */
  readonly blockOf: Uint16Array;
}

/**
 * Splits ascending values at wide gaps, of which there are at most 1024.
 *
 * @returns undefined if there is no such gap
 */
export function gapBlocks(values: Float64Array): GapBlocks | undefined {
  const widest = ((values.at(-1) ?? 0) - (values[0] ?? 0)) * WIDE;
  const starts = [0];
  const blockOf = new Uint16Array(values.length);
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) - (values[i - 1] as number) > widest) starts.push(i);
    blockOf[i] = starts.length - 1;
  }
  return starts.length === 1 ? undefined : { starts: [...starts, values.length], blockOf };
}
