import { makeWorkerMemory, type WorkerMemory } from './memory.ts';
import type { WorkerPlan } from './plan.ts';
import { BlockProcessor, type Task, type TaskResult } from './process-block.ts';

/** Memory for one block, and the worker that processes it. */
export interface Slot {
  readonly memory: WorkerMemory;
  /** The index of the slot among those of its worker. */
  readonly index: number;
  readonly run: (task: Task) => Promise<TaskResult>;
}

/** Slots for blocks, in the order of use. */
export interface Slots {
  readonly list: readonly Slot[];
  /** Resolves to the slots of the started workers, after all have started or failed. */
  readonly ready: Promise<readonly Slot[]>;
  readonly close: () => Promise<void>;
}

/** One slot that this thread processes at once. */
export function ownSlot(plan: WorkerPlan): Slots {
  const memory = makeWorkerMemory(plan, 1);
  const processor = new BlockProcessor(plan, memory);
  const run = async (task: Task): Promise<TaskResult> => processor.process(task);
  const list = [{ memory, index: 0, run }];
  return { list, ready: Promise.resolve(list), close: async () => {} };
}
