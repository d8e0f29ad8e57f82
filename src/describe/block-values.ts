import { ColumnCollector } from '../fit/collect/collect.ts';

/** The values of one kind, collected block by block. */
export class BlockValues {
  readonly collector: ColumnCollector;
  #block: Float64Array = new Float64Array(0);
  #size = 0;

  constructor(memory: number) {
    this.collector = new ColumnCollector({ memory });
  }

  /** Adds a value. @param cells the number of cells of the block */
  push(value: number, cells: number): void {
    if (this.#block.length < cells) {
      const larger = new Float64Array(cells);
      larger.set(this.#block.subarray(0, this.#size));
      this.#block = larger;
    }
    this.#block[this.#size++] = value;
  }

  /** Passes the values of the block on to the collector. */
  end(): void {
    if (this.#size > 0) this.collector.add(this.#block.subarray(0, this.#size));
    this.#size = 0;
  }
}

/** Moves the numbers of a column to its start, in order. @returns the count of numbers */
export function moveNumbers(values: Float64Array): number {
  let size = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    values[size] = value;
    size += Number(!Number.isNaN(value));
  }
  return size;
}
