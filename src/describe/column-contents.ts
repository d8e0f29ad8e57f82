import type { NumberStyle } from '../column-types/column-type.ts';
import type { CellGrammar } from '../core/cells/cell.ts';
import { ColumnCollector } from '../fit/collect/collect.ts';
import type { Sample } from '../fit/sample.ts';
import {
  CELL_KINDS,
  type CellKind,
  type CellReader,
  cellReader,
  type DescribedTypes,
} from './cell-reader.ts';
import { DistinctCounter } from './distinct-counter.ts';

/** A cell and the line that it is on. */
export interface FoundCell {
  readonly text: string;
  readonly line: number | undefined;
}

/** Collects what the cells of one column hold. */
export class ColumnContents {
  readonly counts: Record<CellKind, number> = Object.fromEntries(
    CELL_KINDS.map((kind) => [kind, 0]),
  ) as Record<CellKind, number>;
  /** The first cell of each kind. */
  readonly first: { [Kind in CellKind]?: FoundCell } = {};
  readonly distinct: DistinctCounter = new DistinctCounter();
  /** The styles of its styled numbers. */
  readonly styles: Set<NumberStyle> = new Set();
  hasThousands = false;
  missing = 0;
  readonly #read: CellReader;
  readonly #memory: number;
  readonly #values: Map<CellKind, BlockValues> = new Map();
  #cells = 0;

  /** @param memory the bytes that values may take before a sketch takes over */
  constructor(types: DescribedTypes, grammar: CellGrammar, memory: number) {
    this.#read = cellReader(types, grammar);
    this.#memory = memory;
  }

  /** Begins a block of at most so many cells; {@link end} ends it. */
  begin(cells: number): void {
    this.#cells = cells;
  }

  /**
   * Adds a cell.
   *
   * @param text held as the grammar is
   * @param found the same cell decoded, with its line; called for the first cell of each kind
   */
  add(text: string, found: () => FoundCell): void {
    const cell = this.#read(text);
    if (cell === undefined) {
      this.missing++;
      return;
    }
    const { kind, value, styles, hasThousands } = cell;
    this.counts[kind]++;
    this.first[kind] ??= found();
    this.distinct.add(value ?? text);
    if (value !== undefined) this.#valuesOf(kind).push(value, this.#cells);
    for (const style of styles ?? []) this.styles.add(style);
    if (hasThousands) this.hasThousands = true;
  }

  /** Keeps the values of the block. */
  end(): void {
    for (const values of this.#values.values()) values.end();
  }

  /** The values of a kind; of numbers together with the styled ones if these are wanted. */
  kept(kind: CellKind, withStyled = false): Sample {
    const all = this.#valuesOf(kind).collector;
    const styled = withStyled ? this.#values.get('styled') : undefined;
    if (styled !== undefined) all.merge(styled.collector);
    return all.kept();
  }

  #valuesOf(kind: CellKind): BlockValues {
    const known = this.#values.get(kind);
    if (known !== undefined) return known;
    const made = new BlockValues(this.#memory);
    this.#values.set(kind, made);
    return made;
  }
}

/** The values of one kind, collected block by block. */
class BlockValues {
  readonly collector: ColumnCollector;
  #block: Float64Array = new Float64Array(0);
  #size = 0;

  constructor(memory: number) {
    this.collector = new ColumnCollector({ memory });
  }

  /** @param cells the number of cells of the block */
  push(value: number, cells: number): void {
    if (this.#block.length < cells) {
      const larger = new Float64Array(cells);
      larger.set(this.#block.subarray(0, this.#size));
      this.#block = larger;
    }
    this.#block[this.#size++] = value;
  }

  end(): void {
    if (this.#size > 0) this.collector.add(this.#block.subarray(0, this.#size));
    this.#size = 0;
  }
}
