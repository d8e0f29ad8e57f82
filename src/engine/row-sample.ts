import type { Row, RowBlock } from '../core/row-block.ts';
import type { RecordFields } from '../csv/line.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import { SAMPLE_ROWS } from '../plan/choose.ts';

/** The first blocks of a table, read to choose columns; they are processed later. */
export class RowSample<R extends Row = Row> {
  readonly blocks: RowBlock<R>[] = [];
  readonly #rejections: Rejections;
  readonly #fieldsOf: (row: R) => RecordFields;
  #rows = 0;
  #isOver = false;

  /** @param fieldsOf the fields of a good row */
  constructor(rejections: Rejections, fieldsOf: (row: R) => RecordFields) {
    this.#rejections = rejections;
    this.#fieldsOf = fieldsOf;
  }

  /** True if there are enough rows, or no more can be read. */
  get isFull(): boolean {
    return this.#isOver || this.#rows >= SAMPLE_ROWS;
  }

  add(block: RowBlock<R>): void {
    const good = goodRows(block.rows, this.#rejections);
    this.blocks.push(block);
    this.#rows += good.length;
    const isBroken = this.#rejections.isStrict && good.length < block.rows.length;
    this.#isOver = isBroken || block.failure !== undefined;
  }

  /**
   * The fields of the good rows.
   *
   * @throws DiscretizeError if no row can be read, so that columns cannot be chosen
   */
  fields(): readonly RecordFields[] {
    const good = this.blocks.flatMap(({ rows }) => goodRows(rows, this.#rejections));
    if (good.length === 0 && this.#rejections.isStrict) throwFirstFault(this.blocks);
    return good.map(this.#fieldsOf);
  }
}

function throwFirstFault(blocks: readonly RowBlock[]): void {
  for (const { rows, failure } of blocks) {
    const error = rows.find(({ fault }) => fault !== undefined)?.fault?.error() ?? failure;
    if (error !== undefined) throw error;
  }
}

/** The good rows among some; only those before the first bad one if that fails the run. */
function goodRows<R extends Row>(rows: readonly R[], { isStrict }: Rejections): readonly R[] {
  const bad = rows.findIndex(({ fault }) => fault !== undefined);
  if (bad < 0) return rows;
  return isStrict ? rows.slice(0, bad) : rows.filter(({ fault }) => fault === undefined);
}
