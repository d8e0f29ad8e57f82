import type { Notation } from '../core/cells/notation.ts';
import type { RowBlock, TakeCells } from '../core/row-block.ts';
import type { ReadStats, Stats } from '../core/stats.ts';
import type { RecordFields } from '../csv/line.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import type { BinPlan, TableNames } from '../plan/bin-plan.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { EngineName } from './choose-engine.ts';

/**
 * Receives the columns of some rows: one array for each column of the plan, NaN for a missing value. The arrays are
 * reused after it returns, or after its promise resolves.
 */
export type TakeColumns = (values: readonly Float64Array[]) => void | Promise<void>;

/** Stops a run: throws if it was aborted. An AbortSignal is one. */
export interface AbortCheck {
  throwIfAborted(): void;
}

/** A destination of bytes. `write` resolves when the next call may follow; until then the bytes do not change. */
export interface Sink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The open regular file, to whose end other threads may write between two calls. */
  readonly file?: {
    readonly descriptor: number;
    /** Counts bytes that another thread has written. */
    readonly wrote: (bytes: number) => void;
  };
}

/**
 * A table whose columns can be read, in any file format. It is read once: by `readColumns`, `readCells`, or the
 * `writeBinned` of a {@link TableWriter}.
 */
interface TableReader extends TableNames {
  /** The fields of the first rows as byte strings; those rows are read again with the others. */
  readonly sample: () => Promise<readonly RecordFields[]>;
  /**
   * Passes on the planned columns of all rows, in the order of the rows.
   *
   * @throws DiscretizeError for a bad row, once the rows before it are passed on
   */
  readonly readColumns: (plan: ColumnPlan, take: TakeColumns) => Promise<ReadStats>;
  /**
   * Passes on the cells of the planned columns of all rows, of any kind, in the order of the rows.
   *
   * @throws DiscretizeError for a bad row, once the rows before it are passed on
   */
  readonly readCells: (plan: ColumnPlan, take: TakeCells) => Promise<void>;
  /** Closes the inputs; called in every case. */
  readonly close: () => Promise<void>;
}

/** A table that can be written as CSV with binned columns. */
interface TableWriter {
  /**
   * Writes the table with the columns of a plan binned.
   *
   * @throws DiscretizeError for a bad row, once the rows before it are written
   */
  readonly writeBinned: (plan: BinPlan, sink: Sink) => Promise<Stats>;
}

/** An open table of any file format. It is read once, by one of its methods. */
export interface InputTable extends TableReader, TableWriter {
  /** The notation of the numbers in its cells. */
  readonly notation: Notation;
  /** True if its first row has the names of the columns. */
  readonly hasHeader: boolean;
  /** The policy for bad rows. */
  readonly rejections: Rejections;
  /** The engine for a number of output columns, or of input columns if columns are only read. */
  readonly engineFor: (width: number) => EngineName;
  /** The rows as texts, in order. */
  readonly rows: () => AsyncIterable<RowBlock>;
}
