import type { Dialect } from '../csv/dialect.ts';
import type { Plan } from '../plan/plan.ts';
import { type Block, BlockCutter } from './blocks.ts';
import { type BytesPlan, bytesPlan } from './bytes-plan.ts';
import { Crew, type CrewOptions } from './crew.ts';
import type { ByteInput } from './input.ts';
import type { Judged, Outlet } from './outlet.ts';
import type { TaskResult } from './processor.ts';
import type { Seat } from './seats.ts';
import type { Slot } from './workspace.ts';

/** How much is read at once, if nothing is said. */
const BLOCK_BYTES = 1024 * 1024;

/** How the work is cut up and shared out. The output does not depend on any of it. */
export interface WorkOptions extends CrewOptions {
  /** Stops the run. */
  readonly signal?: AbortSignal | undefined;
  /** How many bytes are read at once, at least 1; a mebibyte, if nothing is said. */
  readonly blockBytes?: number | undefined;
  /** Whether a block is done as soon as it has bytes, and does not wait for others to fill it. */
  readonly isEager?: boolean | undefined;
}

/** A block on its way: who works on it, and what will come of it. */
interface Flight {
  readonly seat: Seat;
  readonly block: Block;
  readonly result: Promise<TaskResult>;
  isDone: boolean;
}

/** Whether a block's result comes before the next block: then it need not wait for that. */
async function isDoneBefore(flight: Flight | undefined, reading: Promise<Block>): Promise<boolean> {
  if (flight === undefined) return false;
  // Who waits for the result meets its failure.
  const done = flight.result.then(
    () => true,
    () => true,
  );
  return await Promise.race([reading.then(() => false), done]);
}

/** A file of the table, read up to its first row. */
export interface BytesFile {
  readonly input: ByteInput;
  /** What stands before its rows in the output. */
  readonly head: Uint8Array;
  /** The line that its rows begin on. */
  readonly firstLine: number;
}

/**
 * The engine that is fast: blocks of whole records, the kernel, the core. What comes of them goes to an
 * outlet in the order of the input, whoever worked on it.
 */
export class BytesRun {
  readonly #dialect: Dialect;
  readonly #bytes: BytesPlan;
  readonly #outlet: Outlet;
  readonly #options: WorkOptions;
  readonly #crew: Crew;
  #blocks = 0;

  /** @param width how many fields a record has */
  constructor(plan: Plan, width: number, outlet: Outlet, options: WorkOptions) {
    const blockBytes = options.blockBytes ?? BLOCK_BYTES;
    this.#dialect = plan.dialect;
    this.#bytes = bytesPlan(plan, { width, blockBytes, wants: outlet.wants });
    this.#outlet = outlet;
    this.#options = options;
    this.#crew = new Crew(this.#bytes, options);
  }

  /**
   * Works on the rows of a file.
   *
   * @throws DiscretizeError what is wrong with a row, once the rows before it are handed on; whatever
   *   the input or the outlet throws
   */
  async file({ input, head, firstLine }: BytesFile): Promise<void> {
    await this.#outlet.begin(head);
    const cutter = new BlockCutter(input, this.#bytes, this.#options.isEager ?? false);
    const flights: Flight[] = [];
    let line = firstLine;
    const land = async (): Promise<void> => {
      const flight = flights.shift() as Flight;
      line = await this.#land(flight, input, line);
      this.#crew.release(flight.seat);
    };
    for (let isLast = false; !isLast; this.#blocks++) {
      // Signals and timers get their turn, also where nothing else is waited for.
      await new Promise((resolve) => setImmediate(resolve));
      this.#options.signal?.throwIfAborted();
      await this.#crew.prepare(this.#blocks);
      // What is done goes on before this thread takes a block itself: then another one is free for it.
      while (!this.#crew.hasFree || (this.#crew.isNextOwn && flights[0]?.isDone === true)) {
        await land();
      }
      const seat = this.#crew.take();
      const reading = cutter.next(seat);
      reading.catch(() => {}); // Met below, unless an earlier block fails first.
      while (await isDoneBefore(flights[0], reading)) await land();
      const block = await reading;
      isLast = block.isLast;
      flights.push(this.#send(seat, block));
    }
    while (flights.length > 0) await land();
  }

  #send(seat: Seat, block: Block): Flight {
    const flight = { seat, block, result: this.#start(seat, block, 0), isDone: false };
    const done = (): void => {
      flight.isDone = true;
    };
    // Who waits for the result meets its failure.
    flight.result.then(done, done);
    return flight;
  }

  #start(seat: Seat, { length, isLast, isWhole }: Block, from: number): Promise<TaskResult> {
    return seat.run({ slot: seat.slot, from, to: length, isLast: isLast && isWhole });
  }

  /** Hands on what came of a block. @returns the line that the next block begins on */
  async #land(flight: Flight, input: ByteInput, firstLine: number): Promise<number> {
    const { seat, block, result } = flight;
    const { dst } = seat.workspace.regions.slots[seat.slot] as Slot;
    let line = firstLine;
    for (let done = await result; ; ) {
      await this.#outlet.take(seat.workspace.memory, dst, done);
      line += done.lines;
      let from = done.consumed;
      if (done.state === 'done' && block.isWhole && from === block.length) return line;
      if (done.state !== 'full') {
        const judged = await this.#judge(flight, input, from, line);
        from += judged.end;
        line += judged.lines;
      }
      done = await this.#start(seat, block, from);
    }
  }

  /** What becomes of the record at `from`. */
  async #judge(
    { seat, block }: Flight,
    input: ByteInput,
    from: number,
    firstLine: number,
  ): Promise<Judged> {
    const { memory, regions } = seat.workspace;
    const { src } = regions.slots[seat.slot] as Slot;
    const bytes = Buffer.from(memory.buffer, src + from, block.length - from);
    const origin = { file: input.name, bytes, offset: 0, firstLine, dialect: this.#dialect };
    return await this.#outlet.judge(origin, block.isWhole ? undefined : input.failure);
  }

  /** Ends the worker threads. */
  async close(): Promise<void> {
    await this.#crew.close();
  }
}
