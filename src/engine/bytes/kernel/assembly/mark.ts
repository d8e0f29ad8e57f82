import { has, maskOf, prefixXor } from './masks';

/** The end (exclusive) of the bytes that are marked. */
export let marked: i32 = 0;
/** The number of marks. */
export let marks: i32 = 0;
/** The number of lines that end in the marked bytes, in quotes too. */
export let lineEnds: i32 = 0;
/** True if a quote is in a wrong place at `marked`. */
export let isBad: bool = false;

/** All ones if the bytes after the marked ones are in quotes. */
let inside: u64 = 0;
/** 1 if the byte before these allows a quote to open. */
let beforeStart: u64 = 1;
/** 1 if the byte before these is a quote that closed. */
let beforeClosed: u64 = 0;
/** True once there was a CR or a wrong quote. */
let isCareful: bool = false;

const LF: u32 = 10;

/** Begins to mark the bytes of records. */
export function beginMarks(from: i32): void {
  marked = from; marks = 0; lineEnds = 0; isBad = false;
  inside = 0; beforeStart = 1; beforeClosed = 0; isCareful = false;
}

/** True if the marked bytes end inside quotes. */
export function isInside(): bool {
  return inside != 0;
}

/**
 * Marks the ends of the fields of src[marked, to): bit i of bits is that of byte i.
 *
 * Long because it is the hot loop: 64 bytes at a time become bit masks of delimiters, line endings and
 * quotes. A line ends in LF, CR LF or CR. Quotes are checked on the masks: one that opens must follow a delimiter, a
 * line ending or the quote that it doubles; one that closes must precede the same or a CR.
 *
 * @param careful false for whole masks, if what is rare only ends the attempt: a CR, a quote in a wrong place
 * @param n the end of all bytes
 * @param lines room for two i32s for each byte: for each end of a line its offset, and the number of marks before it
 * @returns the end of lines; 0 if the attempt has ended
 */
// @ts-ignore: decorator
@inline
function markWith(careful: bool, src: usize, to: i32, n: i32, delimiter: i32, quote: i32, bits: usize, lines: usize): usize {
  const D = i8x16.splat(<i8>delimiter);
  const Q = i8x16.splat(<i8>quote);
  const L = i8x16.splat(10);
  const C = i8x16.splat(13);
  const hasQuote = quote >= 0;
  let open = inside;
  let start = beforeStart;
  let closedBefore = beforeClosed;
  let count = marks;
  let ends = lineEnds;
  let rare: u64 = 0;
  for (let i = marked; i < to; i += 64, bits += 8) {
    const p = src + i;
    const v0 = v128.load(p);
    const v1 = v128.load(p, 16);
    const v2 = v128.load(p, 32);
    const v3 = v128.load(p, 48);
    let lf = maskOf(v0, v1, v2, v3, L);
    let d = maskOf(v0, v1, v2, v3, D);
    let q: u64 = hasQuote ? maskOf(v0, v1, v2, v3, Q) : 0;
    let cr: u64 = 0;
    if (careful) {
      cr = maskOf(v0, v1, v2, v3, C);
      if (i + 64 > n) {
        const keep = (<u64>1 << (n - i)) - 1;
        lf &= keep; cr &= keep; d &= keep; q &= keep;
      }
      // A CR ends a line by itself unless an LF follows, which may be the next mask's first bit.
      const nextIsLf = i + 64 < n && load<u8>(p, 64) == LF ? <u64>1 << 63 : 0;
      lf |= cr & ~((lf >> 1) | nextIsLf);
    } else if (has(v0, v1, v2, v3, C)) {
      rare = 1;
      break;
    }
    ends += <i32>popcnt(lf);
    const m = prefixXor(q) ^ open;
    open = <u64>(<i64>m >> 63);
    let s = (d | lf) & ~m;
    lf &= ~m;
    const closed = q & ~m;
    const afterClosed = (closed << 1) | closedBefore;
    closedBefore = closed >> 63;
    let wrong = (q & m & ~((s << 1) | start | afterClosed)) | (afterClosed & ~(s | q | cr));
    start = s >> 63;
    if (careful) {
      if (i + 64 > n) wrong &= (<u64>1 << (n - i)) - 1;
      if (wrong) { s &= (wrong & (0 - wrong)) - 1; lf &= s; }
    } else rare |= wrong;
    store<u64>(bits, s);
    if (lf) {
      do {
        const end = lf & (0 - lf);
        store<i32>(lines, i + <i32>ctz(lf)); store<i32>(lines, count + <i32>popcnt(s & (end - 1)), 4);
        lines += 8;
        lf ^= end;
      } while (lf);
    }
    count += <i32>popcnt(s);
    if (careful && wrong) { isBad = true; to = i + 64; break; }
  }
  if (rare) return 0;
  inside = open; beforeStart = start; beforeClosed = closedBefore; marks = count; lineEnds = ends; marked = min(to, n);
  return lines;
}

/** Marks src[marked, to). The parameters and the result are those of markWith. */
export function mark(src: usize, to: i32, n: i32, delimiter: i32, quote: i32, bits: usize, lines: usize): usize {
  if (!isCareful && ((to - marked) & 63) == 0) {
    const end = markWith(false, src, to, n, delimiter, quote, bits, lines);
    if (end) return end;
    isCareful = true;
  }
  return markWith(true, src, to, n, delimiter, quote, bits, lines);
}
