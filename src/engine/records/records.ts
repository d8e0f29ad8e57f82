import { countCodes } from '../../core/count-codes.ts';
import type { RowBlock } from '../../core/row-block.ts';
import type { CellCounts, ReadStats } from '../../core/stats.ts';
import { bytesOf } from '../../csv/byte-string.ts';
import type { Columns } from '../../csv/columns/column-block.ts';
import { readColumns } from '../../csv/columns/columns.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import { RecordWriter, type Written } from '../../csv/write.ts';
import { cellText } from '../../encode/cells.ts';
import { combine } from '../../encode/mode.ts';
import type { Segment } from '../../plan/arrange.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { cellIndexesOf, featureCodesOf } from '../../plan/groups/codes.ts';
import { countBlock, emptyBinStats } from '../stats.ts';
import type { AbortCheck, Sink } from '../table.ts';
import { inTurns } from '../turns.ts';

/**
 * Runs the records engine, which is slow and simple: csv-parse, the core, csv-stringify. Other engines must write the
 * same table. Writes the rows before a failure, for any size of blocks, then throws the failure.
 *
 * @param options `signal` stops the run between two blocks
 * @throws DiscretizeError for a bad row or an unreadable input
 */
export async function runRecords(
  plan: CsvBinPlan,
  blocks: AsyncIterable<RowBlock>,
  sink: Sink,
  {
    signal,
    rejections,
  }: { readonly signal?: AbortCheck | undefined; readonly rejections: Rejections },
): Promise<ReadStats> {
  const run = new RecordsRun(plan, rejections);
  const write = async ({ bytes, rows, failure }: Written): Promise<void> => {
    await sink.write(bytes);
    await rejections.handOn(rows);
    if (failure === undefined) return;
    await sink.write(run.end(true));
    throw failure;
  };
  if (plan.dialect.header) await write(run.header());
  for await (const block of inTurns(blocks)) {
    signal?.throwIfAborted();
    await write(run.block(block));
  }
  await sink.write(run.end());
  return run.stats;
}

/** The output of the records engine, block by block. */
export class RecordsRun {
  readonly stats: ReadStats;
  readonly #plan: CsvBinPlan;
  readonly #rejections: Rejections;
  readonly #writer: RecordWriter;
  readonly #cells: readonly ByteCells[];
  #hasLineEnd: boolean;

  constructor(plan: CsvBinPlan, rejections: Rejections) {
    this.stats = emptyBinStats(plan);
    this.#plan = plan;
    this.#rejections = rejections;
    this.#writer = new RecordWriter(plan.dialect, plan.style, plan.layout.header.length);
    this.#cells = plan.features.map(byteCells);
    this.#hasLineEnd = plan.style.hasLineEnd;
  }

  header(): Written {
    return this.#writer.write([this.#plan.layout.header]);
  }

  /** The output of a block, up to a record that fails the run. */
  block(block: RowBlock): Written {
    const { columns: places, rules } = this.#plan;
    const columns = readColumns(block, places, rules, this.#rejections);
    const records = assemble(this.#plan, columns, this.#cells, this.stats);
    const { bytes, rows, failure = columns.failure } = this.#writer.write(records);
    const last = columns.records.at(-1);
    if (last !== undefined) this.#hasLineEnd = block.hasLineEnd?.(last) ?? true;
    return { bytes, rows, failure };
  }

  /** The rest of the output: the last line ending. */
  end(hasLineEnd: boolean = this.#hasLineEnd): Uint8Array {
    return this.#writer.end(hasLineEnd);
  }
}

/** The cells that are written for a code, as byte strings. */
export type ByteCells = (code: number) => readonly string[];

/** The cells of a feature as byte strings. */
export function byteCells({ cells }: PlannedFeature): ByteCells {
  const made = new Map<number, readonly string[]>();
  return (code) => {
    const bytes = made.get(code) ?? cells(code).map(bytesOf);
    made.set(code, bytes);
    return bytes;
  };
}

/** Makes the output records of the columns of a block, and counts their codes. */
export function assemble(
  plan: BinPlan,
  columns: Columns,
  cells: readonly ByteCells[],
  stats: ReadStats,
): string[][] {
  countBlock(stats, columns);
  const codes = featureCodes(plan, columns, stats);
  const { segments, isPartial } = plan.layout;
  const coded = { plan, codes, cells };
  return columns.records.map(({ fields, extra = [] }, row) => {
    const record: string[] = [];
    for (const segment of segments) addCells(record, segment, fields, row, coded);
    if (!isPartial) for (const field of extra) record.push(field);
    return record;
  });
}

/** The codes of the columns of every feature, or the indexes of cells if groups have cells of their own. */
function featureCodes(
  plan: BinPlan,
  columns: Columns,
  { columns: counts }: ReadStats,
): (readonly Int32Array[])[] {
  let at = 0;
  return plan.features.map((feature, i) => {
    const numbers = columns.values[plan.keyColumns[i] ?? -1];
    return feature.columns.map(() => {
      const coded = featureCodesOf(feature, columns.values[at] as Float64Array, numbers);
      countCodes(counts[at++] as CellCounts, coded);
      return cellIndexesOf(feature, coded.codes, numbers);
    });
  });
}

interface Coded {
  readonly plan: BinPlan;
  readonly codes: readonly (readonly Int32Array[])[];
  readonly cells: readonly ByteCells[];
}

/** Adds the cells of a segment to a record. */
function addCells(
  record: string[],
  segment: Segment,
  fields: readonly string[],
  row: number,
  coded: Coded,
): void {
  if (segment.kind !== 'keep') {
    for (const cell of binnedCells(segment, row, coded)) record.push(cell);
    return;
  }
  const end = Math.min(segment.to, fields.length);
  for (let i = segment.from; i < end; i++) record.push(fields[i] as string);
}

function binnedCells(
  segment: Exclude<Segment, { readonly kind: 'keep' }>,
  row: number,
  { plan, codes, cells }: Coded,
): readonly string[] {
  const columns = codes[segment.feature] as readonly Int32Array[];
  const codeIn = (column: number): number => (columns[column] as Int32Array)[row] as number;
  if (segment.kind === 'column') {
    return (cells[segment.feature] as ByteCells)(codeIn(segment.column));
  }
  const { mode, bins } = plan.features[segment.feature] as PlannedFeature;
  const groups = columns.map((_, column) => mode.values(codeIn(column), bins));
  return combine(groups, mode.combine).map(cellText);
}
