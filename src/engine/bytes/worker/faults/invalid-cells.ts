import type { CellGrammar } from '../../../../core/cells/cell.ts';
import { type CellEdges, cellEdges, isSurelyInvalid } from '../../../../core/cells/cell-edges.ts';

/** The cells of a batch that are certainly invalid by their first and last bytes, in order of their columns. */
export class InvalidCells {
  /** For each target the edges of its cells; undefined if only their grammar decides. */
  readonly #edges: readonly (CellEdges | undefined)[];
  readonly #quote: number;
  readonly #bytes: Uint8Array;
  /** The row and the target of each cell. */
  #cells = new Int32Array(0);
  #count = 0;

  /** @param grammars one for each target */
  constructor(grammars: readonly CellGrammar[], quote: number, bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#edges = grammars.map((one) => (one.type === undefined ? cellEdges(one) : undefined));
    this.#quote = quote;
  }

  get count(): number {
    return this.#count;
  }

  rowOf(index: number): number {
    return this.#cells[2 * index] as number;
  }

  targetOf(index: number): number {
    return this.#cells[2 * index + 1] as number;
  }

  /** Begins a batch. */
  begin(): void {
    this.#count = 0;
  }

  /** Records a cell if it is certainly invalid. @returns false for another cell */
  take(row: number, target: number, start: number, end: number): boolean {
    const edges = this.#edges[target];
    if (edges === undefined) return false;
    if (!isSurelyInvalid(this.#bytes, start, end, edges, this.#quote)) return false;
    this.#add(row, target);
    return true;
  }

  #add(row: number, target: number): void {
    const at = 2 * this.#count++;
    if (at === this.#cells.length) {
      const cells = new Int32Array(Math.max(1024, 2 * at));
      cells.set(this.#cells);
      this.#cells = cells;
    }
    this.#cells[at] = row;
    this.#cells[at + 1] = target;
  }
}
