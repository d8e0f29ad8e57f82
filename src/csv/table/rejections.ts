import { DiscretizeError, type Place } from '../../core/errors/error.ts';
import { grouped } from '../../core/errors/grouped.ts';
import type { RowFault } from '../../core/errors/row-fault.ts';

/** A rejected row, in the form for callers. */
export interface RejectedRow {
  /** The fault and its location. */
  readonly error: DiscretizeError;
  /** The name of the column of the bad cell; undefined for a malformed row. */
  readonly column: string | undefined;
  /**
   * The bytes of the row without its line ending; the first bytes of a row that is too long. The receiver owns them.
   */
  readonly record: Uint8Array;
}

/** A rejected row without its error and its bytes, which are made on demand. */
export interface BadRow extends Pick<RejectedRow, 'column'> {
  readonly fault: RowFault;
  /** A byte string. */
  readonly raw: string;
}

/** Many rejected rows, in the order of the input, each made on demand. */
export interface BadRun {
  readonly count: number;
  row(index: number): BadRow;
  /** The file and the line of the fault of a row. */
  place(index: number): Place;
  /** The rows as lines of a file of rejected rows, in pieces that are reused. */
  lines(): Iterable<Uint8Array>;
}

/** Makes the rejected row of a bad row, with its error. */
export function rejectedRow({ fault, column, raw }: BadRow): RejectedRow {
  const record = Uint8Array.from(raw, (byte) => byte.charCodeAt(0));
  return { error: fault.error(), column, record };
}

/** The policy for rejected rows. */
export interface RejectionOptions {
  /** The maximum number of rejected rows; may be Infinity. */
  readonly limit: number;
  /**
   * Receives rejected rows in the order of the input, including the row that exceeds the limit. Its errors fail the
   * run.
   */
  readonly take: (row: BadRow) => void | Promise<void> | undefined;
  /** Receives many rows at once; absent if rows must come singly. */
  readonly takeRun?: (run: BadRun) => void | Promise<void> | undefined;
}

/**
 * The policy for bad rows: the only place that decides whether a run continues after one. Without options, it never
 * does.
 */
export class Rejections {
  readonly #options: RejectionOptions | undefined;
  #waiting: { readonly row: BadRow; readonly after: number }[] = [];
  #count = 0;

  constructor(options: RejectionOptions | undefined) {
    this.#options = options;
  }

  /** True if a run fails at its first bad row. */
  get isStrict(): boolean {
    return this.#options === undefined;
  }

  /** The number of rows that may be rejected at once; undefined if rows must be rejected singly. */
  get room(): number | undefined {
    if (this.#options?.takeRun === undefined) return undefined;
    return this.#options.limit - this.#count;
  }

  /** Rejects a run of rows within the limit, and hands them on. */
  async rejectRun(run: BadRun): Promise<void> {
    this.#count += run.count;
    await this.#options?.takeRun?.(run);
  }

  /**
   * Rejects a row.
   *
   * @param after the number of rows between the last call of `handOn` and this row
   * @returns the error that fails the run; undefined if it continues without the row
   */
  reject(row: BadRow, after: number): DiscretizeError | undefined {
    if (this.#options === undefined) return row.fault.error();
    this.#waiting.push({ row, after });
    this.#count++;
    return this.#count > this.#options.limit ? tooMany(this.#options.limit, row) : undefined;
  }

  /**
   * Hands on the rejected rows; called before the run continues or ends.
   *
   * @param rows the number of consumed rows: rows rejected after the next row are forgotten, since that row fails the
   *   run
   */
  async handOn(rows: number = Number.POSITIVE_INFINITY): Promise<void> {
    for (const taking of this.#taking(rows)) {
      // There may be a million rows, and an await takes longer than a row.
      if (taking !== undefined) await taking;
    }
  }

  /** Hands on the rejected rows without waiting for the receivers. */
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

/** The error for a table whose rows were all rejected. */
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
