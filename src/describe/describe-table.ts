import type { CellGrammar } from '../core/cells/cell.ts';
import type { BlockColumn, CellBlock, RowBlock, TakeCells } from '../core/row-block.ts';
import { textOf } from '../csv/byte-string.ts';
import type { ColumnPlace } from '../csv/columns/columns.ts';
import { MEMORY } from '../fit/collect/collect.ts';
import { type DescribedTypes, typesOf } from './cell-reader.ts';
import { ColumnContents } from './column-contents.ts';
import { type DescribedColumn, describeColumn } from './describe-column.ts';

/** A column to describe. */
export interface DescribedPlace extends ColumnPlace {
  readonly types: DescribedTypes;
}

/** The description of a table. */
export interface DescribedTable {
  /** Rows read, without rejected ones. */
  readonly rows: number;
  readonly columns: readonly DescribedColumn[];
}

/** Collects the contents of a table's columns while its cells are read. */
export class TableContents implements TakeCells {
  readonly #grammar: CellGrammar;
  readonly #columns: readonly {
    readonly place: DescribedPlace;
    readonly contents: ColumnContents;
  }[];
  #rows = 0;

  constructor(places: readonly DescribedPlace[], grammar: CellGrammar) {
    const memory = Math.floor(MEMORY / Math.max(1, places.length));
    this.#grammar = grammar;
    this.#columns = places.map((place) => ({
      place,
      contents: new ColumnContents(place.types, grammar, memory),
    }));
  }

  /** Adds a block of cells in bytes. */
  cells(block: CellBlock): void {
    for (const [i, { contents }] of this.#columns.entries()) {
      contents.addBlock(block.columns[i] as BlockColumn, block);
    }
    this.#rows += block.rows;
  }

  /** Adds a block of rows of text. */
  rows(block: RowBlock): void {
    for (const { place, contents } of this.#columns) addCells(contents, place.position, block);
    this.#rows += block.rows.length;
  }

  /** Describes the columns once all cells are collected. */
  described(): DescribedTable {
    const { notation } = this.#grammar;
    const columns = this.#columns.map(({ place: { position, name, types }, contents }) =>
      describeColumn({ position: position + 1, name }, contents, {
        types: typesOf(types, notation),
        named: types.named,
        notation,
      }),
    );
    return { rows: this.#rows, columns };
  }
}

/** Adds the cells of a column of a block of rows. */
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
