/** The number of cells that shortCodes left without a code. */
export let otherCells: i32 = 0;

/**
 * The bit of the first byte that no cell with an entry reaches: these have a minus, a decimal sign and 8 digits at most. A
 * cell that ends there has rows in the table, so that no index leaves it, without an entry.
 */
const TOO_LONG: i32 = 1 << 11;
/** Bytes of the vectors at the start of a code table. */
const HEAD: usize = 80;
/** Bytes of an entry that stand before its limits. */
const BEFORE_LIMITS: i32 = 32;
/** The value of byte 15 of entries for cells that are not numbers, or have more than 8 digits. */
const NO_ENTRY: u32 = 1;
const MINUS: u32 = 45;

/**
 * Finds the codes of one target's cells, if they are short decimals: 1 to 8 digits with at most one decimal sign
 * among them, and a minus before them or not. Such a cell is a whole number, divided by a power of ten that its text
 * tells, so that whole numbers tell which boundaries it has reached: those of the host's code table, which come from
 * the rule. No number is made as float64, stored, read again and searched.
 *
 * Long because it is the hot loop, without a branch on what the cell is: its length, its sign and its point select
 * an entry of the table. An entry has the places of the digits, which a swizzle moves to the end of 8 bytes; a
 * mask that turns the sum of a negative number into that number; and limits, four at a time: a boundary is reached
 * if the sum is greater. What the sum has too much, because bytes are added in place of digits, is in the limits.
 * Vectors are loaded from the table: the compiler would make constants again for each cell.
 *
 * @param spans the spans of scan, from this target's first one; stride: bytes between its spans
 * @param table weights of digits, four of pairs, the decimal sign, and what makes digits the greatest of signed
 *   bytes, and the least of these; then entries of size bytes: by length, sign and place of the point
 * @param codes room for count i32s
 * @param others room for count i32s: the numbers of the cells without a code, ascending
 * @param otherSpans room for their spans, which follow each other
 */
export function shortCodes(
  src: usize, spans: usize, stride: i32, count: i32, table: usize, size: i32, codes: usize,
  others: usize, otherSpans: usize,
): void {
  const digitWeights = v128.load(table);
  const pairWeights = v128.load(table, 16);
  const point = v128.load(table, 32);
  const shift = v128.load(table, 48);
  const least = v128.load(table, 64);
  const entries = table + HEAD;
  const isSmall = size == BEFORE_LIMITS + 16;
  const firstOther = others;
  for (let k: i32 = 0; k < count; k++, spans += stride, codes += 4) {
    const start = load<i32>(spans);
    const length = load<i32>(spans, 4) - start;
    const p = src + start;
    const bytes = v128.load(p);
    const isNegative = <i32>(load<u8>(p) == MINUS);
    const points = i8x16.bitmask(i8x16.eq(bytes, point));
    // Bits of all bytes that are no digits, but for the minus; the first of them is the point, or the end.
    const signs = i8x16.bitmask(i8x16.gt_s(least, i8x16.add(bytes, shift))) ^ isNegative;
    if (<i32>ctz((signs ^ (points & (0 - points))) | TOO_LONG) == length) {
      const entry = entries + ((length << 5) | (isNegative << 4) | ctz(signs)) * size;
      if (<u32>load<u8>(entry, 15) != NO_ENTRY) {
        const digits = i16x8.extend_low_i8x16_u(i8x16.swizzle(bytes, v128.load(entry)));
        let sum = i32x4.mul(i32x4.dot_i16x8_s(digits, digitWeights), pairWeights);
        sum = i32x4.add(sum, v128.shuffle<i32>(sum, sum, 2, 3, 0, 1));
        sum = i32x4.add(sum, v128.shuffle<i32>(sum, sum, 1, 0, 3, 2));
        sum = v128.xor(sum, v128.load(entry, 16));
        let reached = i32x4.gt_s(sum, v128.load(entry, BEFORE_LIMITS));
        if (isSmall) {
          store<i32>(codes, popcnt(i32x4.bitmask(reached)));
          continue;
        }
        for (let at = BEFORE_LIMITS + 16; at < size; at += 16) {
          reached = i32x4.add(reached, i32x4.gt_s(sum, v128.load(entry + at)));
        }
        reached = i32x4.add(reached, v128.shuffle<i32>(reached, reached, 2, 3, 0, 1));
        store<i32>(codes, -(i32x4.extract_lane(reached, 0) + i32x4.extract_lane(reached, 1)));
        continue;
      }
    }
    store<i32>(others, k); others += 4;
    store<u64>(otherSpans, load<u64>(spans)); otherSpans += 8;
  }
  otherCells = <i32>((others - firstOther) >> 2);
}
