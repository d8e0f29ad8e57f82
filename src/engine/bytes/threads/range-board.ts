/** The words of a board; each is an int32. */
const WORD = {
  next: 0,
  limit: 1,
  startsKnown: 2,
  openRecordBytes: 3,
  quoted: 4,
  turn: 5,
  changes: 6,
} as const;

/** The words before those of the workers: one for each, which tells whether it has entered. */
const FIXED: number = Object.keys(WORD).length;

/** The number of known starts once no more will be known. */
const STOPPED = -1;

/** The turn while no thread may write. */
const NOBODY = -1;

/** The memory of a board; it can be sent to threads. */
export type BoardMemory = Int32Array<SharedArrayBuffer>;

/** How a range begins. */
export interface RangeStart {
  /** How many bytes before it belong to a record that is not ended. */
  readonly openRecordBytes: number;
  readonly isQuoted: boolean;
}

/**
 * What threads agree on while they work on the ranges of a file, which are numbered from 0: who takes which one, how
 * each begins, and whose output is next. It is memory that all of them share.
 */
export class RangeBoard {
  readonly memory: BoardMemory;

  /** @param memory another thread's board */
  constructor(memory: BoardMemory) {
    this.memory = memory;
  }

  /** A board for some ranges, of which the first one begins outside quotes, and for some workers. */
  static of(count: number, workers: number): RangeBoard {
    const memory = new Int32Array(new SharedArrayBuffer(4 * (FIXED + workers)));
    memory[WORD.limit] = count;
    memory[WORD.turn] = NOBODY;
    return new RangeBoard(memory);
  }

  /** Records that a worker takes ranges from now on. */
  enter(worker: number): void {
    Atomics.store(this.memory, FIXED + worker, 1);
  }

  /** Whether a worker has taken ranges, or tried to. One that comes after a stop finds none. */
  hasEntered(worker: number): boolean {
    return Atomics.load(this.memory, FIXED + worker) === 1;
  }

  /** Takes the next range. @returns its number; undefined where there is none */
  claim(): number | undefined {
    if (this.isExhausted) return undefined;
    const number = Atomics.add(this.memory, WORD.next, 1);
    return this.isGood(number) ? number : undefined;
  }

  /** Whether no range is left to be taken. */
  get isExhausted(): boolean {
    return Atomics.load(this.memory, WORD.next) >= Atomics.load(this.memory, WORD.limit);
  }

  /** False for a range that is to be forgotten. */
  isGood(number: number): boolean {
    return number < Atomics.load(this.memory, WORD.limit);
  }

  /**
   * Waits until it is known how a range begins, or that it will not be known.
   *
   * @param patience how many milliseconds at the most
   * @returns whether one of the two is so
   */
  waitForStart(number: number, patience: number = Number.POSITIVE_INFINITY): boolean {
    const end = performance.now() + patience;
    for (;;) {
      const known = Atomics.load(this.memory, WORD.startsKnown);
      if (known === STOPPED || known === number) return true;
      const rest = end - performance.now();
      if (rest <= 0) return false;
      Atomics.wait(this.memory, WORD.startsKnown, known, rest);
    }
  }

  /** How a range begins, whose start was waited for. @returns undefined if that will not be known */
  start(number: number): RangeStart | undefined {
    if (Atomics.load(this.memory, WORD.startsKnown) !== number) return undefined;
    const openRecordBytes = Atomics.load(this.memory, WORD.openRecordBytes);
    return { openRecordBytes, isQuoted: Atomics.load(this.memory, WORD.quoted) === 1 };
  }

  /** Publishes how the range after this one begins. */
  publishStart(number: number, { openRecordBytes, isQuoted }: RangeStart): void {
    Atomics.store(this.memory, WORD.openRecordBytes, openRecordBytes);
    Atomics.store(this.memory, WORD.quoted, isQuoted ? 1 : 0);
    Atomics.compareExchange(this.memory, WORD.startsKnown, number, number + 1);
    Atomics.notify(this.memory, WORD.startsKnown);
  }

  /** Has this range, and all after it, forgotten. */
  stop(number: number): void {
    for (let limit = this.#limit; number < limit; limit = this.#limit) {
      Atomics.compareExchange(this.memory, WORD.limit, limit, number);
    }
    Atomics.store(this.memory, WORD.startsKnown, STOPPED);
    Atomics.notify(this.memory, WORD.startsKnown);
    this.change();
  }

  get #limit(): number {
    return Atomics.load(this.memory, WORD.limit);
  }

  /** Whether threads write their output themselves. The first output is always the first thread's to write. */
  get workersWrite(): boolean {
    return Atomics.load(this.memory, WORD.turn) !== NOBODY;
  }

  /** Whether the output of a range is the next one, and its thread may write it. */
  hasTurn(number: number): boolean {
    return Atomics.load(this.memory, WORD.turn) === number && this.isGood(number);
  }

  /** Gives the turn to a range: all output before it is written. */
  grantTurn(number: number): void {
    for (;;) {
      const turn = Atomics.load(this.memory, WORD.turn);
      if (turn >= number) return;
      if (Atomics.compareExchange(this.memory, WORD.turn, turn, number) === turn) break;
    }
    this.change();
  }

  /** How often something has changed that a thread may wait for. */
  get changes(): number {
    return Atomics.load(this.memory, WORD.changes);
  }

  /** Wakes the threads that wait. */
  change(): void {
    Atomics.add(this.memory, WORD.changes, 1);
    Atomics.notify(this.memory, WORD.changes);
  }

  /** Waits until something changes. @param seen how often that had happened when the reason to wait was found */
  wait(seen: number): void {
    Atomics.wait(this.memory, WORD.changes, seen);
  }
}
