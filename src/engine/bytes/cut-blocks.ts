import { CR, isLineEnd } from '../../csv/lines.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { ByteInput } from './reader.ts';
import { lastRecordEnd } from './worker/last-record-end.ts';
import { kernelOf, type SlotRegions } from './worker/memory.ts';
import type { WorkerPlan } from './worker/plan.ts';
import type { Slot } from './worker/slots.ts';

/** A block in a slot's memory: bytes that hold whole records only. */
export interface Block {
  /** Its bytes are those of the slot from here (inclusive) to `end` (exclusive). */
  readonly start: number;
  readonly end: number;
  /** Whether the input ends with it. */
  readonly isLast: boolean;
  /**
   * False where the bytes may end within a record: one that is longer than records may be, the one in
   * which the input failed, or one that is being waited for.
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
 * Where quotes stand in wrong places this is wrong too: then what was cut off is given back.
 */
export class BlockCutter {
  readonly #input: ByteInput;
  readonly #plan: WorkerPlan;
  readonly #isEager: boolean;
  readonly #kernels = new Map<Slot['memory'], Kernel>();
  /** The bytes after the last block, where a record is begun. They are in the last slot's memory. */
  #rest: Uint8Array = new Uint8Array(0);
  /** How many of the next bytes are known to have no record's end in them. */
  #unfinished = 0;
  /** How many bytes of the block that is read were searched for a line end in vain: a long record comes in many pieces. */
  #searched = 0;

  /** @param isEager whether a block is cut as soon as there are bytes for it */
  constructor(input: ByteInput, plan: WorkerPlan, isEager = false) {
    this.#input = input;
    this.#isEager = isEager;
    this.#plan = plan;
  }

  /** Reads the next block into a slot. */
  async next(slot: Slot): Promise<Block> {
    const { memory, regions } = slot.memory;
    const { src } = regions.slots[slot.index] as SlotRegions;
    const bytes = Buffer.from(memory.buffer, src, regions.srcBytes);
    bytes.set(this.#rest);
    let length = this.#rest.length;
    this.#searched = 0;
    const known: Known = { length: 0, isQuoted: false };
    for (;;) {
      const into = bytes.subarray(
        length,
        length + Math.min(regions.blockBytes, regions.srcBytes - length),
      );
      const lineEnd = this.#lastLineEnd(bytes, length);
      const filled = await this.#input.fill(into, this.#isEager, lineEnd === 0);
      length += filled;
      const isLast = this.#input.isAtEnd;
      if (isLast)
        return this.#cut(bytes, length, {
          end: length,
          isLast,
          isWhole: this.#input.failure === undefined,
        });
      const end = this.#lastRecordEnd(slot, bytes.subarray(0, length), known);
      if (end > 0) return this.#cut(bytes, length, { end, isLast, isWhole: true });
      // Nothing more comes now: what looks like the start of a record may be some, with a stray quote.
      const doubtful = filled < into.length ? this.#lastLineEnd(bytes, length) : 0;
      if (doubtful > 0) return this.#cut(bytes, length, { end: doubtful, isLast, isWhole: false });
      if (length === regions.srcBytes) {
        const open = bytes[length - 1] === CR ? length - 1 : length;
        return this.#cut(bytes, length, { end: open, isLast, isWhole: false });
      }
    }
  }

  /** Keeps what comes after a block. */
  #cut(bytes: Buffer, length: number, block: Omit<Block, 'start'>): Block {
    this.#rest = bytes.subarray(block.end, length);
    this.#unfinished = 0;
    return { start: 0, ...block };
  }

  /**
   * Gives the bytes after a record back to the input, to be cut anew.
   *
   * @param unfinished how many of the first ones have no record's end in them
   */
  unread(bytes: Uint8Array, unfinished: number): void {
    this.#input.unread(Buffer.concat([bytes, this.#rest]));
    this.#rest = new Uint8Array(0);
    this.#unfinished = unfinished;
  }

  /** Where the last line ends of which it is not known that no record ends there; 0 where none does. */
  #lastLineEnd(bytes: Buffer, length: number): number {
    // The last byte that was searched may be a CR, of which it is known only now what it ends.
    const from = Math.max(0, this.#unfinished - 1, this.#searched - 1);
    for (let at = length - 1; at >= from; at--) {
      const isKnown = bytes[at] !== CR || at + 1 < length;
      if (isLineEnd(bytes[at]) && isKnown && at + 1 > this.#unfinished) return at + 1;
    }
    this.#searched = length;
    return 0;
  }

  /**
   * Where the last whole record ends; 0 where none does.
   *
   * @param known what was found out about the first bytes, in which no record ends; kept up to date
   */
  #lastRecordEnd(slot: Slot, bytes: Buffer, known: Known): number {
    const { quote } = this.#plan;
    const { length } = bytes;
    const { src } = slot.memory.regions.slots[slot.index] as SlotRegions;
    const count = (from: number): number =>
      quote < 0 ? 0 : this.#kernel(slot).countSign(src + from, length - from, quote);
    known.isQuoted = known.isQuoted !== (count(known.length) % 2 === 1);
    // The last of the bytes that were known may be a CR, of which it is known only now what it ends.
    const from = Math.max(0, known.length - 1);
    const end = lastRecordEnd({ bytes, from, to: length, isQuoted: known.isQuoted }, quote);
    if (end === 0) known.length = length;
    return end;
  }

  #kernel({ memory }: Slot): Kernel {
    const kernel = this.#kernels.get(memory) ?? kernelOf(memory);
    this.#kernels.set(memory, kernel);
    return kernel;
  }
}
