import type { Kernel } from '../csv/kernel.ts';
import type { BytesPlan } from './bytes-plan.ts';
import type { ByteInput } from './input.ts';
import type { Seat } from './seats.ts';
import { kernelOf, type Slot } from './workspace.ts';

const [LF, CR] = [10, 13];

/** A block in a seat's memory: bytes that hold whole records only, from offset 0. */
export interface Block {
  readonly length: number;
  /** Whether the input ends with it. */
  readonly isLast: boolean;
  /**
   * False where the bytes end within a record: one that is longer than records may be, or the one in
   * which the input failed.
   */
  readonly isWhole: boolean;
}

/** Bytes at the start of a block in which no record ends, and whether their end is within quotes. */
interface Known {
  length: number;
  isQuoted: boolean;
}

/**
 * Cuts an input into blocks. Where the block is cut is told by the quotes in it: as many opened as
 * closed, the end is outside quotes, and the last line end outside quotes ends the last whole record.
 * (Where quotes stand in wrong places this is wrong too, but then an earlier record is refused first.)
 */
export class BlockCutter {
  readonly #input: ByteInput;
  readonly #plan: BytesPlan;
  readonly #isEager: boolean;
  readonly #kernels = new Map<Seat['workspace'], Kernel>();
  /** The bytes after the last block, where a record is begun. They are in the last seat's memory. */
  #rest: Uint8Array = new Uint8Array(0);

  /** @param isEager whether a block is cut as soon as there are bytes for it */
  constructor(input: ByteInput, plan: BytesPlan, isEager = false) {
    this.#input = input;
    this.#isEager = isEager;
    this.#plan = plan;
  }

  /** Reads the next block into a seat. */
  async next(seat: Seat): Promise<Block> {
    const { memory, regions } = seat.workspace;
    const { src } = regions.slots[seat.slot] as Slot;
    const bytes = Buffer.from(memory.buffer, src, regions.srcBytes);
    bytes.set(this.#rest);
    let length = this.#rest.length;
    const known: Known = { length: 0, isQuoted: false };
    for (;;) {
      const room = Math.min(regions.blockBytes, regions.srcBytes - length);
      length += await this.#input.fill(bytes.subarray(length, length + room), this.#isEager);
      const isLast = this.#input.isAtEnd;
      if (isLast && this.#input.failure !== undefined) return { length, isLast, isWhole: false };
      const end = isLast ? length : this.#lastRecordEnd(seat, bytes.subarray(0, length), known);
      this.#rest = bytes.subarray(end, length);
      if (isLast || end > 0) return { length: end, isLast, isWhole: true };
      if (length === regions.srcBytes) return { length, isLast, isWhole: false };
    }
  }

  /**
   * Where the last whole record ends; 0 where none does.
   *
   * @param known what was found out about the first bytes, in which no record ends; kept up to date
   */
  #lastRecordEnd(seat: Seat, bytes: Buffer, known: Known): number {
    const { quote } = this.#plan;
    const { length } = bytes;
    const { src } = seat.workspace.regions.slots[seat.slot] as Slot;
    const count = (from: number): number =>
      quote < 0 ? 0 : this.#kernel(seat).countSign(src + from, length - from, quote);
    known.isQuoted = known.isQuoted !== (count(known.length) % 2 === 1);
    let { isQuoted } = known;
    // The last of the bytes that were known may be a CR, of which it is known only now what it ends.
    for (let at = length - 1; at >= Math.max(0, known.length - 1); at--) {
      const byte = bytes[at];
      if (byte === quote) isQuoted = !isQuoted;
      const mayEnd = byte === LF || (byte === CR && at + 1 < length);
      if (mayEnd && !isQuoted) return at + 1;
    }
    known.length = length;
    return 0;
  }

  #kernel({ workspace }: Seat): Kernel {
    const kernel = this.#kernels.get(workspace) ?? kernelOf(workspace);
    this.#kernels.set(workspace, kernel);
    return kernel;
  }
}
