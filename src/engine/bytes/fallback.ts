import type { DiscretizeError } from '../../core/errors/error.ts';
import type { Columns } from '../../csv/columns/column-block.ts';
import { readColumns } from '../../csv/columns/columns.ts';
import { type CsvRecord, type RecordBlock, rowsOf } from '../../csv/records/record-block.ts';
import { RecordReader } from '../../csv/records/record-reader.ts';
import { normalizeWidth } from '../../csv/table/normalize-width.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { CsvReadPlan } from '../../plan/csv-plan.ts';
import type { FallbackInput, FallbackResult } from './sink.ts';

/** The accepted records among parsed records. */
export interface AcceptedRecords {
  /** The number of accepted records, of those with columns. */
  readonly rows: number;
  /** The error that fails the run after them. */
  readonly failure: DiscretizeError | undefined;
}

/** Fallback settings. */
export interface FallbackContext<P extends CsvReadPlan = CsvReadPlan> {
  readonly plan: P;
  /** The number of fields of a record. */
  readonly width: number;
  readonly rejections: Rejections;
}

/** Records of the fallback parser, and their columns. */
export interface ParsedRecords {
  readonly block: RecordBlock;
  readonly columns: Columns<CsvRecord>;
  /** The end of the last record in the block's bytes (exclusive), blank lines included. */
  readonly end: number;
}

/**
 * Parses a record that the kernel declined, and the following records, with csv-parse, which also makes the errors.
 *
 * @param take accepts the parsed records, up to a bad record that fails the run
 * @returns the end of the parsed part; undefined if the bytes end within the first record
 * @throws DiscretizeError as the records engine, after the records before it are accepted
 */
export async function parseFallback(
  { plan, width, rejections }: FallbackContext,
  { origin, ending, look }: FallbackInput,
  take: (found: ParsedRecords) => Promise<AcceptedRecords>,
): Promise<FallbackResult | undefined> {
  const { bytes, file, dialect, firstLine, base } = origin;
  const names = plan.columns.map(({ name }) => name);
  const reader = new RecordReader(dialect, file, firstLine, base, true);
  for (const { piece, isLast } of growing(bytes, look)) {
    reader.add(piece);
    if (isLast) reader.end(ending);
    for (let read = reader.next(); read !== undefined; read = reader.next()) {
      const block = normalizeWidth(read, width, names);
      const columns = readColumns(rowsOf(block), plan.columns, plan.rules, rejections);
      const taken = await take({ block, columns, end: read.records.at(-1)?.end ?? 0 });
      await rejections.handOn(taken.rows);
      const failure = taken.failure ?? columns.failure;
      if (failure !== undefined) throw failure;
    }
    const { offset: end, line, isLineOpen } = reader;
    if (end > 0 && !isLineOpen) return { end, lines: line - firstLine, isLineOpen };
  }
  const { offset: end, line, isLineOpen } = reader;
  return end > 0 ? { end, lines: line - firstLine, isLineOpen } : undefined;
}

/** Pieces of some bytes, of doubling size. */
function* growing(
  bytes: Uint8Array,
  look: number,
): Generator<{ readonly piece: Uint8Array; readonly isLast: boolean }> {
  for (let [at, size] = [0, look]; at < bytes.length; at += size, size = at) {
    yield { piece: bytes.subarray(at, at + size), isLast: at + size >= bytes.length };
  }
}
