import { Worker } from 'node:worker_threads';
import { WORKER_FILE } from '../assets.ts';
import { makeWorkerMemory, type WorkerMemory } from './worker/memory.ts';
import type { WorkerPlan } from './worker/plan.ts';
import { BlockProcessor, type Task, type TaskResult } from './worker/process-block.ts';
import type { WorkerData } from './worker/worker.ts';

/** Blocks that one worker holds at once: one is worked on while another is read or written. */
const SLOTS_PER_WORKER = 2;

/** A place for one block: its memory, and who works on it. */
export interface Slot {
  readonly workspace: WorkerMemory;
  readonly slot: number;
  readonly run: (task: Task) => Promise<TaskResult>;
}

/** Seats for blocks, in the order in which they are to be used. */
export interface Slots {
  readonly list: readonly Slot[];
  /** Resolves when whoever works there is up; rejects where that fails. */
  readonly ready: Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** One seat whose work is done at once, in this thread. */
export function ownSlot(plan: WorkerPlan): Slots {
  const workspace = makeWorkerMemory(plan, 1);
  const processor = new BlockProcessor(plan, workspace);
  const run = async (task: Task): Promise<TaskResult> => processor.process(task);
  const list = [{ workspace, slot: 0, run }];
  return { list, ready: Promise.resolve(), close: async () => {} };
}

/** Seats in worker threads. Neighbouring seats belong to different workers. */
export function workerSlots(plan: WorkerPlan, threads: number): Slots {
  const workers = Array.from({ length: threads }, () => new SeatWorker(plan));
  const list = Array.from({ length: SLOTS_PER_WORKER }, (_, slot) =>
    workers.map((worker) => worker.seat(slot)),
  ).flat();
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
  const ready = Promise.all(workers.map((worker) => worker.ready));
  ready.catch(() => {}); // Who wants to know waits for it.
  return { list, ready, close };
}

/** A worker thread and those who wait for its answers, which come in the order of the questions. */
class SeatWorker {
  readonly ready: Promise<unknown>;
  readonly #workspace: WorkerMemory;
  readonly #worker: Worker;
  #failure: Error | undefined;
  readonly #waiting: { resolve: (result: TaskResult) => void; reject: (error: Error) => void }[] =
    [];

  constructor(plan: WorkerPlan) {
    this.#workspace = makeWorkerMemory(plan, SLOTS_PER_WORKER);
    const workerData: WorkerData = { plan, workspace: this.#workspace };
    this.#worker = new Worker(WORKER_FILE, { workerData });
    this.ready = this.#answer();
    this.#worker.on('message', (result: TaskResult) => this.#waiting.shift()?.resolve(result));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('messageerror', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('a worker thread has ended')));
  }

  seat(slot: number): Slot {
    return { workspace: this.#workspace, slot, run: (task) => this.#run(task) };
  }

  #run(task: Task): Promise<TaskResult> {
    const result = this.#answer();
    if (this.#failure === undefined) this.#worker.postMessage(task);
    // Who asked may be busy with an earlier block, or have given up; unheard, it would end the process.
    result.catch(() => {});
    return result;
  }

  /** The next message that nobody waits for yet. The first one says that the thread is up. */
  #answer(): Promise<TaskResult> {
    return new Promise<TaskResult>((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
    });
  }

  /** Answers everyone who waits, and everyone who asks from now on. */
  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
