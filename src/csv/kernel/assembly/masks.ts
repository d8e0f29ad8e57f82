// Bit masks of 64 bytes: bit i is byte i.

/** The bytes that are a sign; sign is splatted. */
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

/** Bit i is the parity of bits 0 to i (inclusive): inside quotes where it is 1. */
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

