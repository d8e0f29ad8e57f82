import type { Task, TaskResult } from '../worker/process-block.ts';
import type { Range, WorkerJob } from './range-reader.ts';

/** What a worker thread is asked to do. */
export type Order =
  | { readonly task: Task }
  /** To work on ranges until none is left. */
  | { readonly ranges: WorkerJob }
  /** To use a slot again, whose range is done with. */
  | { readonly release: number };

/** What a worker thread says. */
export type Report =
  | { readonly ready: true }
  | { readonly done: TaskResult }
  | { readonly range: RangeResult }
  /** That it takes no more ranges of a job, and touches no slot unasked. */
  | { readonly left: number };

/** What became of a range. */
export interface RangeResult extends Range {
  readonly slot: number;
  /** Undefined for one that must be cut in order. */
  readonly done: TaskResult | undefined;
  /** Whether the slot is used again already: all output is written. */
  readonly isFree: boolean;
}
