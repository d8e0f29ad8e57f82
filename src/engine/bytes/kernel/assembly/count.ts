import { mask } from './masks';

/**
 * The parity of the number of times that a byte is in src[0, n): 1 if quotes are open at the end. Bytes that are
 * equal are all ones, so each lane of a sum without carries is the parity of its own.
 */
export function parity(src: usize, n: i32, sign: i32): i32 {
  const S = i8x16.splat(<i8>sign);
  let odd = i8x16.splat(0);
  let i: i32 = 0;
  for (; i + 64 <= n; i += 64) {
    const p = src + i;
    const low = v128.xor(i8x16.eq(v128.load(p), S), i8x16.eq(v128.load(p, 16), S));
    const high = v128.xor(i8x16.eq(v128.load(p, 32), S), i8x16.eq(v128.load(p, 48), S));
    odd = v128.xor(odd, v128.xor(low, high));
  }
  let count = popcnt(i8x16.bitmask(odd));
  if (i < n) count += <i32>popcnt(mask(src + i, S) & ((<u64>1 << (n - i)) - 1));
  return count & 1;
}

/** Counts the lines that end in src[from, to): LF, CR LF and CR each end one. Bytes from n on are ignored. */
export function countLines(src: usize, from: i32, to: i32, n: i32): i32 {
  const L = i8x16.splat(10);
  const C = i8x16.splat(13);
  let lines: i32 = 0;
  for (let i = from; i < to; i += 64) {
    const p = src + i;
    const keep = i + 64 > to ? (<u64>1 << (to - i)) - 1 : ~(<u64>0);
    const lf = i + 64 > n ? mask(p, L) & ((<u64>1 << (n - i)) - 1) : mask(p, L);
    const cr = mask(p, C) & keep;
    const nextIsLf = i + 64 < n && load<u8>(p, 64) == 10 ? <u64>1 << 63 : 0;
    lines += <i32>popcnt((lf & keep) | (cr & ~((lf >> 1) | nextIsLf)));
  }
  return lines;
}
