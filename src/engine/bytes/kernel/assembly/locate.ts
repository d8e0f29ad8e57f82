const LF: u32 = 10;
const CR: u32 = 13;

/**
 * Writes the spans of a field in all records. In a loop of its own, with few values: those of the whole scan do not fit into
 * registers.
 *
 * @param bits the marks of the bytes from `from` on, as mark left them: bit i is that of byte from + i
 * @param starts offsets, one in each record, and plus is added to them; step: bytes between them
 * @param skip how many fields after these the field is
 * @param spans the first span of the field; stride: bytes between its spans
 */
export function locate(
  bits: usize, from: i32, starts: usize, step: i32, plus: i32, skip: i32, count: i32, spans: usize, stride: i32,
): void {
  for (; count > 0; count--, starts += step, spans += stride) {
    let start = load<i32>(starts) + plus;
    let at = start - from;
    // The marks of 57 bytes at least, and then of 64 at a time.
    let marks = load<u64>(bits + (at >> 3)) >> (at & 7);
    let base = start;
    if (skip > 0) {
      let left = skip;
      let found = <i32>popcnt(marks);
      at &= ~7;
      while (found < left) {
        left -= found;
        at += 64;
        base = from + at;
        marks = load<u64>(bits + (at >> 3));
        found = <i32>popcnt(marks);
      }
      for (; left > 1; left--) marks &= marks - 1;
      start = base + <i32>ctz(marks) + 1;
      marks &= marks - 1;
    }
    if (!marks) {
      at = start - from;
      marks = load<u64>(bits + (at >> 3)) & (~(<u64>0) << (at & 7));
      at &= ~7;
      while (!marks) {
        at += 64;
        marks = load<u64>(bits + (at >> 3));
      }
      base = from + at;
    }
    store<i32>(spans, start); store<i32>(spans, base + <i32>ctz(marks), 4);
  }
}

/** Ends spans of last fields before the CR of CR LF. */
export function trimLineEnds(src: usize, count: i32, spans: usize, stride: i32): void {
  for (; count > 0; count--, spans += stride) {
    const end = load<i32>(spans, 4);
    if (end > load<i32>(spans) && load<u8>(src + end) == LF && load<u8>(src + end - 1) == CR) {
      store<i32>(spans, end - 1, 4);
    }
  }
}
