import type { NumberStyle } from '../column-types/column-type.ts';
import type { CellGrammar } from '../core/cells/cell.ts';
import type { BlockColumn, CellBlock } from '../core/row-block.ts';
import { textOf } from '../csv/byte-string.ts';
import type { Sample } from '../fit/sample.ts';
import { BlockValues, moveNumbers } from './block-values.ts';
import { CellCache } from './cell-cache.ts';
import { type CellReader, cellReader, type DescribedTypes } from './cell-reader.ts';
import { DistinctCounter } from './distinct-counter.ts';
import { CELL_KINDS, type CellKind, type ReadCell } from './read-cell.ts';

/** A cell and its line, counted from 1. */
export interface FoundCell {
  readonly text: string;
  readonly line: number | undefined;
}

/** A cached result: a cell, or a missing one. */
type KnownCell = ReadCell | 'missing';

/** The divisor of the memory of values that gives the memory of the cell cache. */
const CACHE_PART = 64;

/** Collects the contents of one column: counts by kind, distinct cells, values. */
export class ColumnContents {
  readonly counts: Record<CellKind, number> = Object.fromEntries(
    CELL_KINDS.map((kind) => [kind, 0]),
  ) as Record<CellKind, number>;
  /** The first cell of each kind. */
  readonly first: { [Kind in CellKind]?: FoundCell } = {};
  readonly distinct: DistinctCounter = new DistinctCounter();
  /** The styles of the styled numbers. */
  readonly styles: Set<NumberStyle> = new Set();
  hasThousands = false;
  missing = 0;
  readonly #reader: CellReader;
  readonly #usual: CellReader['usual'];
  /** A cell that {@link CellReader.usual} reads. */
  readonly #usualCell: ReadCell;
  readonly #memory: number;
  readonly #values: Map<CellKind, BlockValues> = new Map();
  readonly #cache: CellCache<KnownCell>;
  #cells = 0;

  /** @param memory the limit in bytes beyond which a sketch replaces the values */
  constructor(types: DescribedTypes, grammar: CellGrammar, memory: number) {
    this.#reader = cellReader(types, grammar);
    this.#usual = this.#reader.usual;
    this.#usualCell = { kind: this.#usual?.kind ?? 'text' };
    this.#memory = memory;
    this.#cache = new CellCache(memory / CACHE_PART);
  }

  /** Begins a block. @param cells the largest number of its cells */
  begin(cells: number): void {
    this.#cells = cells;
  }

  /**
   * Adds a cell.
   *
   * @param text a byte string, as the words of the grammar are
   * @param found returns the decoded cell with its line; called for the first cell of each kind
   */
  add(text: string, found: () => FoundCell): void {
    const cell = this.#reader.read(text);
    if (cell === undefined) {
      this.missing++;
      return;
    }
    this.first[cell.kind] ??= found();
    this.#addRead(cell, text);
  }

  /** Adds the cells of a column of a block. */
  addBlock(column: BlockColumn, block: CellBlock): void {
    const { rows } = block;
    const { values, first } = column;
    const [row = -1, start = 0, end = 0] = first;
    this.begin(rows);
    const others = this.#addOthers(column, block, row < 0 ? rows : row);
    if (row >= 0) this.first.number ??= foundAt(block, start, end);
    const size = moveNumbers(values);
    if (size > 0) this.#addNumbers(values.subarray(0, size));
    this.missing += rows - size - others;
    this.end();
  }

  /** Ends a block: collects its values. */
  end(): void {
    for (const values of this.#values.values()) values.end();
  }

  /** The texts that are numbers in another notation; undefined if none are looked for. */
  get foreign(): CellReader['foreign'] {
    return this.#reader.foreign;
  }

  /** The values of a kind, merged with those of styled cells if requested. */
  kept(kind: CellKind, withStyled = false): Sample {
    const all = this.#valuesOf(kind).collector;
    const styled = withStyled ? this.#values.get('styled') : undefined;
    if (styled !== undefined) all.merge(styled.collector);
    return all.kept();
  }

  #addRead({ kind, value, styles, hasThousands }: ReadCell, text: string): void {
    this.counts[kind]++;
    if (value === undefined) this.distinct.addText(text);
    else this.#addValue(kind, value);
    for (const style of styles ?? []) this.styles.add(style);
    if (hasThousands) this.hasThousands = true;
  }

  #addValue(kind: CellKind, value: number): void {
    this.distinct.addNumber(value);
    this.#valuesOf(kind).push(value, this.#cells);
  }

  #addNumbers(values: Float64Array): void {
    this.counts.number += values.length;
    this.distinct.addNumbers(values);
    this.#valuesOf('number').collector.add(values);
  }

  /**
   * Adds the cells that are not plain numbers; numbers among them go into the values of the block.
   *
   * @param firstRow the row of the first plain number, or the number of rows
   * @returns the number of cells that are neither missing nor numbers
   */
  #addOthers({ values, others }: BlockColumn, block: CellBlock, firstRow: number): number {
    let count = 0;
    for (let i = 0; i < others.length; i += 3) {
      const row = others[i] as number;
      const start = others[i + 1] as number;
      const end = others[i + 2] as number;
      const cell = this.#readOther(block, start, end);
      if (cell === 'missing') continue;
      const { kind, value } = cell;
      if (kind === 'number') values[row] = value ?? Number.NaN;
      else count++;
      if (kind !== 'number' || row < firstRow) this.first[kind] ??= foundAt(block, start, end);
    }
    return count;
  }

  /** Reads a cell, from the cache if possible, and adds it unless it is a number. */
  #readOther(block: CellBlock, start: number, end: number): KnownCell {
    const { bytes, quote } = block;
    const sign = Number(bytes[start] === quote);
    const from = start + sign;
    const to = end - sign;
    const value = this.#usual?.readBytes(bytes, from, to) ?? Number.NaN;
    if (!Number.isNaN(value)) return this.#addUsual(value);
    const known = this.#cache.find(bytes, from, to);
    if (known !== undefined) return this.#addAgain(known);
    const text = block.textOf(start, end);
    const cell = this.#reader.read(text) ?? 'missing';
    if (cell === 'missing' || cell.kind !== 'styled') this.#cache.keep(bytes, from, to, cell);
    if (cell !== 'missing' && cell.kind !== 'number') this.#addRead(cell, text);
    return cell;
  }

  #addUsual(value: number): KnownCell {
    const cell = this.#usualCell;
    this.counts[cell.kind]++;
    this.#addValue(cell.kind, value);
    return cell;
  }

  /** Adds a cell from the cache. */
  #addAgain(cell: KnownCell): KnownCell {
    if (cell === 'missing' || cell.kind === 'number') return cell;
    this.#reader.repeat(cell);
    this.counts[cell.kind]++;
    if (cell.value !== undefined) this.#valuesOf(cell.kind).push(cell.value, this.#cells);
    return cell;
  }

  #valuesOf(kind: CellKind): BlockValues {
    const known = this.#values.get(kind);
    if (known !== undefined) return known;
    const made = new BlockValues(this.#memory);
    this.#values.set(kind, made);
    return made;
  }
}

/** The cell between two offsets of a block, decoded, with its line. */
function foundAt({ textOf: fieldOf, lineOf }: CellBlock, start: number, end: number): FoundCell {
  return { text: textOf(fieldOf(start, end)), line: lineOf(start) };
}
