/** The words of a board; each is an int32. */
const WORD = {
  next: 0,
  limit: 1,
  settled: 2,
  gap: 3,
  quoted: 4,
  turn: 5,
  changes: 6,
  entered: 7,
} as const;

/** The number of settled ranges once no more are settled. */
const STOPPED = -1;

/** The turn while no thread may write. */
const NOBODY = -1;

/** The memory of a board; it can be sent to threads. */
export type BoardMemory = Int32Array<SharedArrayBuffer>;

/** How a range begins. */
export interface RangeStart {
  /** How many bytes before it belong to a record that is not ended. */
  readonly gap: number;
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

  /** A board for so many ranges, of which the first one begins outside quotes. */
  static of(count: number): RangeBoard {
    const memory = new Int32Array(new SharedArrayBuffer(4 * Object.keys(WORD).length));
    memory[WORD.limit] = count;
    memory[WORD.turn] = NOBODY;
    return new RangeBoard(memory);
  }

  /** Says that a thread takes ranges from now on. */
  enter(): void {
    Atomics.add(this.memory, WORD.entered, 1);
  }

  /** How many threads have taken ranges, or tried to. One that comes after a stop finds none. */
  get entered(): number {
    return Atomics.load(this.memory, WORD.entered);
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

  /** Waits until it is known how a range begins. @returns undefined if that will not be known */
  start(number: number): RangeStart | undefined {
    for (;;) {
      const settled = Atomics.load(this.memory, WORD.settled);
      if (settled === STOPPED) return undefined;
      if (settled === number) break;
      Atomics.wait(this.memory, WORD.settled, settled);
    }
    const gap = Atomics.load(this.memory, WORD.gap);
    return { gap, isQuoted: Atomics.load(this.memory, WORD.quoted) === 1 };
  }

  /** Says how the range after this one begins. */
  settle(number: number, { gap, isQuoted }: RangeStart): void {
    Atomics.store(this.memory, WORD.gap, gap);
    Atomics.store(this.memory, WORD.quoted, isQuoted ? 1 : 0);
    Atomics.compareExchange(this.memory, WORD.settled, number, number + 1);
    Atomics.notify(this.memory, WORD.settled);
  }

  /** Has this range, and all after it, forgotten. */
  stop(number: number): void {
    for (let limit = this.#limit; number < limit; limit = this.#limit) {
      Atomics.compareExchange(this.memory, WORD.limit, limit, number);
    }
    Atomics.store(this.memory, WORD.settled, STOPPED);
    Atomics.notify(this.memory, WORD.settled);
    this.change();
  }

  get #limit(): number {
    return Atomics.load(this.memory, WORD.limit);
  }

  /** Whether threads write their output themselves. The first output is always the first thread's to write. */
  get isOpen(): boolean {
    return Atomics.load(this.memory, WORD.turn) !== NOBODY;
  }

  /** Whether the output of a range is the next one, and its thread may write it. */
  isNext(number: number): boolean {
    return Atomics.load(this.memory, WORD.turn) === number && this.isGood(number);
  }

  /** Says that all output before a range's is written. */
  allow(number: number): void {
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
