import { countLines } from './count';
import { has, maskOf, prefixXor } from './masks';

/** The offset at which scan stopped: the end of the last whole record. */
export let consumed: i32 = 0;
/** The reason why scan stopped; one of the STOP constants. */
export let stopped: i32 = 0;

/** The number of lines that end before `consumed`: LF, CR LF and CR each end one, in quotes too. */
export let lines: i32 = 0;
/** The number of bytes of the longest record. */
export let longest: i32 = 0;

/** All whole records of the block are scanned. */
const STOP_END: i32 = 0;
/** There is no room for more records; call again from `consumed`. */
const STOP_FULL: i32 = 1;
/** The record at `consumed` goes to the fallback parser. */
const STOP_FALLBACK: i32 = 2;

const LF: u32 = 10;
const CR: u32 = 13;

/** Sets the results of scan; lineEnds of the line endings are in src[from, seen). */
function stop(src: usize, at: i32, reason: i32, seen: i32, n: i32, lineEnds: i32): void {
  consumed = at;
  stopped = reason;
  lines = lineEnds - countLines(src, at, seen, n);
}

/**
 * Finds the records of src[from, n), and the spans of the target fields in them.
 *
 * Long because it is the hot loop: 64 bytes at a time become bit masks of delimiters, line endings and
 * quotes; then one step for each target field and line ending, the others are only counted. A line ends in
 * LF, CR LF or CR. Quotes are checked on the masks:
 * one that opens must follow a delimiter, a line ending or the quote that it doubles; one that closes must
 * precede the same or a CR. A line with nothing on it is passed over unless records have one field.
 *
 * @param targets ascending field numbers, then i32.MAX_VALUE
 * @param width how many fields a record has
 * @param isLast true if the input ends at n, so that a record may lack its line ending
 * @param spans room for capacity x targets pairs; ends: room for capacity x 2 offsets: start, end
 * @returns how many records were taken
 */
export function scan(
  src: usize, from: i32, n: i32, delimiter: i32, quote: i32, width: i32, targets: usize,
  isLast: bool, spans: usize, bounds: usize, capacity: i32,
): i32 {
  const D = i8x16.splat(<i8>delimiter);
  const Q = i8x16.splat(<i8>quote);
  const L = i8x16.splat(10);
  const C = i8x16.splat(13);
  const hasQuote = quote >= 0;
  let inside: u64 = 0;
  let beforeStart: u64 = 1; // the byte before bit 0 allows a quote to open
  let beforeClosed: u64 = 0; // the byte before bit 0 is a quote that closed
  let records: i32 = 0;
  let field: i32 = 0;
  let fieldStart: i32 = from;
  let recordStart: i32 = from;
  let target = targets;
  let next = load<i32>(target);
  let span = spans;
  let recordSpan = spans;
  let lineEnds: i32 = 0;
  longest = 0;
  for (let i = from; i < n; i += 64) {
    const p = src + i;
    const v0 = v128.load(p);
    const v1 = v128.load(p, 16);
    const v2 = v128.load(p, 32);
    const v3 = v128.load(p, 48);
    let lf = maskOf(v0, v1, v2, v3, L);
    let cr: u64 = has(v0, v1, v2, v3, C) ? maskOf(v0, v1, v2, v3, C) : 0;
    let d = maskOf(v0, v1, v2, v3, D);
    let q: u64 = hasQuote ? maskOf(v0, v1, v2, v3, Q) : 0;
    if (i + 64 > n) {
      const keep = (<u64>1 << (n - i)) - 1;
      lf &= keep; cr &= keep; d &= keep; q &= keep;
    }
    if (cr) {
      // A CR ends a line by itself unless an LF follows, which may be the next mask's first bit.
      const nextIsLf = i + 64 < n && load<u8>(p, 64) == LF ? <u64>1 << 63 : 0;
      lf |= cr & ~((lf >> 1) | nextIsLf);
    }
    lineEnds += <i32>popcnt(lf);
    let bad: u64 = 0;
    let s = d | lf;
    if (q | inside | beforeClosed) {
      const m = prefixXor(q) ^ inside;
      inside = <u64>(<i64>m >> 63);
      s &= ~m; lf &= ~m;
      const closed = q & ~m;
      const mayOpen = (s << 1) | beforeStart | (closed << 1) | beforeClosed;
      const afterClosed = (closed << 1) | beforeClosed;
      bad = (q & m & ~mayOpen) | (afterClosed & ~(s | q | cr));
      if (i + 64 > n) bad &= (<u64>1 << (n - i)) - 1;
      beforeClosed = closed >> 63;
      if (bad) { const upTo = (bad & (0 - bad)) - 1; s &= upTo; }
    }
    beforeStart = s >> 63;
    lf &= s;
    while (s) {
      const line = lf & (0 - lf); // the next line end; where there is none, all delimiters are before it
      let ends = s & (line - 1);
      const open = field + <i32>popcnt(ends);
      while (next < open) {
        if (field < next) {
          while (++field < next) ends &= ends - 1;
          fieldStart = i + <i32>ctz(ends) + 1;
          ends &= ends - 1;
        }
        const at = i + <i32>ctz(ends);
        ends &= ends - 1;
        store<i32>(span, fieldStart); store<i32>(span, at, 4);
        span += 8; target += 4; next = load<i32>(target);
        fieldStart = at + 1; field++;
      }
      if (ends) fieldStart = i + 64 - <i32>clz(ends);
      field = open;
      if (!line) break;
      const at = i + <i32>ctz(line);
      const end = at > fieldStart && load<u8>(src + at) == LF && load<u8>(src + at - 1) == CR ? at - 1 : at;
      if (field == next) { store<i32>(span, fieldStart); store<i32>(span, end, 4); span += 8; }
      if (field + 1 != width) {
        if (field != 0 || end != recordStart) { stop(src, recordStart, STOP_FALLBACK, min(i + 64, n), n, lineEnds); return records; }
        span = recordSpan;
      } else {
        store<i32>(bounds, recordStart); store<i32>(bounds, at + 1, 4);
        bounds += 8; records++; recordSpan = span;
        longest = max(longest, at + 1 - recordStart);
      }
      recordStart = at + 1; fieldStart = recordStart;
      field = 0; target = targets; next = load<i32>(target);
      if (records == capacity) { stop(src, recordStart, STOP_FULL, min(i + 64, n), n, lineEnds); return records; }
      s &= 0 - (line << 1);
      lf ^= line;
    }
    if (bad) { stop(src, recordStart, STOP_FALLBACK, min(i + 64, n), n, lineEnds); return records; }
  }
  stop(src, recordStart, STOP_END, n, n, lineEnds);
  if (!isLast || recordStart >= n) return records;
  // The last record has no line ending; its end is the input's.
  if (field == next) { store<i32>(span, fieldStart); store<i32>(span, n, 4); }
  if (inside || field + 1 != width) { stopped = STOP_FALLBACK; return records; }
  store<i32>(bounds, recordStart); store<i32>(bounds, n, 4);
  stop(src, n, STOP_END, n, n, lineEnds);
  longest = max(longest, n - recordStart);
  return records + 1;
}
