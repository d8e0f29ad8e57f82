import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { grouped } from '../../core/errors/grouped.ts';
import type { RowFault } from '../../core/errors/row-fault.ts';

/** A row that is left out because something is wrong with it. */
export interface RejectedRow {
  /** The fault and its location. */
  readonly error: DiscretizeError;
  /** The name of the column that the bad cell is in; undefined if it is the row that is bad. */
  readonly column: string | undefined;
  /** The row as it stands in the file, without its line end; of one that is too long the start. The taker's own. */
  readonly record: Uint8Array;
}

/** The same before its error is made and its bytes are copied, which not everybody needs. */
export interface BadRow extends Pick<RejectedRow, 'column'> {
  readonly fault: RowFault;
  /** A byte string. */
  readonly raw: string;
}

/** Many rejected rows, in the order of the input, each of which is made if somebody asks for it. */
export interface BadRun {
  readonly count: number;
  row(index: number): BadRow;
  /** The file and the line of a row's fault. */
  place(index: number): Place;
  /** The rows as lines of a file of rejected rows, in pieces that are reused. */
  lines(): Iterable<Uint8Array>;
}

/** A row that is left out, with its error. */
export function rejectedRow({ fault, column, raw }: BadRow): RejectedRow {
  const record = Uint8Array.from(raw, (byte) => byte.charCodeAt(0));
  return { error: fault.error(), column, record };
}

/** The policy for rejected rows. */
export interface RejectionOptions {
  /** The most rows that may be rejected; Infinity for any number. */
  readonly limit: number;
  /** Takes rejected rows in the order of the input, the one that is too many too. What it throws ends the run. */
  readonly take: (row: BadRow) => void | Promise<void> | undefined;
  /** Takes many rows at once; absent if each must be taken by itself. */
  readonly takeRun?: (run: BadRun) => void | Promise<void> | undefined;
}

/**
 * The one place that says whether a run goes on after a bad row. Without options it never does.
 */
export class Rejections {
  readonly #options: RejectionOptions | undefined;
  #waiting: { readonly row: BadRow; readonly after: number }[] = [];
  #count = 0;

  constructor(options: RejectionOptions | undefined) {
    this.#options = options;
  }

  /** True if a run ends with its first bad row. */
  get isStrict(): boolean {
    return this.#options === undefined;
  }

  /** The number of rows that may be rejected at once; undefined if each must be rejected by itself. */
  get room(): number | undefined {
    if (this.#options?.takeRun === undefined) return undefined;
    return this.#options.limit - this.#count;
  }

  /** Rejects as many rows as there is room for, and hands them on. */
  async rejectRun(run: BadRun): Promise<void> {
    this.#count += run.count;
    await this.#options?.takeRun?.(run);
  }

  /**
   * Rejects a row.
   *
   * @param after how many rows stand between the last handing on and this one
   * @returns the error that ends the run; undefined if it goes on without the row
   */
  reject(row: BadRow, after: number): DiscretizeError | undefined {
    if (this.#options === undefined) return row.fault.error();
    this.#waiting.push({ row, after });
    this.#count++;
    return this.#count > this.#options.limit ? tooMany(this.#options.limit, row) : undefined;
  }

  /**
   * Hands on the rows that were rejected; to be called before the run goes on or ends.
   *
   * @param rows how many rows were taken: what was rejected after the next one is forgotten, for that ends
   *   the run
   */
  async handOn(rows: number = Number.POSITIVE_INFINITY): Promise<void> {
    for (const taking of this.#taking(rows)) {
      // There may be a million rows, and to wait for each of them takes longer than to take it.
      if (taking !== undefined) await taking;
    }
  }

  /** Does the same without waiting for those who take rows. */
  handOnNow(rows: number = Number.POSITIVE_INFINITY): void {
    for (const _ of this.#taking(rows));
  }

  *#taking(rows: number): Generator<Promise<void> | void | undefined> {
    if (this.#options === undefined || this.#waiting.length === 0) return;
    for (const { row, after } of this.#waiting.splice(0)) {
      if (after <= rows) yield this.#options.take(row);
    }
  }
}

/** The error for a table of which every row was rejected. */
export function allRejected(rows: number, file: string | undefined): DiscretizeError {
  const count = rows === 1 ? 'the only row was' : `all ${grouped(rows)} rows were`;
  return new DiscretizeError('E_ALL_REJECTED', `${count} rejected`, {
    at: file === undefined ? {} : { file },
    received: rows,
    hint: 'check --delimiter, --decimal and -c',
  });
}

function tooMany(limit: number, { fault }: BadRow): DiscretizeError {
  const rows = `${grouped(limit)} ${limit === 1 ? 'row' : 'rows'}`;
  const message = limit === 0 ? 'rejected a row' : `rejected more than ${rows}`;
  const { file, line } = fault.at;
  return new DiscretizeError('E_TOO_MANY_ERRORS', message, {
    at: { ...(file !== undefined && { file }), ...(line !== undefined && { line }) },
    cause: fault.error(),
    expected: limit,
    hint: 'correct the rows, or raise --max-errors; --rejects FILE keeps them',
  });
}
