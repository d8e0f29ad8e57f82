import type { Worker } from 'node:worker_threads';
import { resourceError, threadEnded } from '../../../core/errors/resource-error.ts';
import { WORKER_FILE } from '../../assets.ts';
import { makeWorkerMemory, type WorkerMemory } from '../worker/memory.ts';
import type { WorkerPlan } from '../worker/plan.ts';
import type { TaskResult } from '../worker/process-block.ts';
import type { Slot, Slots } from '../worker/slots.ts';
import { affordableThreads } from './address-space.ts';
import type { Order, RangeResult, Report } from './messages.ts';
import { RangeBoard } from './range-board.ts';
import type { WorkerJob } from './range-reader.ts';
import type { WorkerData } from './worker.ts';

/** The number of blocks that a worker holds at once: one is processed while another is read or written. */
const SLOTS_PER_WORKER = 2;

/**
 * The mebibytes of address space that a thread reserves for compiled code. V8's default is 512; it ends the whole
 * process if the address space is too small.
 */
const CODE_RANGE = 32;

/** The module `node:worker_threads`, which some runtimes lack. */
type Threads = { readonly Worker: typeof Worker };

/** Slots of worker threads, which also read ranges of a file by themselves. */
export interface WorkerSlots extends Slots {
  readonly workers: readonly SlotWorker[];
}

/**
 * Slots of worker threads; neighbors belong to different workers. May start fewer threads if the system limits them.
 *
 * @throws Error if no thread can be started
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
  const affordable = affordableThreads(threads);
  if (affordable === 0) throw new RangeError('too little address space for a thread');
  try {
    while (workers.length < affordable) workers.push(new SlotWorker(plan, Thread));
  } catch (cause) {
    if (workers.length === 0) throw cause;
  }
  return workers;
}

/** Receives the results of the ranges that a worker takes. */
export interface RangeListener {
  readonly range: (worker: SlotWorker, result: RangeResult) => void;
  /** The worker takes no more ranges. */
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
    const resourceLimits = { codeRangeSizeMb: CODE_RANGE };
    this.#worker = new Thread(WORKER_FILE, { workerData, resourceLimits });
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

  /** Makes the worker take ranges until none is left. */
  begin(job: WorkerJob, listener: RangeListener): void {
    this.#listener = listener;
    this.#job = job;
    this.#board = new RangeBoard(job.board);
    if (this.#failure === undefined) this.#order({ ranges: job });
    else listener.failed(this, this.#failure);
  }

  /** Releases the slot of a committed range. */
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
    // A thread that starts late leaves a finished job at once.
    if (job !== this.#job?.number) return;
    const listener = this.#listener;
    this.#listener = undefined;
    this.#job = undefined;
    this.#board = undefined;
    listener?.left();
  }

  /** The next answer; the first one reports that the thread has started. */
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
