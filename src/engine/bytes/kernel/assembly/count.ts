import { mask } from './masks';

/** Counts a byte in src[0, n): quotes are open at the end if there is an odd number. */
export function countSign(src: usize, n: i32, sign: i32): i32 {
  const S = i8x16.splat(<i8>sign);
  let count: i32 = 0;
  for (let i: i32 = 0; i < n; i += 64) {
    let bits = mask(src + i, S);
    if (i + 64 > n) bits &= (<u64>1 << (n - i)) - 1;
    count += <i32>popcnt(bits);
  }
  return count;
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
