import type { Stats } from '../core/stats.ts';
import { type CsvRecord, isBlankLine, type Origin, type RecordBlock } from '../csv/block.ts';
import { readColumns } from '../csv/columns.ts';
import { countLines } from '../csv/locate.ts';
import { readRecords } from '../csv/records.ts';
import { regularBlock } from '../csv/regular.ts';
import type { PlannedFeature } from '../plan/feature.ts';
import type { Plan } from '../plan/plan.ts';
import type { Failure } from './input.ts';
import type { Judged } from './outlet.ts';
import { assemble, byteCells } from './records.ts';
import { fieldBytes, rewriteRecord } from './rewrite.ts';

/** What the records reader found first in some bytes. */
export interface Found extends Judged {
  /** The record by itself, as wide as the others, or with what is wrong with it; undefined: blank lines only. */
  readonly block: RecordBlock | undefined;
  /** Where the block begins in the bytes. */
  readonly offset: number;
}

/**
 * The verdict on a record that the kernel left alone: the records reader says what it is, and words
 * the error if it is one.
 *
 * @param origin bytes that begin with the record, and their place
 * @param width how many fields a record has
 * @param failure why there are no more bytes, if not for the input's end
 * @throws DiscretizeError what the records engine would throw there; or the failure
 */
export async function findRecord(
  origin: Origin,
  width: number,
  failure: Failure | undefined,
): Promise<Found> {
  const { bytes, file, dialect, firstLine } = origin;
  const source = { name: file, bytes: growing(bytes, failure) };
  const utf8 = { hasBom: false, pieces: source.bytes };
  let offset = 0;
  for await (const block of readRecords(utf8, source, dialect, firstLine)) {
    offset = block.origin.offset;
    const record = block.records.find((one) => width === 1 || !isBlankLine(one, block.origin));
    if (record !== undefined) {
      const alone = { origin: block.origin, records: [record], failure: undefined };
      const lines = block.origin.firstLine - firstLine + countLines(block.origin.bytes, record.end);
      return { block: regularBlock(alone, width), offset, end: offset + record.end, lines };
    }
    if (block.failure !== undefined) throw block.failure;
  }
  return { block: undefined, offset, end: bytes.length, lines: countLines(bytes) };
}

/**
 * Buckets a record as the records engine does; every byte that stays is as it was.
 *
 * @param stats what is counted is added to them
 * @returns what goes out for it, and for the blank lines before it
 * @throws DiscretizeError what is wrong with it
 */
export function bucketFound(
  plan: Plan,
  { block, offset }: Found,
  { bytes }: Origin,
  stats: Stats,
): Uint8Array {
  if (block === undefined) return bytes;
  const columns = readColumns(block, plan.columns, plan.rules);
  if (columns.failure !== undefined) throw columns.failure;
  const record = block.records[0] as CsvRecord;
  const before = bytes.subarray(0, offset + record.start);
  const [row] = assemble(plan, columns, plan.features.map(byteCells), stats);
  if (row === undefined) return before;
  fieldBytes(row, plan);
  const parts = sourcesOf(plan).map((source, i) => source ?? fieldBytes([row[i] as string], plan));
  return Buffer.concat([before, rewriteRecord(block.origin.bytes, record, parts, plan.dialect)]);
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
