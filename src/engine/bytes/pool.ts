import { ownSlot, type Slot, type Slots, workerSlots } from './slots.ts';
import type { WorkerPlan } from './worker/plan.ts';

/** How many blocks this thread begins before others are started: for less they would come too late. */
const ALONE_BLOCKS = 8;

/** Who works on blocks. */
export interface WorkerPoolOptions {
  /** How many threads work on blocks, at the most; 1 for this one alone. */
  readonly threads: number;
  /**
   * After how many blocks this thread waits for others and leaves all work to them. If nothing is said,
   * it never does: it works on blocks too, and others join when they are up.
   */
  readonly aloneBlocks?: number | undefined;
}

const NO_SEATS: Slots = { list: [], ready: Promise.resolve(), close: async () => {} };

/** Seats of worker threads; undefined if the system refuses their memory. */
function startedSeats(plan: WorkerPlan, threads: number): Slots | undefined {
  try {
    return workerSlots(plan, threads);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The seats of a run: this thread's own one, and those of threads that join once there is enough to do. */
export class WorkerPool {
  readonly #plan: WorkerPlan;
  readonly #options: WorkerPoolOptions;
  /** Seats without a block. This thread's own one is the last: it also reads and writes. */
  readonly #free: Slot[];
  #workers: Slots | undefined;

  constructor(plan: WorkerPlan, options: WorkerPoolOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#free = [...ownSlot(plan).list];
  }

  /** Starts the other threads when their time has come. Where that fails, this one goes on alone. */
  async prepare(blocks: number): Promise<void> {
    const { threads, aloneBlocks } = this.#options;
    const isDue = threads > 1 && blocks >= (aloneBlocks ?? ALONE_BLOCKS);
    if (!isDue || this.#workers !== undefined) return;
    const workers = startedSeats(this.#plan, aloneBlocks === undefined ? threads - 1 : threads);
    this.#workers = workers ?? NO_SEATS;
    if (workers === undefined) return;
    const { list, ready } = workers;
    if (aloneBlocks === undefined) {
      ready.then(
        () => this.#free.unshift(...list),
        () => {},
      );
    } else {
      await ready;
      this.#free.splice(0, this.#free.length, ...list);
    }
  }

  get hasFree(): boolean {
    return this.#free.length > 0;
  }

  /** Whether the next seat is this thread's own one while others work, too. */
  get isNextOwn(): boolean {
    const [next] = this.#free;
    return this.#workers !== undefined && next !== undefined && !this.#isWorkers(next);
  }

  /** A seat for the next block; there must be one. */
  take(): Slot {
    return this.#free.shift() as Slot;
  }

  /** A seat whose block is done with. */
  release(seat: Slot): void {
    const isOwnUsed = !this.#workers?.list.length || this.#options.aloneBlocks === undefined;
    if (this.#isWorkers(seat)) this.#free.unshift(seat);
    else if (isOwnUsed) this.#free.push(seat);
  }

  #isWorkers(seat: Slot): boolean {
    return this.#workers?.list.includes(seat) === true;
  }

  /** Ends the other threads. */
  async close(): Promise<void> {
    await this.#workers?.close();
  }
}
