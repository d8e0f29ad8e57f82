/** The kinds of faults of rejected rows. */
export const FAULT = { none: 0, invalid: 1, missing: 2, ragged: 3, stray: 4 } as const;

/** A kind of fault of a row. */
export type FaultKind = (typeof FAULT)[keyof typeof FAULT];

/** The int32s of a rejected row: its start, its end, the kind of its fault, and the details of the kind. */
export const ROW_INTS = 6;

/**
 * Rejected rows as plain data, in order; offsets count from the start of the block. The details of a bad cell: the
 * index of its column in the plan, its start and its end; of a row of another width: its number of fields, and the
 * place; of a stray quote: 0, and the place.
 */
export interface RejectedRows {
  readonly count: number;
  /** `ROW_INTS` for each row. */
  readonly rows: Int32Array;
}

/** No rejected rows. */
const NO_REJECTED: RejectedRows = { count: 0, rows: new Int32Array(0) };

const DETAILS = 3;

/** The faults of the rows of a batch, and the rejected rows of a task. */
export class RowFaults {
  /** The kind of each row of the batch. */
  readonly kinds: Uint8Array;
  readonly #details: Int32Array;
  /** The number of rows of the batch with a fault. */
  #marked = 0;
  #rows = new Int32Array(0);
  #count = 0;

  /**
   * @param batch the maximum number of rows of a batch
   */
  constructor(batch: number) {
    this.kinds = new Uint8Array(batch);
    this.#details = new Int32Array(batch * DETAILS);
  }

  /** The number of rejected rows of the batch. */
  get marked(): number {
    return this.#marked;
  }

  /** The rejected rows of the task. */
  get rejected(): RejectedRows {
    const count = this.#count;
    // The next task reuses the array.
    return count === 0 ? NO_REJECTED : { count, rows: this.#rows.slice(0, ROW_INTS * count) };
  }

  /** Begins a task. */
  begin(): void {
    this.#count = 0;
  }

  /** Rejects a row that is not a record of the table. */
  markRow(row: number, kind: FaultKind, fields: number, place: number): void {
    this.#mark(row, kind, fields, place, 0);
  }

  /** Rejects a row for a cell; of several cells of a row, it records the first in the plan. */
  markCell(row: number, kind: FaultKind, column: number, start: number, end: number): void {
    const known = this.kinds[row] !== FAULT.none;
    if (known && (this.#details[DETAILS * row] as number) <= column) return;
    this.#mark(row, kind, column, start, end);
  }

  #mark(row: number, kind: FaultKind, first: number, second: number, third: number): void {
    if (this.kinds[row] === FAULT.none) this.#marked++;
    this.kinds[row] = kind;
    const at = DETAILS * row;
    this.#details[at] = first;
    this.#details[at + 1] = second;
    this.#details[at + 2] = third;
  }

  /**
   * Ends a batch: adds its first rows with faults to the rejected rows of the task.
   *
   * @param bounds the start and the end of each row
   * @returns the number of added rows
   */
  endBatch(rows: number, bounds: Int32Array): number {
    if (this.#marked === 0) return 0;
    this.#grow(this.#count + this.#marked);
    const before = this.#count;
    for (let row = 0; row < rows; row++) {
      if (this.kinds[row] !== FAULT.none) this.#add(row, bounds);
    }
    this.kinds.fill(FAULT.none);
    this.#marked = 0;
    return this.#count - before;
  }

  #add(row: number, bounds: Int32Array): void {
    const rows = this.#rows;
    const at = ROW_INTS * this.#count++;
    const details = DETAILS * row;
    rows[at] = bounds[2 * row] as number;
    rows[at + 1] = bounds[2 * row + 1] as number;
    rows[at + 2] = this.kinds[row] as number;
    rows[at + 3] = this.#details[details] as number;
    rows[at + 4] = this.#details[details + 1] as number;
    rows[at + 5] = this.#details[details + 2] as number;
  }

  #grow(count: number): void {
    if (ROW_INTS * count <= this.#rows.length) return;
    const rows = new Int32Array(Math.max(ROW_INTS * count, 2 * this.#rows.length));
    rows.set(this.#rows);
    this.#rows = rows;
  }
}
