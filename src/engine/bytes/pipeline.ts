import type { Known } from '../../csv/lines.ts';
import { restOfLine } from '../../csv/lines.ts';
import { type Committed, type Committer, type InFlightBlock, startTask } from './commit.ts';
import type { Block, BlockCutter } from './cut-blocks.ts';
import type { WorkerPool } from './pool.ts';
import type { ByteInput } from './reader.ts';
import type { SlotRegions } from './worker/memory.ts';
import type { Slot } from './worker/slots.ts';

/** The parts of the block pipeline of a file. */
interface PipelineParts {
  readonly input: ByteInput;
  readonly cutter: BlockCutter;
  readonly pool: WorkerPool;
  readonly committer: Committer;
}

/**
 * The in-flight blocks of a file: cut, processed by any free worker, and committed in order. If a committed block
 * ends within a record, the bytes after its last record are cut again.
 */
export class BlockPipeline {
  readonly #parts: PipelineParts;
  readonly #inFlight: InFlightBlock[] = [];
  /** The start of the first in-flight block in the input. */
  #at: Known;
  /** The commit of the first block if it ended within a record. */
  #short: Committed | undefined;

  /** @param at the start of the rows in the input */
  constructor(parts: PipelineParts, at: Known) {
    this.#parts = parts;
    this.#at = at;
  }

  /** Starts another block, and commits finished blocks. @returns true if all are committed */
  async next(): Promise<boolean> {
    const { pool, cutter } = this.#parts;
    while (this.#short === undefined && this.#mustCommit()) await this.#commit();
    if (this.#short !== undefined) return await this.#goBack(this.#short);
    const slot = pool.take();
    const reading = cutter.next(slot);
    reading.catch(() => {}); // Handled below, unless an earlier block fails first.
    while (this.#short === undefined && (await isDoneBefore(this.#inFlight[0], reading))) {
      await this.#commit();
    }
    const block = await reading;
    this.#inFlight.push(startBlock(slot, block));
    if (block.isLast)
      while (this.#short === undefined && this.#inFlight.length > 0) await this.#commit();
    if (this.#short !== undefined) return await this.#goBack(this.#short);
    return block.isLast;
  }

  /** True if finished blocks must be committed before this thread takes a block itself, which may free another slot. */
  #mustCommit(): boolean {
    const { pool } = this.#parts;
    return !pool.hasFree || (pool.isNextOwn && this.#inFlight[0]?.isDone === true);
  }

  /** Commits the first block; it stays in flight if the bytes after it must be cut again. */
  async #commit(): Promise<void> {
    const { committer, input, pool } = this.#parts;
    const first = this.#inFlight[0] as InFlightBlock;
    const committed = await committer.commit(first, input, this.#at);
    this.#at = {
      line: committed.line,
      offset: this.#at.offset + committed.from - first.block.start,
    };
    if (committed.from < first.block.end || committed.isLineOpen) this.#short = committed;
    else {
      this.#inFlight.shift();
      pool.release(first.slot);
    }
  }

  /** Returns all uncommitted bytes to the cutter. @returns false: more blocks follow */
  async #goBack({ from, isLineOpen }: Committed): Promise<false> {
    const { cutter, pool } = this.#parts;
    const pieces: Uint8Array[] = [];
    for (const { slot, block, result } of this.#inFlight.splice(0)) {
      await result;
      const { memory, regions } = slot.memory;
      const { src } = regions.slots[slot.index] as SlotRegions;
      const start = pieces.length === 0 ? from : block.start;
      pieces.push(Uint8Array.from(new Uint8Array(memory.buffer, src + start, block.end - start)));
      pool.release(slot);
    }
    cutter.unread(Buffer.concat(pieces), pieces[0]?.length ?? 0);
    this.#short = undefined;
    if (isLineOpen) await this.skipLine();
    return false;
  }

  /** Skips the rest of the current line. */
  async skipLine(): Promise<void> {
    const skipped = await skipLine(this.#parts.input);
    this.#at = { line: this.#at.line + 1, offset: this.#at.offset + skipped };
  }
}

/** Starts a worker on a block. */
function startBlock(slot: Slot, block: Block): InFlightBlock {
  const started = { slot, block, result: startTask(slot, block, block.start), isDone: false };
  const done = (): void => {
    started.isDone = true;
  };
  // The awaiting caller handles rejections.
  started.result.then(done, done);
  return started;
}

/** True if a block's result comes before the next block is read. */
async function isDoneBefore(
  first: InFlightBlock | undefined,
  reading: Promise<Block>,
): Promise<boolean> {
  if (first === undefined) return false;
  // The awaiting caller handles rejections.
  const done = first.result.then(
    () => true,
    () => true,
  );
  return await Promise.race([reading.then(() => false), done]);
}

/** The size of the pieces of a skipped line. */
const PIECE = 64 * 1024;

/** Skips the rest of a line, and its line ending. @returns the number of bytes skipped */
async function skipLine(input: ByteInput): Promise<number> {
  let skipped = 0;
  for (let isAfterCr = false; ; ) {
    const piece = Buffer.alloc(PIECE);
    const length = await input.fill(piece);
    if (length === 0) return skipped;
    const bytes = piece.subarray(0, length);
    const rest = restOfLine(bytes, isAfterCr);
    skipped += rest.used;
    if (rest.isOver) {
      input.unread(bytes.subarray(rest.used));
      return skipped;
    }
    isAfterCr = rest.isAfterCr;
  }
}
