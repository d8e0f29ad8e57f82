import type { Known } from '../../csv/lines.ts';
import { type Committed, type Committer, type InFlightBlock, startTask } from './commit.ts';
import type { Block, BlockCutter } from './cut-blocks.ts';
import type { WorkerPool } from './pool.ts';
import type { ByteInput } from './reader.ts';
import { skipLine } from './skip-line.ts';
import type { Slot } from './slots.ts';
import type { SlotRegions } from './worker/memory.ts';

/** Who takes part in the flights of a file. */
interface Staff {
  readonly input: ByteInput;
  readonly cutter: BlockCutter;
  readonly crew: WorkerPool;
  readonly landing: Committer;
}

/**
 * The blocks of a file on their way: cut, worked on by whoever is free, and landed in their order. Where a
 * landed block turns out to end within a record, the bytes after that are cut anew.
 */
export class BlockPipeline {
  readonly #staff: Staff;
  readonly #list: InFlightBlock[] = [];
  /** Where the first flight's block begins in the input. */
  #at: Known;
  /** How the first flight ended, where it ended within a record. */
  #short: Committed | undefined;

  /** @param at where the rows begin in the input */
  constructor(staff: Staff, at: Known) {
    this.#staff = staff;
    this.#at = at;
  }

  /** Lets one more block start, and those land that are done. @returns whether all have landed */
  async next(): Promise<boolean> {
    const { crew, cutter } = this.#staff;
    while (this.#short === undefined && this.#mustLand()) await this.#land();
    if (this.#short !== undefined) return await this.#goBack(this.#short);
    const seat = crew.take();
    const reading = cutter.next(seat);
    reading.catch(() => {}); // Met below, unless an earlier block fails first.
    while (this.#short === undefined && (await isDoneBefore(this.#list[0], reading))) {
      await this.#land();
    }
    const block = await reading;
    this.#list.push(flightOf(seat, block));
    if (block.isLast) while (this.#short === undefined && this.#list.length > 0) await this.#land();
    if (this.#short !== undefined) return await this.#goBack(this.#short);
    return block.isLast;
  }

  /** What is done goes on before this thread takes a block itself: then another one is free for it. */
  #mustLand(): boolean {
    const { crew } = this.#staff;
    return !crew.hasFree || (crew.isNextOwn && this.#list[0]?.isDone === true);
  }

  /** Lands the first flight; it stays where the bytes after it must be cut anew. */
  async #land(): Promise<void> {
    const { landing, input, crew } = this.#staff;
    const flight = this.#list[0] as InFlightBlock;
    const landed = await landing.land(flight, input, this.#at);
    this.#at = { line: landed.line, offset: this.#at.offset + landed.from };
    if (landed.from < flight.block.length || landed.isLineOpen) this.#short = landed;
    else {
      this.#list.shift();
      crew.release(flight.seat);
    }
  }

  /** Gives back all bytes after what has landed. @returns false: there is more to come */
  async #goBack({ from, isLineOpen }: Committed): Promise<false> {
    const { input, cutter, crew } = this.#staff;
    const pieces: Uint8Array[] = [];
    for (const { seat, block, result } of this.#list.splice(0)) {
      await result;
      const { memory, regions } = seat.workspace;
      const { src } = regions.slots[seat.slot] as SlotRegions;
      const start = pieces.length === 0 ? from : 0;
      pieces.push(
        Uint8Array.from(new Uint8Array(memory.buffer, src + start, block.length - start)),
      );
      crew.release(seat);
    }
    cutter.unread(Buffer.concat(pieces), pieces[0]?.length ?? 0);
    this.#short = undefined;
    if (!isLineOpen) return false;
    const skipped = await skipLine(input);
    this.#at = { line: this.#at.line + 1, offset: this.#at.offset + skipped };
    return false;
  }
}

/** Lets the work on a block begin. */
function flightOf(seat: Slot, block: Block): InFlightBlock {
  const flight = { seat, block, result: startTask(seat, block, 0), isDone: false };
  const done = (): void => {
    flight.isDone = true;
  };
  // Who waits for the result meets its failure.
  flight.result.then(done, done);
  return flight;
}

/** Whether a block's result comes before the next block: then it need not wait for that. */
async function isDoneBefore(
  flight: InFlightBlock | undefined,
  reading: Promise<Block>,
): Promise<boolean> {
  if (flight === undefined) return false;
  // Who waits for the result meets its failure.
  const done = flight.result.then(
    () => true,
    () => true,
  );
  return await Promise.race([reading.then(() => false), done]);
}
