import type { Dialect } from '../../csv/dialect.ts';
import type { Known } from '../../csv/lines.ts';
import type { Ending } from '../../csv/records/recover.ts';
import type { Block } from './cut-blocks.ts';
import type { ByteInput } from './reader.ts';
import type { BlockSink, FallbackResult } from './sink.ts';
import { BEYOND_RECORD, type SlotRegions } from './worker/memory.ts';
import type { Task, TaskResult } from './worker/process-block.ts';
import type { Slot } from './worker/slots.ts';

/** The least and the most bytes that the fallback parser gets first; most records end within the least. */
const [LEAST_LOOK, MOST_LOOK] = [256, 8 * 1024];

/** The number of records between two fallbacks below which the fallback parser gets more bytes at once. */
const FEW_GOOD = 64;

/** The number of records in the first batch after a fallback: the next bad record may be near. */
const FIRST_BATCH = 32;

/** A block in a worker, not yet emitted. */
export interface InFlightBlock {
  readonly slot: Slot;
  readonly block: Block;
  readonly result: Promise<TaskResult>;
  isDone: boolean;
}

/** The end of the committed part of a block. */
export interface Committed {
  /** The offset in the slot of the bytes without a whole record. */
  readonly from: number;
  /** The next line, counted from 1. */
  readonly line: number;
  /** True if the rest of that line must be skipped. */
  readonly isLineOpen: boolean;
}

/** Starts a block's task, or continues it at an offset. */
export function startTask(
  slot: Slot,
  { end, isLast, isWhole }: Block,
  from: number,
  how: Pick<Task, 'batch' | 'isStrict'> = {},
): Promise<TaskResult> {
  return slot.run({ slot: slot.index, from, to: end, isLast: isLast && isWhole, ...how });
}

/** Emits block results; runs the fallback parser if the kernel stops. */
export class Committer {
  readonly #sink: BlockSink;
  readonly #dialect: Dialect;
  #look: number = LEAST_LOOK;
  /** Records that tasks accepted or rejected since the last fallback. */
  #good = 0;

  constructor(sink: BlockSink, dialect: Dialect) {
    this.#sink = sink;
    this.#dialect = dialect;
  }

  /**
   * Emits the result of a block, up to its end or to a record that continues after the block.
   *
   * @param at the block's start in the input
   */
  async commit(started: InFlightBlock, input: ByteInput, at: Known): Promise<Committed> {
    const { slot, block } = started;
    let [from, { line }, isStrict] = [block.start, at, false];
    for (let next = started.result; ; ) {
      let done = await next;
      if (this.#rejectsTooMany(done)) {
        isStrict = true;
        done = await startTask(slot, block, from, { isStrict });
      }
      await this.#emit(started, done, { file: input.name, from, line }, at.offset);
      line += done.lines;
      from = done.consumed;
      const isFull = done.state === 'full';
      if (done.state === 'done' && this.#isUsed(block, from))
        return { from, line, isLineOpen: false };
      if (!isFull) {
        const parsed = await this.#fallBack(started, input, from, {
          line,
          offset: at.offset + from - block.start,
        });
        if (parsed === undefined) return { from, line, isLineOpen: false };
        from += parsed.end;
        line += parsed.lines;
        if (parsed.isLineOpen) return { from, line, isLineOpen: true };
      }
      next = startTask(slot, block, from, { isStrict, ...(!isFull && { batch: FIRST_BATCH }) });
    }
  }

  /** Hands the result of a task to the sink. @param offset the block's start in the input */
  async #emit(
    { slot, block }: InFlightBlock,
    done: TaskResult,
    place: { readonly file: string; readonly from: number; readonly line: number },
    offset: number,
  ): Promise<void> {
    const { src, dst } = slot.memory.regions.slots[slot.index] as SlotRegions;
    const base = offset - block.start;
    await this.#sink.take(slot.memory.memory, dst, done, { ...place, src, base });
    this.#good += done.rows + done.rejected.count;
  }

  /**
   * True if a task rejects more rows than allowed: the run fails in its block. The fallback parser then reads each
   * bad row of the block, since tasks that reject rows would read the rest of the block after each row.
   */
  #rejectsTooMany({ rejected }: TaskResult): boolean {
    return rejected.count > (this.#sink.room ?? 0);
  }

  /** True if a block without bad records is done. */
  #isUsed({ end, isLast, isWhole }: Block, from: number): boolean {
    if (isLast) return isWhole && from === end;
    return end - from < this.#dialect.maxRecord + BEYOND_RECORD - 1;
  }

  /** Parses the records at `from`; undefined if the first one continues after the block. */
  async #fallBack(
    { slot, block }: InFlightBlock,
    input: ByteInput,
    from: number,
    { line: firstLine, offset: base }: Known,
  ): Promise<FallbackResult | undefined> {
    const { memory, regions } = slot.memory;
    const { src } = regions.slots[slot.index] as SlotRegions;
    const bytes = Buffer.from(memory.buffer, src + from, block.end - from);
    const [file, dialect] = [input.name, this.#dialect];
    const origin = { file, bytes, offset: 0, base, firstLine, dialect };
    const ending: Ending = !block.isLast ? 'more' : block.isWhole ? 'end' : 'failure';
    this.#look = this.#good < FEW_GOOD ? Math.min(2 * this.#look, MOST_LOOK) : LEAST_LOOK;
    this.#good = 0;
    const parsed = await this.#sink.fallBack({ origin, ending, look: this.#look });
    if (parsed === undefined && ending === 'failure') throw input.failure?.cause;
    if (parsed === undefined && ending === 'end') throw new Error('bytes that are no record');
    return parsed;
  }
}
