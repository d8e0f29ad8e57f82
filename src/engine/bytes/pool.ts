import { loadFiles } from './threads/file-bytes.ts';
import type { SlotWorker, WorkerSlots } from './threads/worker-slots.ts';
import type { WorkerPlan } from './worker/plan.ts';
import { ownSlot, type Slot } from './worker/slots.ts';

/** The number of blocks that this thread processes before workers start: threads would start too late for fewer. */
const ALONE_BLOCKS = 8;

/** Worker pool options. */
export interface WorkerPoolOptions {
  /** The maximum number of threads; 1 for this thread alone. */
  readonly threads: number;
  /**
   * The number of blocks after which this thread waits for workers and leaves all work to them. If absent, this
   * thread works on blocks too, and workers join after their start.
   */
  readonly aloneBlocks?: number | undefined;
}

/** The slots of a run: that of this thread, and those of worker threads for large inputs. */
export class WorkerPool {
  readonly #plan: WorkerPlan;
  readonly #options: WorkerPoolOptions;
  /** Slots without a block. This thread's own slot is the last: this thread also reads and writes. */
  readonly #free: Slot[];
  #workers: WorkerSlots | undefined;
  /** True if the workers' slots are used, or will be once the workers have started. */
  #isJoined = false;
  /** True if no threads can be started, or if all worker threads have ended. */
  #isAlone = false;

  constructor(plan: WorkerPlan, options: WorkerPoolOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#free = [...ownSlot(plan).list];
  }

  /** Starts the worker threads after enough blocks. If that fails, this thread continues alone. */
  async prepare(blocks: number): Promise<void> {
    const { threads, aloneBlocks } = this.#options;
    if (!this.#isDue(blocks) || this.#isJoined) return;
    const started = await this.#start(aloneBlocks === undefined ? threads - 1 : threads);
    if (started === undefined) return;
    this.#isJoined = true;
    if (aloneBlocks === undefined) started.ready.then((list) => this.#free.unshift(...list));
    else this.#leaveTo(await started.ready);
  }

  /** Leaves all work to workers, if there are any. */
  #leaveTo(slots: readonly Slot[]): void {
    if (slots.length > 0) this.#free.splice(0, this.#free.length, ...slots);
    else this.#isAlone = true;
  }

  #isDue(blocks: number): boolean {
    const { threads, aloneBlocks } = this.#options;
    return threads > 1 && blocks >= (aloneBlocks ?? ALONE_BLOCKS) && !this.#isAlone;
  }

  /** True if threads may read a file of this number of blocks by themselves. */
  mayReadRanges(blocks: number): boolean {
    return !this.isAlone && (this.#isDue(blocks) || this.#options.aloneBlocks !== undefined);
  }

  /**
   * The workers for a file of a number of blocks; none if this thread begins with that many; undefined if it works
   * alone.
   */
  async workers(blocks: number): Promise<readonly SlotWorker[] | undefined> {
    const { threads, aloneBlocks } = this.#options;
    if (!this.#isDue(blocks)) return aloneBlocks === undefined ? undefined : [];
    return (await this.#start(aloneBlocks === undefined ? threads - 1 : threads))?.workers;
  }

  /** Starts the workers. @returns undefined if the system, or Node's permission model, allows no threads */
  async #start(threads: number): Promise<WorkerSlots | undefined> {
    if (this.#workers !== undefined) return this.#workers;
    try {
      // Loaded only for threads, which some runtimes lack.
      const { workerSlots } = await import('./threads/worker-slots.ts');
      await loadFiles();
      this.#workers = workerSlots(this.#plan, threads, await import('node:worker_threads'));
    } catch {
      this.#isAlone = true;
    }
    return this.#workers;
  }

  /** True if no other threads are requested, or can be started. */
  get isAlone(): boolean {
    return this.#isAlone || this.#options.threads <= 1;
  }

  get hasFree(): boolean {
    return this.#free.length > 0;
  }

  /** True if the next slot is this thread's own while workers also work. */
  get isNextOwn(): boolean {
    const [next] = this.#free;
    return this.#isJoined && next !== undefined && !this.#isWorkers(next);
  }

  /** Takes this thread's own slot; undefined if it leaves all work to workers. */
  takeOwn(): Slot | undefined {
    const at =
      this.#options.aloneBlocks === undefined
        ? this.#free.findIndex((slot) => !this.#isWorkers(slot))
        : -1;
    return at < 0 ? undefined : this.#free.splice(at, 1)[0];
  }

  /** Takes a slot for the next block; there must be one. */
  take(): Slot {
    return this.#free.shift() as Slot;
  }

  /** Returns a slot whose block is committed. */
  release(slot: Slot): void {
    const isOwnUsed = !this.#isJoined || this.#isAlone || this.#options.aloneBlocks === undefined;
    if (this.#isWorkers(slot)) this.#free.unshift(slot);
    else if (isOwnUsed) this.#free.push(slot);
  }

  #isWorkers(slot: Slot): boolean {
    return this.#workers?.list.includes(slot) === true;
  }

  /** Ends the worker threads. */
  async close(): Promise<void> {
    await this.#workers?.close();
  }
}
