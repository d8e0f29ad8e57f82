import type { Stats } from '../core/stats.ts';
import { type CsvRecord, isBlankLine, type Origin, type RecordBlock } from '../csv/block.ts';
import { readColumns } from '../csv/columns.ts';
import { countLines } from '../csv/locate.ts';
import { readRecords } from '../csv/records.ts';
import { regularBlock } from '../csv/regular.ts';
import type { PlannedFeature } from '../plan/feature.ts';
import type { Plan } from '../plan/plan.ts';
import type { Failure } from './input.ts';
import { assemble, byteCells } from './records.ts';
import { fieldBytes, rewriteRecord } from './rewrite.ts';

/** A record that turned out to be good. */
export interface Judged {
  /** What goes out for it, and for the blank lines before it. */
  readonly output: Uint8Array;
  /** Where it ends in the bytes (exclusive), and how many lines end before that. */
  readonly end: number;
  readonly lines: number;
}

/**
 * The verdict on a record that the kernel left alone: the records reader says what it is, and words
 * the error if it is one.
 *
 * @param origin bytes that begin with the record, and their place
 * @param width how many fields a record has
 * @param stats what is counted is added to them
 * @param failure why there are no more bytes, if not for the input's end
 * @throws DiscretizeError what the records engine would throw there; or the failure
 */
export async function judgeRecord(
  plan: Plan,
  width: number,
  origin: Origin,
  stats: Stats,
  failure: Failure | undefined,
): Promise<Judged> {
  const { bytes, file } = origin;
  const source = { name: file, bytes: growing(bytes, failure) };
  const utf8 = { hasBom: false, pieces: source.bytes };
  let [offset, lines] = [0, 0];
  for await (const block of readRecords(utf8, source, origin.dialect, origin.firstLine)) {
    offset = block.origin.offset;
    lines = block.origin.firstLine - origin.firstLine;
    const record = block.records.find((one) => width === 1 || !isBlankLine(one, block.origin));
    if (record !== undefined) {
      const { output, end } = bucketOne(plan, width, block, record, stats);
      const before = bytes.subarray(0, offset + record.start);
      lines += countLines(block.origin.bytes, end);
      return { output: Buffer.concat([before, output]), end: offset + end, lines };
    }
    if (block.failure !== undefined) throw block.failure;
  }
  return { output: bytes, end: bytes.length, lines: countLines(bytes) };
}

/** Buckets one record as the records engine does; every byte that stays is as it was. */
function bucketOne(
  plan: Plan,
  width: number,
  { origin }: RecordBlock,
  record: CsvRecord,
  stats: Stats,
): { output: Uint8Array; end: number } {
  const alone = regularBlock({ origin, records: [record], failure: undefined }, width);
  const columns = readColumns(alone, plan.columns, plan.rules);
  if (columns.failure !== undefined) throw columns.failure;
  const [row] = assemble(plan, columns, plan.features.map(byteCells), stats);
  if (row === undefined) return { output: new Uint8Array(0), end: record.end };
  fieldBytes(row, plan);
  const parts = sourcesOf(plan).map((source, i) => source ?? fieldBytes([row[i] as string], plan));
  return { output: rewriteRecord(origin.bytes, record, parts, plan.dialect), end: record.end };
}

/** The input column that each output column is a copy of; undefined for made ones. */
function sourcesOf({ layout, features }: Plan): (number | undefined)[] {
  return layout.segments.flatMap((segment) => {
    if (segment.kind !== 'keep') {
      const { cells } = features[segment.feature] as PlannedFeature;
      return cells(0).map(() => undefined);
    }
    return Array.from({ length: segment.to - segment.from }, (_, i) => segment.from + i);
  });
}

/** How much is looked at first: a record is mostly found in it. */
const FIRST_LOOK = 256;

/** Bytes in pieces that double, for a judgement to cost what its record costs, not what is after it. */
async function* growing(
  bytes: Uint8Array,
  failure: Failure | undefined,
): AsyncGenerator<Uint8Array> {
  for (let [at, size] = [0, FIRST_LOOK]; at < bytes.length; at += size, size = at) {
    yield bytes.subarray(at, at + size);
  }
  if (failure !== undefined) throw failure.cause;
}
