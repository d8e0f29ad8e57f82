// Bit masks of 64 bytes: bit i is byte i.

/** The mask of the bytes of a vector that equal a byte, which is splatted. */
// @ts-ignore: decorator
@inline
export function mask(p: usize, sign: v128): u64 {
  return (
    <u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p), sign)) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 16), sign)) << 16) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 32), sign)) << 32) |
    (<u64><u32>i8x16.bitmask(i8x16.eq(v128.load(p, 48), sign)) << 48)
  );
}

/** The mask of the bytes of four vectors that equal a byte. */
// @ts-ignore: decorator
@inline
export function maskOf(a: v128, b: v128, c: v128, d: v128, sign: v128): u64 {
  const low = i8x16.bitmask(i8x16.eq(a, sign)) | (i8x16.bitmask(i8x16.eq(b, sign)) << 16);
  const high = i8x16.bitmask(i8x16.eq(c, sign)) | (i8x16.bitmask(i8x16.eq(d, sign)) << 16);
  return <u64><u32>low | (<u64><u32>high << 32);
}

/** True if four vectors have a byte among them. */
// @ts-ignore: decorator
@inline
export function has(a: v128, b: v128, c: v128, d: v128, sign: v128): bool {
  const low = v128.or(i8x16.eq(a, sign), i8x16.eq(b, sign));
  return v128.any_true(v128.or(low, v128.or(i8x16.eq(c, sign), i8x16.eq(d, sign))));
}

/** Prefix parity: bit i is the parity of bits 0 to i (inclusive), which is 1 inside quotes. */
// @ts-ignore: decorator
@inline
export function prefixXor(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}
