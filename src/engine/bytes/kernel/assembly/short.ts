/** The result for a cell that short does not read. */
export const NOT_SHORT: u64 = ~(<u64>0);

// @ts-ignore: decorator
@inline const ZEROS: u64 = 0x3030303030303030;
// @ts-ignore: decorator
@inline const ONES: u64 = 0x0101010101010101;
// @ts-ignore: decorator
@inline const TOPS: u64 = 0x8080808080808080;

/** A byte eight times. */
// @ts-ignore: decorator
@inline
export function splat(byte: i32): u64 {
  return ONES * <u64>byte;
}

/**
 * Reads 1 to 8 bytes of digits with at most one decimal sign among them, all at once and without a branch on
 * what they are: a loop over digits is mispredicted at the end of nearly every cell.
 *
 * @param sign the decimal sign, eight times
 * @returns the digits as a whole number, and from bit 32 on how many of them stand after it;
 *   NOT_SHORT if the bytes are anything else
 */
// @ts-ignore: decorator
@inline
export function short(p: usize, length: i32, sign: u64): u64 {
  // The last byte becomes the top one, and what follows the cell is shifted out.
  const bytes = load<u64>(p) << (64 - (length << 3));
  const other = bytes ^ sign;
  const points = (other - ONES) & ~other & TOPS;
  const point = points & (0 - points);
  const before = (point >> 7) - 1;
  const hasPoint = <i32>(point != 0);
  // The digits before the point move up into its place.
  const moved = ((bytes & before) << (<u64>hasPoint << 3)) | (bytes & ~((point << 1) - 1));
  const count = length - hasPoint;
  const text = moved | (ZEROS & ((<u64>1 << (64 - (count << 3))) - 1));
  const bad = ((text + 0x4646464646464646) | (text - ZEROS)) & TOPS;
  if (bad) return NOT_SHORT;
  const digits = text - ZEROS;
  const pairs = digits * 10 + (digits >> 8);
  const high = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const low = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return ((high + low) >> 32) | (((clz(point) >> 3) & 7) << 32);
}
