import type { Worker } from 'node:worker_threads';
import { resourceError, threadEnded } from '../../../core/errors/resource-error.ts';
import { WORKER_FILE } from '../../assets.ts';
import { makeWorkerMemory, type WorkerMemory } from '../worker/memory.ts';
import type { WorkerPlan } from '../worker/plan.ts';
import type { TaskResult } from '../worker/process-block.ts';
import type { Slot, Slots } from '../worker/slots.ts';
import type { Order, RangeResult, Report } from './messages.ts';
import { RangeBoard } from './range-board.ts';
import type { WorkerJob } from './range-reader.ts';
import type { WorkerData } from './worker.ts';

/** Blocks that one worker holds at once: one is worked on while another is read or written. */
const SLOTS_PER_WORKER = 2;

/** The module `node:worker_threads`, which some runtimes do not have. */
type Threads = { readonly Worker: typeof Worker };

/** Slots of worker threads, which also take ranges of a file by themselves. */
export interface WorkerSlots extends Slots {
  readonly workers: readonly SlotWorker[];
}

/**
 * Slots of worker threads; neighbors belong to different workers. There are fewer threads where the system allows no more.
 *
 * @throws Error where not one thread can be made
 */
export function workerSlots(
  plan: WorkerPlan,
  threads: number,
  { Worker: Thread }: Threads,
): WorkerSlots {
  const workers = startWorkers(plan, threads, Thread);
  const list = Array.from({ length: SLOTS_PER_WORKER }, (_, index) =>
    workers.map((worker) => worker.slot(index)),
  ).flat();
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
  };
  const ready = Promise.allSettled(workers.map((worker) => worker.ready)).then((started) =>
    list.filter((_, index) => started[index % workers.length]?.status === 'fulfilled'),
  );
  return { list, ready, close, workers };
}

function startWorkers(plan: WorkerPlan, threads: number, Thread: typeof Worker): SlotWorker[] {
  const workers: SlotWorker[] = [];
  try {
    while (workers.length < threads) workers.push(new SlotWorker(plan, Thread));
  } catch (cause) {
    if (workers.length === 0) throw cause;
  }
  return workers;
}

/** Receives what becomes of the ranges that a worker takes. */
export interface RangeListener {
  readonly range: (worker: SlotWorker, result: RangeResult) => void;
  /** The worker takes no more of them. */
  readonly left: () => void;
  /** The worker has ended, or could not be started. */
  readonly failed: (worker: SlotWorker, error: Error) => void;
}

/** A worker thread and its pending requests, which it answers in order. */
export class SlotWorker {
  readonly ready: Promise<unknown>;
  readonly #memory: WorkerMemory;
  readonly #worker: Worker;
  #failure: Error | undefined;
  #listener: RangeListener | undefined;
  #job: WorkerJob | undefined;
  #board: RangeBoard | undefined;
  readonly #waiting: {
    resolve: (result: TaskResult | undefined) => void;
    reject: (error: Error) => void;
  }[] = [];

  constructor(plan: WorkerPlan, Thread: typeof Worker) {
    this.#memory = makeWorkerMemory(plan, SLOTS_PER_WORKER);
    const workerData: WorkerData = { plan, memory: this.#memory };
    this.#worker = new Thread(WORKER_FILE, { workerData });
    this.ready = this.#answer();
    this.ready.catch(() => {}); // The awaiting caller handles it.
    this.#worker.on('message', (report: Report) => this.#onReport(report));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('messageerror', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(threadEnded()));
  }

  slot(index: number): Slot {
    return { memory: this.#memory, index, run: (task) => this.#run({ task }) };
  }

  /** Has the worker take ranges until none is left. */
  begin(job: WorkerJob, listener: RangeListener): void {
    this.#listener = listener;
    this.#job = job;
    this.#board = new RangeBoard(job.board);
    if (this.#failure === undefined) this.#order({ ranges: job });
    else listener.failed(this, this.#failure);
  }

  /** Gives a slot back whose range is done with. */
  release(slot: number): void {
    this.#order({ release: slot });
  }

  #run(order: Order): Promise<TaskResult> {
    const result = this.#answer();
    if (this.#failure === undefined) this.#order(order);
    // The caller may be busy or gone; an unhandled rejection would exit Node.
    result.catch(() => {});
    return result as Promise<TaskResult>;
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
    this.#board?.change();
  }

  #onReport(report: Report): void {
    if ('range' in report) this.#listener?.range(this, report.range);
    else if ('left' in report) this.#leave(report.left);
    else if ('done' in report) this.#waiting.shift()?.resolve(report.done);
    else this.#waiting.shift()?.resolve(undefined);
  }

  #leave(job: number): void {
    // A thread that came late leaves a job that is over.
    if (job !== this.#job?.number) return;
    const listener = this.#listener;
    this.#listener = undefined;
    this.#job = undefined;
    this.#board = undefined;
    listener?.left();
  }

  /** The next answer; the first one says that the thread is up. */
  #answer(): Promise<TaskResult | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
    });
  }

  /** Rejects all pending and later requests. */
  #fail(error: Error): void {
    this.#failure ??= resourceError(error) ?? error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
    this.#listener?.failed(this, this.#failure);
    this.#listener = undefined;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
