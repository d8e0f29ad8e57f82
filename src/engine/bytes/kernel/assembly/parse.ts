import { NOT_SHORT, short, splat } from './short';

/** The number of cells that parse left to the host. */
export let slowCells: i32 = 0;
/** The number of missing cells that parse found. */
export let missingCells: i32 = 0;

/** Flag: empty cells are missing. */
const EMPTY_IS_MISSING: i32 = 1;

/**
 * Reads one target's cells as numbers: [+-] digits [decimal digits] [e [+-] digits], in quotes or not, where
 * one exact float64 operation rounds correctly: a whole number up to 2^53, times or divided by a power
 * of ten up to 10^22 (Clinger 1990). Every other cell is left to the host, which has the grammar.
 *
 * @param spans the spans of scan, from this target's first one; stride: bytes between its spans
 * @param decimal the byte before the fraction, a point or a comma
 * @param values room for count float64s; missing cells become NaN, cells left to the host 0
 * @param slow room for count i32s: the numbers of the cells left to the host, ascending
 * @param powers 10^0 to 10^22 as float64
 * @param flags EMPTY_IS_MISSING
 * @param naLengths bit i: cells of i bytes may be on the NA list though they look like numbers
 */
export function parse(
  src: usize, spans: usize, stride: i32, count: i32, quote: i32, decimal: i32, flags: i32,
  naLengths: u32, powers: usize, values: usize, slow: usize,
): void {
  const firstSlow = slow;
  missingCells = 0;
  const points = splat(decimal);
  for (let k: i32 = 0; k < count; k++, spans += stride, values += 8) {
    let p = src + load<i32>(spans);
    let end = src + load<i32>(spans, 4);
    if (p < end && <i32>load<u8>(p) == quote) { p++; end--; }
    const length = <u32>(end - p);
    if (length == 0 && flags & EMPTY_IS_MISSING) { store<f64>(values, NaN); missingCells++; continue; }
    let c: u32 = length > 0 ? <u32>load<u8>(p) : 0;
    const isNegative = c == 45;
    const isPlain = length >= 32 || !((naLengths >> length) & 1);
    const unsigned = <i32>length - <i32>isNegative;
    if (isPlain && <u32>(unsigned - 1) < 8) {
      const number = short(p + <usize>isNegative, unsigned, points);
      if (number != NOT_SHORT) {
        const value = <f64><u32>number / load<f64>(powers + ((<usize>(number >> 32)) << 3));
        store<f64>(values, isNegative ? -value : value);
        continue;
      }
    }
    if (isNegative || c == 43) p++;
    let mantissa: u64 = 0;
    const first = p;
    while (p < end && (c = <u32>load<u8>(p) - 48) <= 9) { mantissa = mantissa * 10 + c; p++; }
    let digits = <i32>(p - first);
    let exponent: i32 = 0;
    if (p < end && <i32>load<u8>(p) == decimal) {
      p++;
      const fraction = p;
      while (p < end && (c = <u32>load<u8>(p) - 48) <= 9) { mantissa = mantissa * 10 + c; p++; }
      exponent = -<i32>(p - fraction);
      digits -= exponent;
    }
    if (digits > 0 && p + 1 < end && (load<u8>(p) | 32) == 101) {
      let e = p + 1;
      const sign = load<u8>(e);
      if (sign == 45 || sign == 43) e++;
      let power: i32 = 0;
      const start = e;
      while (e < end && e - start < 4 && (c = <u32>load<u8>(e) - 48) <= 9) { power = power * 10 + c; e++; }
      if (e > start) { p = e; exponent += sign == 45 ? -power : power; }
    }
    const isExact = digits > 0 && digits <= 19 && mantissa <= <u64>1 << 53 && exponent >= -22 && exponent <= 22;
    if (!isExact || p != end || !isPlain) {
      store<f64>(values, 0); store<i32>(slow, k); slow += 4;
      continue;
    }
    const value = exponent < 0 ? <f64>mantissa / load<f64>(powers + (-exponent << 3)) : <f64>mantissa * load<f64>(powers + (exponent << 3));
    store<f64>(values, isNegative ? -value : value);
  }
  slowCells = <i32>((slow - firstSlow) >> 2);
}
