import { countLines } from './count';
import { locate, trimLineEnds } from './locate';
import { beginMarks, isBad, isInside, lineEnds, mark, marked, marks } from './mark';

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

/** The bytes that are marked at first, and at most at a time: what is marked after the last record is marked in vain. */
const FIRST_CHUNK: i32 = 256;
const CHUNK: i32 = 4096;

/** The start of the record after the last line. */
let recordStart: i32 = 0;
/** The number of marks before the mark that ends the last line; -1 before the first line. */
let marksBefore: i32 = 0;

/** True if a line that ends at an offset has nothing on it. */
// @ts-ignore: decorator
@inline
function isBlank(src: usize, start: i32, at: i32): bool {
  const isCrLf = at > start && load<u8>(src + at) == LF && load<u8>(src + at - 1) == CR;
  return at - <i32>isCrLf == start;
}

/**
 * Takes lines as records: those with as many marks as there are fields. An empty line is skipped unless records have one
 * field.
 *
 * @param line the first of the lines of mark, to last (exclusive)
 * @param bounds room for two offsets of each record: start, end
 * @param room how many records there is room for
 * @returns how many records were taken
 */
function take(src: usize, line: usize, last: usize, width: i32, bounds: usize, room: i32): i32 {
  const first = bounds;
  const full = bounds + (<usize>room << 3);
  let start = recordStart;
  let before = marksBefore;
  let most = longest;
  for (; line < last; line += 8) {
    const at = load<i32>(line);
    const count = load<i32>(line, 4) - before;
    if (count == width) {
      store<i32>(bounds, start); store<i32>(bounds, at + 1, 4);
      bounds += 8;
      most = max(most, at + 1 - start);
    } else if (count != 1 || !isBlank(src, start, at)) { stopped = STOP_FALLBACK; break; }
    before += count;
    start = at + 1;
    if (bounds == full) { stopped = STOP_FULL; break; }
  }
  recordStart = start; marksBefore = before; longest = most;
  return <i32>((bounds - first) >> 3);
}

/**
 * Takes the last record, which has no line ending: its end is the input's, and is marked.
 *
 * @returns 1 if it is a record
 */
function takeLast(from: i32, n: i32, width: i32, bits: usize, bounds: usize): i32 {
  if (isInside() || marks - marksBefore != width) { stopped = STOP_FALLBACK; return 0; }
  const word = bits + (<usize>((n - from) >> 6) << 3);
  const at = <u64>((n - from) & 63);
  store<u64>(word, (at ? load<u64>(word) : 0) | (<u64>1 << at));
  store<i32>(bounds, recordStart); store<i32>(bounds, n, 4);
  longest = max(longest, n - recordStart);
  recordStart = n;
  return 1;
}

/** Finds the records of src[from, n), up to capacity. The other parameters are those of scan. */
function findRecords(
  src: usize, from: i32, n: i32, delimiter: i32, quote: i32, width: i32, isLast: bool, bounds: usize, capacity: i32,
  bits: usize, lineList: usize,
): i32 {
  let records: i32 = 0;
  stopped = STOP_END; longest = 0; recordStart = from; marksBefore = -1;
  beginMarks(from);
  for (let chunk = FIRST_CHUNK; marked < n && stopped == STOP_END; chunk = min(chunk << 1, CHUNK)) {
    const last = mark(src, min(marked + chunk, n), n, delimiter, quote, bits + ((marked - from) >> 3), lineList);
    records += take(src, lineList, last, width, bounds + (records << 3), capacity - records);
    if (isBad && stopped == STOP_END) stopped = STOP_FALLBACK;
  }
  if (isLast && stopped == STOP_END && recordStart < n) {
    records += takeLast(from, n, width, bits, bounds + (records << 3));
  }
  consumed = recordStart;
  lines = lineEnds - countLines(src, recordStart, marked, n);
  return records;
}

/**
 * Finds the records of src[from, n), and the spans of the target fields in them: marks the ends of all fields, takes lines
 * with as many as a record has, and then locates one target after the other.
 *
 * @param targets ascending field numbers, then i32.MAX_VALUE
 * @param width how many fields a record has
 * @param isLast true if the input ends at n, so that a record may lack its line ending
 * @param spans room for capacity x targets pairs; bounds: room for capacity x 2 offsets: start, end
 * @param bits room for a bit for each byte, and 16 bytes more
 * @param lineList room for two i32s for each byte, of 4096 bytes at most
 * @returns how many records were taken
 */
export function scan(
  src: usize, from: i32, n: i32, delimiter: i32, quote: i32, width: i32, targets: usize,
  isLast: bool, spans: usize, bounds: usize, capacity: i32, bits: usize, lineList: usize,
): i32 {
  const records = findRecords(src, from, n, delimiter, quote, width, isLast, bounds, capacity, bits, lineList);
  let stride: i32 = 0;
  for (let target = targets; load<i32>(target) != i32.MAX_VALUE; target += 4) stride += 8;
  // The first target is found from the start of the record, every other one from the end of the one before.
  let starts = bounds, step: i32 = 8, plus: i32 = 0, field: i32 = 0;
  for (let target = targets; load<i32>(target) != i32.MAX_VALUE; target += 4, spans += 8) {
    const next = load<i32>(target);
    locate(bits, from, starts, step, plus, next - field, records, spans, stride);
    if (next + 1 == width) trimLineEnds(src, records, spans, stride);
    starts = spans + 4; step = stride; plus = 1; field = next + 1;
  }
  return records;
}
