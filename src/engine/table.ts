import type { ReadStats, Stats } from '../core/stats.ts';
import type { BinPlan, TableNames } from '../plan/bin-plan.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';

/**
 * Takes the columns of some rows: one array for each of the plan's columns, NaN where a value is missing.
 * They change once it returns, or once its promise resolves.
 */
export type TakeColumns = (values: readonly Float64Array[]) => void | Promise<void>;

/** Stops a run: throws if it was aborted. An AbortSignal is one. */
export interface AbortCheck {
  throwIfAborted(): void;
}

/** Where bytes go. `write` resolves when more may come; until then the bytes do not change. */
export interface Sink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/**
 * A table whose columns can be read, in any file format. It is read once: by `readColumns`, or by the
 * `writeBinned` of a {@link TableWriter}.
 */
export interface TableReader extends TableNames {
  /** The fields of the first rows as byte strings; those rows are read again with the others. */
  readonly sample: () => Promise<readonly (readonly string[])[]>;
  /**
   * Hands on the planned columns of all rows, in the order of the rows.
   *
   * @throws DiscretizeError for a bad row, once the rows before it are handed on
   */
  readonly readColumns: (plan: ColumnPlan, take: TakeColumns) => Promise<ReadStats>;
  /** Closes the inputs. To be called on every way out. */
  readonly close: () => Promise<void>;
}

/** A table that can be written again with its columns binned. */
export interface TableWriter {
  /**
   * Writes the table with the columns of a plan binned.
   *
   * @throws DiscretizeError for a bad row, once the rows before it are written
   */
  readonly writeBinned: (plan: BinPlan, sink: Sink) => Promise<Stats>;
}
