/** The indexes of the shared words; each is an int32. */
const WORD = {
  next: 0,
  limit: 1,
  startsKnown: 2,
  openRecordBytes: 3,
  quoted: 4,
  turn: 5,
  changes: 6,
} as const;

/** The number of words before those of the workers, which have one word each: whether the worker has entered. */
const FIXED: number = Object.keys(WORD).length;

/** The number of known starts after a stop: no more will be known. */
const STOPPED = -1;

/** The turn while no thread may write. */
const NOBODY = -1;

/** The memory of a range board, which can be sent to threads. */
export type BoardMemory = Int32Array<SharedArrayBuffer>;

/** The state at the start of a range. */
export interface RangeStart {
  /** The number of bytes before the range that belong to an unfinished record. */
  readonly openRecordBytes: number;
  readonly isQuoted: boolean;
}

/**
 * Shared state of the threads that process the ranges of a file, numbered from 0: the next range to take, the start
 * of each range, and the range whose output is next. Its memory is shared by all threads.
 */
export class RangeBoard {
  readonly memory: BoardMemory;

  /** @param memory another thread's board */
  constructor(memory: BoardMemory) {
    this.memory = memory;
  }

  /** Makes the board of some ranges, the first of which begins outside quotes, and some workers. */
  static of(count: number, workers: number): RangeBoard {
    const memory = new Int32Array(new SharedArrayBuffer(4 * (FIXED + workers)));
    memory[WORD.limit] = count;
    memory[WORD.turn] = NOBODY;
    return new RangeBoard(memory);
  }

  /** Marks a worker as one that takes ranges. */
  enter(worker: number): void {
    Atomics.store(this.memory, FIXED + worker, 1);
  }

  /** True if a worker has taken ranges, or tried to. A worker that enters after a stop gets no ranges. */
  hasEntered(worker: number): boolean {
    return Atomics.load(this.memory, FIXED + worker) === 1;
  }

  /** Takes the next range. @returns its number; undefined if there is none */
  claim(): number | undefined {
    if (this.isExhausted) return undefined;
    const number = Atomics.add(this.memory, WORD.next, 1);
    return this.isGood(number) ? number : undefined;
  }

  /** True if no range is left to be taken. */
  get isExhausted(): boolean {
    return Atomics.load(this.memory, WORD.next) >= Atomics.load(this.memory, WORD.limit);
  }

  /** False for a range that must be dropped. */
  isGood(number: number): boolean {
    return number < Atomics.load(this.memory, WORD.limit);
  }

  /**
   * Waits until the start of a range is known, or will never be known.
   *
   * @param patience the maximum wait in milliseconds
   * @returns true if one of the two holds
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

  /** The start of a range that was waited for. @returns undefined if it will not be known */
  start(number: number): RangeStart | undefined {
    if (Atomics.load(this.memory, WORD.startsKnown) !== number) return undefined;
    const openRecordBytes = Atomics.load(this.memory, WORD.openRecordBytes);
    return { openRecordBytes, isQuoted: Atomics.load(this.memory, WORD.quoted) === 1 };
  }

  /** Publishes the start of the next range. */
  publishStart(number: number, { openRecordBytes, isQuoted }: RangeStart): void {
    Atomics.store(this.memory, WORD.openRecordBytes, openRecordBytes);
    Atomics.store(this.memory, WORD.quoted, isQuoted ? 1 : 0);
    Atomics.compareExchange(this.memory, WORD.startsKnown, number, number + 1);
    Atomics.notify(this.memory, WORD.startsKnown);
  }

  /** Drops a range and all after it. */
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

  /** True if threads write their output themselves. The first thread always writes the first output. */
  get workersWrite(): boolean {
    return Atomics.load(this.memory, WORD.turn) !== NOBODY;
  }

  /** True if the output of a range is next, and its thread may write it. */
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

  /** The number of changes that a thread may wait for. */
  get changes(): number {
    return Atomics.load(this.memory, WORD.changes);
  }

  /** Counts a change, and wakes waiting threads. */
  change(): void {
    Atomics.add(this.memory, WORD.changes, 1);
    Atomics.notify(this.memory, WORD.changes);
  }

  /** Waits until something changes. @param seen the number of changes when the reason to wait was found */
  wait(seen: number): void {
    Atomics.wait(this.memory, WORD.changes, seen);
  }
}
