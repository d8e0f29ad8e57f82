import type { RowBlock } from '../core/row-block.ts';
import type { Stats } from '../core/stats.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { RecordFields } from '../csv/line.ts';
import {
  type CsvRecord,
  type RecordBlock,
  recordFields,
  rowsOf,
} from '../csv/records/record-block.ts';
import { Rejections } from '../csv/table/rejections.ts';
import { openWholeTable } from '../csv/table/whole-table.ts';
import { chooseEngine, isBare } from '../engine/choose-engine.ts';
import { planBinsNow } from '../engine/plan-table.ts';
import { RowSample } from '../engine/row-sample.ts';
import { type TakeBytes, writeWhole } from '../engine/whole/write-whole.ts';
import type { BinRequest } from '../plan/bin-request.ts';

/** A table in memory, and how its bad rows are handled. */
export interface WholeInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly dialect: Dialect;
  /** The default is to fail at the first one. */
  readonly rejections?: Rejections | undefined;
}

/**
 * `apply` for one table in memory, in one turn of the event loop: the same output, counts and errors.
 *
 * @returns the counts; undefined for an input without a single record
 * @throws DiscretizeError as `apply`
 */
export function applyWhole(
  request: BinRequest,
  { name, bytes, dialect: declared, rejections = new Rejections(undefined) }: WholeInput,
  take: TakeBytes,
): Stats | undefined {
  const table = openWholeTable(bytes, name, declared);
  if (table === undefined) return undefined;
  const { dialect, style } = table;
  const blocks = rowBlocks(table.blocks);
  const sample = new RowSample(rejections, recordFields);
  const plan = planBinsNow(request, table, dialect, () => sampled(blocks, sample));
  const isSpliced = chooseEngine(dialect).name === 'bytes';
  const engine = isSpliced && !isBare(dialect, plan.layout.header.length) ? 'bytes' : 'records';
  const rows = sampledFirst(sample, blocks);
  return writeWhole({ ...plan, dialect, style }, table, rows, { engine, rejections }, take);
}

function sampled(
  blocks: Generator<RowBlock<CsvRecord>>,
  sample: RowSample<CsvRecord>,
): readonly RecordFields[] {
  while (!sample.isFull) {
    const next = blocks.next();
    if (next.done === true) break;
    sample.add(next.value);
  }
  return sample.fields();
}

function* sampledFirst(
  { blocks }: RowSample<CsvRecord>,
  rest: Generator<RowBlock>,
): Generator<RowBlock> {
  yield* blocks;
  yield* rest;
}

function* rowBlocks(blocks: Iterable<RecordBlock>): Generator<RowBlock<CsvRecord>> {
  for (const block of blocks) yield rowsOf(block);
}
