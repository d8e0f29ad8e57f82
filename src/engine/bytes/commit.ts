import type { Dialect } from '../../csv/dialect.ts';
import type { Known } from '../../csv/lines.ts';
import type { Ending } from '../../csv/records/recover.ts';
import type { Block } from './cut-blocks.ts';
import type { ByteInput } from './reader.ts';
import type { BlockSink, FallbackResult } from './sink.ts';
import type { Slot } from './slots.ts';
import { BEYOND_RECORD, type SlotRegions } from './worker/memory.ts';
import type { TaskResult } from './worker/process-block.ts';

/** How much a verdict looks at: a record is mostly found in the least. */
const [LEAST_LOOK, MOST_LOOK] = [256, 64 * 1024];

/** Where there are fewer good records between bad ones, verdicts look at more of them at once. */
const CALM = 64;

/** How many records the first batch after a verdict may have: the next bad one may be near. */
const FIRST_BATCH = 32;

/** A block on its way: who works on it, and what will come of it. */
export interface InFlightBlock {
  readonly seat: Slot;
  readonly block: Block;
  readonly result: Promise<TaskResult>;
  isDone: boolean;
}

/** Up to where a block was used. */
export interface Committed {
  /** Where the bytes begin that no whole record is in. */
  readonly from: number;
  /** The line that is next. */
  readonly line: number;
  /** Whether the rest of that line is to be passed over. */
  readonly isLineOpen: boolean;
}

/** Lets a block's task begin, or go on at some byte. */
export function startTask(
  seat: Slot,
  { length, isLast, isWhole }: Block,
  from: number,
  batch?: number,
): Promise<TaskResult> {
  const task = { slot: seat.slot, from, to: length, isLast: isLast && isWhole };
  return seat.run(batch === undefined ? task : { ...task, batch });
}

/** Hands on what comes of blocks, and gets verdicts where the kernel stopped. */
export class Committer {
  readonly #outlet: BlockSink;
  readonly #dialect: Dialect;
  #look: number = LEAST_LOOK;
  /** How many records the kernel took since the last verdict. */
  #calm = 0;

  constructor(outlet: BlockSink, dialect: Dialect) {
    this.#outlet = outlet;
    this.#dialect = dialect;
  }

  /**
   * Hands on what came of a block, up to its end or to a record that goes on after it.
   *
   * @param at where it begins in the input
   */
  async land(flight: InFlightBlock, input: ByteInput, at: Known): Promise<Committed> {
    const { seat, block, result } = flight;
    const { dst } = seat.workspace.regions.slots[seat.slot] as SlotRegions;
    let { line } = at;
    for (let done = await result; ; ) {
      await this.#outlet.take(seat.workspace.memory, dst, done);
      this.#calm += done.rows;
      line += done.lines;
      let from = done.consumed;
      const isFull = done.state === 'full';
      if (done.state === 'done' && this.#isUsed(block, from))
        return { from, line, isLineOpen: false };
      if (!isFull) {
        const judged = await this.#judge(flight, input, from, { line, offset: at.offset + from });
        if (judged === undefined) return { from, line, isLineOpen: false };
        from += judged.end;
        line += judged.lines;
        if (judged.isLineOpen) return { from, line, isLineOpen: true };
      }
      done = await startTask(seat, block, from, isFull ? undefined : FIRST_BATCH);
    }
  }

  /** Whether there is nothing more to do in a block where the kernel has met no bad record. */
  #isUsed({ length, isLast, isWhole }: Block, from: number): boolean {
    if (isLast) return isWhole && from === length;
    return length - from < this.#dialect.maxRecord + BEYOND_RECORD - 1;
  }

  /** What becomes of the records at `from`; undefined where the first one goes on after the block. */
  async #judge(
    { seat, block }: InFlightBlock,
    input: ByteInput,
    from: number,
    { line: firstLine, offset: base }: Known,
  ): Promise<FallbackResult | undefined> {
    const { memory, regions } = seat.workspace;
    const { src } = regions.slots[seat.slot] as SlotRegions;
    const bytes = Buffer.from(memory.buffer, src + from, block.length - from);
    const [file, dialect] = [input.name, this.#dialect];
    const origin = { file, bytes, offset: 0, base, firstLine, dialect };
    const ending: Ending = !block.isLast ? 'more' : block.isWhole ? 'end' : 'failure';
    this.#look = this.#calm < CALM ? Math.min(2 * this.#look, MOST_LOOK) : LEAST_LOOK;
    this.#calm = 0;
    const judged = await this.#outlet.judge({ origin, ending, look: this.#look });
    if (judged === undefined && ending === 'failure') throw input.failure?.cause;
    if (judged === undefined && ending === 'end') throw new Error('bytes that are no record');
    return judged;
  }
}
