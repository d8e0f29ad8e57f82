import type { Stats } from '../core/stats.ts';
import type { Plan } from '../plan/plan.ts';
import { type Block, BlockCutter } from './blocks.ts';
import { type BytesPlan, bytesPlan } from './bytes-plan.ts';
import { Crew, type CrewOptions } from './crew.ts';
import type { ByteInput } from './input.ts';
import { type Judged, judgeRecord } from './judge.ts';
import type { TaskResult } from './processor.ts';
import type { Sink } from './records.ts';
import type { Seat } from './seats.ts';
import { emptyStats, tallyTask } from './tally.ts';
import type { Slot } from './workspace.ts';

/** How much is read at once, if nothing is said. */
const BLOCK_BYTES = 1024 * 1024;

/** The byte order mark of UTF-8. */
export const BOM: Uint8Array = Uint8Array.of(0xef, 0xbb, 0xbf);

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
  /** What is written before its rows. */
  readonly head: Uint8Array;
  /** The line that its rows begin on. */
  readonly firstLine: number;
}

/**
 * The engine that is fast: blocks of whole records, the kernel, the core, splice. Bytes that are not
 * bucketed go out as they came in. Output is in the order of the input, whoever worked on it.
 */
export class BytesRun {
  readonly stats: Stats;
  readonly #plan: Plan;
  readonly #bytes: BytesPlan;
  readonly #sink: Sink;
  readonly #options: WorkOptions;
  readonly #crew: Crew;
  #blocks = 0;
  /** Whether the last byte written ends a line, and whether the next one is a file's first. */
  #isLineEnded = true;
  #isStart = true;
  #isNewFile = false;

  /** @param width how many fields a record has */
  constructor(plan: Plan, width: number, sink: Sink, options: WorkOptions) {
    this.stats = emptyStats(plan);
    this.#plan = plan;
    this.#bytes = bytesPlan(plan, width, options.blockBytes ?? BLOCK_BYTES);
    this.#sink = sink;
    this.#options = options;
    this.#crew = new Crew(this.#bytes, options);
  }

  /** Writes bytes as they are, after the line end that the file before may lack. */
  async #write(bytes: Uint8Array): Promise<void> {
    // A sink learns that its reader has left also where there is nothing to write.
    if (bytes.length === 0) return await this.#sink.write(bytes);
    if (this.#isStart) await this.#begin(bytes);
    const lineEnd = Buffer.from(this.#plan.style.lineEnd, 'latin1');
    if (this.#isNewFile && !this.#isLineEnded) await this.#sink.write(lineEnd);
    this.#isNewFile = false;
    const last = bytes[bytes.length - 1];
    this.#isLineEnded = last === 10 || last === 13;
    await this.#sink.write(bytes);
  }

  /** Writes the byte order mark: the input's, or one that keeps a first cell's from being taken for it. */
  async #begin(bytes: Uint8Array): Promise<void> {
    this.#isStart = false;
    const isLike = BOM.every((byte, i) => bytes[i] === byte);
    if (this.#plan.style.hasBom || isLike) await this.#sink.write(BOM);
  }

  /**
   * Buckets the rows of a file.
   *
   * @throws DiscretizeError what is wrong with a row, once the rows before it are written; whatever
   *   the input or the sink throws
   */
  async file({ input, head, firstLine }: BytesFile): Promise<void> {
    this.#isNewFile = true;
    await this.#write(head);
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
      while (!this.#crew.hasFree) await land();
      const seat = this.#crew.take();
      const reading = cutter.next(seat);
      reading.catch(() => {}); // Met below, unless an earlier block fails first.
      while (await isDoneBefore(flights[0], reading)) await land();
      const block = await reading;
      isLast = block.isLast;
      flights.push({ seat, block, result: this.#start(seat, block, 0) });
    }
    while (flights.length > 0) await land();
  }

  #start(seat: Seat, { length, isLast, isWhole }: Block, from: number): Promise<TaskResult> {
    return seat.run({ slot: seat.slot, from, to: length, isLast: isLast && isWhole });
  }

  /** Writes what came of a block. @returns the line that the next block begins on */
  async #land(flight: Flight, input: ByteInput, firstLine: number): Promise<number> {
    const { seat, block, result } = flight;
    const { dst } = seat.workspace.regions.slots[seat.slot] as Slot;
    let line = firstLine;
    for (let done = await result; ; ) {
      await this.#write(new Uint8Array(seat.workspace.memory.buffer, dst, done.written));
      tallyTask(this.stats, done);
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

  /** Writes what becomes of the record at `from`. */
  async #judge(
    { seat, block }: Flight,
    input: ByteInput,
    from: number,
    line: number,
  ): Promise<Judged> {
    const { memory, regions } = seat.workspace;
    const { src } = regions.slots[seat.slot] as Slot;
    const { dialect } = this.#plan;
    const bytes = Buffer.from(memory.buffer, src + from, block.length - from);
    const origin = { file: input.name, bytes, offset: 0, firstLine: line, dialect };
    const failure = block.isWhole ? undefined : input.failure;
    const judged = await judgeRecord(this.#plan, this.#bytes.width, origin, this.stats, failure);
    await this.#write(judged.output);
    return judged;
  }

  /** Ends the worker threads. */
  async close(): Promise<void> {
    await this.#crew.close();
  }
}
