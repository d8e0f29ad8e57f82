import type { CellGrammar } from '../core/cells/cell.ts';
import { textOf } from '../csv/byte-string.ts';
import type { ColumnPlace } from '../csv/columns/columns.ts';
import { linesOf, locateField, type RecordBlock, rawRecord } from '../csv/records/record-block.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import { MEMORY } from '../fit/collect/collect.ts';
import { type DescribedTypes, typesOf } from './cell-reader.ts';
import { ColumnContents } from './column-contents.ts';
import { type DescribedColumn, describeColumn } from './describe-column.ts';

/** A column to describe. */
export interface DescribedPlace extends ColumnPlace {
  readonly types: DescribedTypes;
}

/** A table and its columns. */
export interface DescribedTable {
  /** Rows read, without rejected ones. */
  readonly rows: number;
  readonly columns: readonly DescribedColumn[];
}

/**
 * Describes columns in one pass over the rows.
 *
 * @param rejections the outcome of bad rows
 * @throws DiscretizeError for a bad row, if the run fails at it
 */
export async function describeTable(
  blocks: AsyncIterable<RecordBlock>,
  places: readonly DescribedPlace[],
  grammar: CellGrammar,
  rejections: Rejections,
): Promise<DescribedTable> {
  const memory = Math.floor(MEMORY / Math.max(1, places.length));
  const columns = places.map((place) => ({
    place,
    contents: new ColumnContents(place.types, grammar, memory),
  }));
  let rows = 0;
  for await (const block of blocks) {
    const { good, failure } = goodBlock(block, rejections);
    for (const { place, contents } of columns) addCells(contents, place.position, good);
    rows += good.records.length;
    await rejections.handOn();
    if (failure !== undefined) throw failure;
  }
  const described = columns.map(({ place: { position, name, types }, contents }) =>
    describeColumn({ position: position + 1, name }, contents, typesOf(types, grammar.notation)),
  );
  return { rows, columns: described };
}

function addCells(contents: ColumnContents, position: number, block: RecordBlock): void {
  const { records, origin } = block;
  contents.begin(records.length);
  for (const record of records) {
    const cell = record.fields[position] as string;
    contents.add(cell, () => {
      const { line } = locateField(origin, record, position, linesOf(origin));
      return { text: textOf(cell), line };
    });
  }
  contents.end();
}

/** The good records of a block, and what fails the run after them. */
function goodBlock(
  block: RecordBlock,
  rejections: Rejections,
): { readonly good: RecordBlock; readonly failure: RecordBlock['failure'] } {
  const records: RecordBlock['records'][number][] = [];
  for (const record of block.records) {
    if (record.fault === undefined) {
      records.push(record);
      continue;
    }
    const row = { fault: record.fault, column: undefined, raw: rawRecord(block.origin, record) };
    const failure = rejections.reject(row, records.length);
    if (failure !== undefined) return { good: { ...block, records }, failure };
  }
  return { good: { ...block, records }, failure: block.failure };
}
