import type { Task, TaskResult } from '../worker/process-block.ts';
import type { Range, WorkerJob } from './range-reader.ts';

/** A request to a worker thread. */
export type Order =
  | { readonly task: Task }
  /** Process ranges until none is left. */
  | { readonly ranges: WorkerJob }
  /** Reuse a slot whose range is committed. */
  | { readonly release: number };

/** A message of a worker thread. */
export type Report =
  | { readonly ready: true }
  | { readonly done: TaskResult }
  | { readonly range: RangeResult }
  /** The worker takes no more ranges of a job, and uses no slot unless asked. */
  | { readonly left: number };

/** The result of a range. */
export interface RangeResult extends Range {
  readonly slot: number;
  /** Undefined for a range that must be cut in order. */
  readonly done: TaskResult | undefined;
  /** True if all its output is written, so that its slot is in use again. */
  readonly isFree: boolean;
}
