import type { Worker } from 'node:worker_threads';
import { WORKER_FILE } from '../../assets.ts';
import { makeWorkerMemory, type WorkerMemory } from './memory.ts';
import type { WorkerPlan } from './plan.ts';
import type { Task, TaskResult } from './process-block.ts';
import type { Slot, Slots } from './slots.ts';
import type { WorkerData } from './worker.ts';

/** Blocks that one worker holds at once: one is worked on while another is read or written. */
const SLOTS_PER_WORKER = 2;

/** The module `node:worker_threads`, which some runtimes do not have. */
type Threads = { readonly Worker: typeof Worker };

/** Slots of worker threads; neighbors belong to different workers. */
export function workerSlots(plan: WorkerPlan, threads: number, { Worker: Thread }: Threads): Slots {
  const workers = Array.from({ length: threads }, () => new SlotWorker(plan, Thread));
  const list = Array.from({ length: SLOTS_PER_WORKER }, (_, index) =>
    workers.map((worker) => worker.slot(index)),
  ).flat();
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
  const ready = Promise.all(workers.map((worker) => worker.ready));
  ready.catch(() => {}); // The awaiting caller handles it.
  return { list, ready, close };
}

/** A worker thread and its pending requests, which it answers in order. */
class SlotWorker {
  readonly ready: Promise<unknown>;
  readonly #memory: WorkerMemory;
  readonly #worker: Worker;
  #failure: Error | undefined;
  readonly #waiting: { resolve: (result: TaskResult) => void; reject: (error: Error) => void }[] =
    [];

  constructor(plan: WorkerPlan, Thread: typeof Worker) {
    this.#memory = makeWorkerMemory(plan, SLOTS_PER_WORKER);
    const workerData: WorkerData = { plan, memory: this.#memory };
    this.#worker = new Thread(WORKER_FILE, { workerData });
    this.ready = this.#answer();
    this.#worker.on('message', (result: TaskResult) => this.#waiting.shift()?.resolve(result));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('messageerror', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('a worker thread has ended')));
  }

  slot(index: number): Slot {
    return { memory: this.#memory, index, run: (task) => this.#run(task) };
  }

  #run(task: Task): Promise<TaskResult> {
    const result = this.#answer();
    if (this.#failure === undefined) this.#worker.postMessage(task);
    // The caller may be busy or gone; an unhandled rejection would exit Node.
    result.catch(() => {});
    return result;
  }

  /** The next message; the first one says that the thread is up. */
  #answer(): Promise<TaskResult> {
    return new Promise<TaskResult>((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
    });
  }

  /** Rejects all pending and later requests. */
  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
