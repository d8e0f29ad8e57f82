import type { SlotWorker, WorkerSlots } from './threads/worker-slots.ts';
import type { WorkerPlan } from './worker/plan.ts';
import { ownSlot, type Slot } from './worker/slots.ts';

/** Blocks that this thread begins before others start: for fewer they would be up too late. */
const ALONE_BLOCKS = 8;

/** Worker pool options. */
export interface WorkerPoolOptions {
  /** How many threads work on blocks, at the most; 1 for this one alone. */
  readonly threads: number;
  /**
   * After how many blocks this thread waits for others and leaves all work to them. If nothing is said,
   * it never does: it works on blocks too, and others join when they are up.
   */
  readonly aloneBlocks?: number | undefined;
}

/** The slots of a run: this thread's own, and those of worker threads once there is enough to do. */
export class WorkerPool {
  readonly #plan: WorkerPlan;
  readonly #options: WorkerPoolOptions;
  /** Slots without a block. This thread's own one is the last: it also reads and writes. */
  readonly #free: Slot[];
  #workers: WorkerSlots | undefined;
  /** Whether their slots are used, or will be once they are up. */
  #isJoined = false;
  /** True if no threads can be started, or none is left to which all work was to be left. */
  #isAlone = false;

  constructor(plan: WorkerPlan, options: WorkerPoolOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#free = [...ownSlot(plan).list];
  }

  /** Starts the worker threads once there are blocks enough. If that fails, this thread continues alone. */
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

  /** Whether threads may read so many blocks, which are all there, by themselves. */
  mayReadRanges(blocks: number): boolean {
    return !this.isAlone && (this.#isDue(blocks) || this.#options.aloneBlocks !== undefined);
  }

  /**
   * The threads for so many blocks that are all there; none where it is said that this one begins with so many;
   * undefined where it works alone.
   */
  async workers(blocks: number): Promise<readonly SlotWorker[] | undefined> {
    const { threads, aloneBlocks } = this.#options;
    if (!this.#isDue(blocks)) return aloneBlocks === undefined ? undefined : [];
    return (await this.#start(aloneBlocks === undefined ? threads - 1 : threads))?.workers;
  }

  /** Undefined if the system, or Node's permission model, allows no threads. */
  async #start(threads: number): Promise<WorkerSlots | undefined> {
    if (this.#workers !== undefined) return this.#workers;
    try {
      // Loaded if threads are wanted: there are runtimes without any.
      const { workerSlots } = await import('./threads/worker-slots.ts');
      this.#workers = workerSlots(this.#plan, threads, await import('node:worker_threads'));
    } catch {
      this.#isAlone = true;
    }
    return this.#workers;
  }

  /** Whether no other threads are wanted, or can be started. */
  get isAlone(): boolean {
    return this.#isAlone || this.#options.threads <= 1;
  }

  get hasFree(): boolean {
    return this.#free.length > 0;
  }

  /** Whether the next slot is this thread's own one while others work, too. */
  get isNextOwn(): boolean {
    const [next] = this.#free;
    return this.#isJoined && next !== undefined && !this.#isWorkers(next);
  }

  /** This thread's own slot; undefined where it leaves all work to others. */
  takeOwn(): Slot | undefined {
    const at =
      this.#options.aloneBlocks === undefined
        ? this.#free.findIndex((slot) => !this.#isWorkers(slot))
        : -1;
    return at < 0 ? undefined : this.#free.splice(at, 1)[0];
  }

  /** A slot for the next block; there must be one. */
  take(): Slot {
    return this.#free.shift() as Slot;
  }

  /** A slot whose block is done with. */
  release(slot: Slot): void {
    const isOwnUsed = !this.#isJoined || this.#isAlone || this.#options.aloneBlocks === undefined;
    if (this.#isWorkers(slot)) this.#free.unshift(slot);
    else if (isOwnUsed) this.#free.push(slot);
  }

  #isWorkers(slot: Slot): boolean {
    return this.#workers?.list.includes(slot) === true;
  }

  /** Ends the other threads. */
  async close(): Promise<void> {
    await this.#workers?.close();
  }
}
