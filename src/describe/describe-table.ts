import type { CellGrammar } from '../core/cells/cell.ts';
import type { Row, RowBlock } from '../core/rows/row-block.ts';
import { textOf } from '../csv/byte-string.ts';
import type { ColumnPlace } from '../csv/columns/columns.ts';
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
  blocks: AsyncIterable<RowBlock>,
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
    rows += good.rows.length;
    await rejections.handOn();
    if (failure !== undefined) throw failure;
  }
  const described = columns.map(({ place: { position, name, types }, contents }) =>
    describeColumn({ position: position + 1, name }, contents, typesOf(types, grammar.notation)),
  );
  return { rows, columns: described };
}

function addCells(contents: ColumnContents, position: number, { rows, locate }: RowBlock): void {
  contents.begin(rows.length);
  for (const row of rows) {
    const cell = row.fields[position] as string;
    contents.add(cell, () => {
      const { line } = locate(row, position);
      return { text: textOf(cell), line };
    });
  }
  contents.end();
}

/** The good rows of a block, and what fails the run after them. */
function goodBlock(
  block: RowBlock,
  rejections: Rejections,
): { readonly good: RowBlock; readonly failure: RowBlock['failure'] } {
  const rows: Row[] = [];
  for (const row of block.rows) {
    if (row.fault === undefined) {
      rows.push(row);
      continue;
    }
    const bad = { fault: row.fault, column: undefined, raw: block.raw(row) };
    const failure = rejections.reject(bad, rows.length);
    if (failure !== undefined) return { good: { ...block, rows }, failure };
  }
  return { good: { ...block, rows }, failure: block.failure };
}
