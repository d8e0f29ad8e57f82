import { cellColumnAt, HEAD_INTS, OTHER_INTS } from '../cell-layout.ts';
import type { BatchRows } from '../parse-columns.ts';
import type { BatchContext, BatchEncoder, BatchPlace, BatchResult } from './batch.ts';

/** Makes the cells of a batch: numbers as values, and the places of all other cells, whose kinds the caller decides. */
export class CellEncoder implements BatchEncoder {
  readonly #context: BatchContext;
  readonly #spans: Int32Array;

  constructor(context: BatchContext) {
    const { plan, regions, memory } = context;
    this.#context = context;
    const spans = regions.batch * plan.targets.length * 2;
    this.#spans = new Int32Array(memory, regions.spans, spans);
  }

  make({ kept }: BatchRows, { src, dst }: BatchPlace): BatchResult {
    const { targets } = this.#context.plan;
    const others = dst + 4 * HEAD_INTS * targets.length + 8 * targets.length * kept;
    let end = others;
    for (const target of targets.keys()) end = this.#write(target, kept, { src, dst, end });
    return { kept, written: end - dst };
  }

  /** Writes a column. @param end the end of the columns before it @returns the end of this one */
  #write(
    target: number,
    rows: number,
    { src, dst, end }: Pick<BatchPlace, 'src' | 'dst'> & { readonly end: number },
  ): number {
    const { plan, columns, memory } = this.#context;
    const slow = columns.plain(src, target, rows);
    const { head, values } = cellColumnAt(memory, dst, {
      target,
      rows,
      targets: plan.targets.length,
    });
    values.set(columns.values(target, rows));
    const others = new Int32Array(memory, end, OTHER_INTS * slow.length);
    for (let i = 0; i < slow.length; i++) {
      const row = slow[i] as number;
      values[row] = Number.NaN;
      this.#writePlace(others, OTHER_INTS * i, row, target);
    }
    const first = slow.length === rows ? -1 : firstNumber(values);
    head.set([end - dst, slow.length]);
    if (first < 0) head[2] = -1;
    else this.#writePlace(head, 2, first, target);
    return end + others.byteLength;
  }

  /** Writes the row, the start and the end of a cell. */
  #writePlace(into: Int32Array, at: number, row: number, target: number): void {
    const span = 2 * (row * this.#context.plan.targets.length + target);
    into[at] = row;
    into[at + 1] = this.#spans[span] as number;
    into[at + 2] = this.#spans[span + 1] as number;
  }
}

/** The row of the first number; -1 for none. */
function firstNumber(values: Float64Array): number {
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) return row;
  return -1;
}
