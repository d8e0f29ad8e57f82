import { type CellGrammar, readCell } from '../core/cells/cell.ts';
import { isDate } from '../core/cells/near-number.ts';
import { ColumnCollector } from '../fit/collect/collect.ts';
import { DistinctCounter } from './distinct-counter.ts';

/** The kinds of cells that are not missing. */
export type CellKind = 'number' | 'date' | 'text';

/** A cell and the line that it is on. */
export interface FoundCell {
  readonly text: string;
  readonly line: number | undefined;
}

/** What the cells of one column hold, while they are read. */
export class ColumnContents {
  readonly counts: Record<CellKind, number> = { number: 0, date: 0, text: 0 };
  /** The first cell of each kind. */
  readonly first: { [Kind in CellKind]?: FoundCell } = {};
  readonly distinct: DistinctCounter = new DistinctCounter();
  readonly numbers: ColumnCollector;
  missing = 0;
  readonly #grammar: CellGrammar;
  #block: Float64Array = new Float64Array(0);
  #size = 0;

  /** @param memory the bytes that numbers may take before a sketch takes over */
  constructor(grammar: CellGrammar, memory: number) {
    this.#grammar = grammar;
    this.numbers = new ColumnCollector({ memory });
  }

  /** Begins a block of at most so many cells; {@link end} ends it. */
  begin(cells: number): void {
    if (this.#block.length < cells) this.#block = new Float64Array(cells);
    this.#size = 0;
  }

  /**
   * Adds a cell.
   *
   * @param text held as the grammar is
   * @param found the same cell decoded, with its line; called for the first cell of each kind
   */
  add(text: string, found: () => FoundCell): void {
    const value = readCell(text, this.#grammar);
    if (value !== undefined && Number.isNaN(value)) {
      this.missing++;
      return;
    }
    const kind = value === undefined ? (isDate(text) ? 'date' : 'text') : 'number';
    this.counts[kind]++;
    this.first[kind] ??= found();
    this.distinct.add(value ?? text);
    if (value !== undefined) this.#block[this.#size++] = value;
  }

  /** Keeps the numbers of the block. */
  end(): void {
    if (this.#size > 0) this.numbers.add(this.#block.subarray(0, this.#size));
  }
}
