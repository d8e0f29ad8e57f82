import type { Rejections } from '../../../csv/table/rejections.ts';
import type { CsvReadPlan } from '../../../plan/csv-plan.ts';
import type { TaskResult } from '../worker/process-block.ts';
import { RejectedRuns } from './rejected-run.ts';

/** The plan of a table, the number of fields of a record, and the policy for bad rows. */
interface RejectionContext {
  readonly plan: CsvReadPlan;
  readonly width: number;
  readonly rejections: Rejections;
}

/** The bytes of a task: its block in memory and in the input. */
interface TaskPlace {
  /** The address of the block. */
  readonly src: number;
  /** The start of the task in the block, and the line that begins there. */
  readonly from: number;
  readonly line: number;
  readonly file: string;
  /** The number of bytes of the input before the block. */
  readonly base: number;
}

/** Hands on the rows that tasks reject. */
export class RejectedTasks {
  readonly #context: RejectionContext;
  /** Made with the first rejected row. */
  #runs: RejectedRuns | undefined;

  constructor(context: RejectionContext) {
    this.#context = context;
  }

  /** Hands on the rejected rows of a task. */
  async handOn(
    { buffer }: WebAssembly.Memory,
    { rejected, consumed }: Pick<TaskResult, 'rejected' | 'consumed'>,
    { src, from, line, file, base }: TaskPlace,
  ): Promise<void> {
    if (rejected.count === 0) return;
    const { dialect } = this.#context.plan;
    this.#runs ??= new RejectedRuns(this.#context);
    const bytes = Buffer.from(buffer, src, consumed);
    const origin = { file, bytes, offset: 0, base, firstLine: line, dialect };
    await this.#context.rejections.rejectRun(this.#runs.run(origin, rejected, from));
  }
}
