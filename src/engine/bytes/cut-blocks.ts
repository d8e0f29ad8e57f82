import { CR, isLineEnd } from '../../csv/lines.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { ByteInput } from './reader.ts';
import { lastRecordEnd } from './worker/last-record-end.ts';
import { kernelOf, type SlotRegions } from './worker/memory.ts';
import type { WorkerPlan } from './worker/plan.ts';
import type { Slot } from './worker/slots.ts';

/** A block in a slot's memory: bytes with whole records only. */
export interface Block {
  /** The start of its bytes in the slot (inclusive); `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** True if the input ends with the block. */
  readonly isLast: boolean;
  /**
   * False if the bytes may end within a record: one that is too long, or is incomplete because the input failed or
   * delays.
   */
  readonly isWhole: boolean;
}

/** Bytes at the start of a block in which no record ends, and whether they end within quotes. */
interface Known {
  length: number;
  isQuoted: boolean;
}

/**
 * Cuts an input into blocks of whole records. The last whole record ends with the last line ending outside quotes,
 * found by the number of quotes before it. Stray quotes make this wrong: then the bytes after the record are returned
 * to the input.
 */
export class BlockCutter {
  readonly #input: ByteInput;
  readonly #plan: WorkerPlan;
  readonly #isEager: boolean;
  readonly #kernels = new Map<Slot['memory'], Kernel>();
  /** The bytes after the last block, the start of a record. They are in the memory of the last slot. */
  #rest: Uint8Array = new Uint8Array(0);
  /** The number of next bytes in which no record ends. */
  #unfinished = 0;
  /**
   * The number of bytes of the current block without a line ending, which need no second search: a long record comes
   * in many pieces.
   */
  #searched = 0;

  /**
   * @param isEager true if any available bytes form a block
   */
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
      const isFull = length === regions.srcBytes;
      const open = this.#openEnd(bytes, length, { isShort: filled < into.length, isFull });
      if (open > 0) return this.#cut(bytes, length, { end: open, isLast, isWhole: false });
    }
  }

  /**
   * The end of a block that may end within a record; 0 if more bytes must be read.
   *
   * @param isShort true if the input gave fewer bytes than it was asked for
   * @param isFull true if the slot has no room for more bytes
   */
  #openEnd(
    bytes: Buffer,
    length: number,
    { isShort, isFull }: { readonly isShort: boolean; readonly isFull: boolean },
  ): number {
    // At the end of the input, the apparent start of a record may be several records, with a stray quote. A part
    // without a whole record is parsed again once it is twice as long: a long quoted record has many line endings.
    const isDoubtful = isShort && length >= 2 * this.#unfinished;
    const doubtful = isDoubtful ? this.#lastLineEnd(bytes, length) : 0;
    if (doubtful > 0 || !isFull) return doubtful;
    return bytes[length - 1] === CR ? length - 1 : length;
  }

  /** Keeps the bytes after a block. */
  #cut(bytes: Buffer, length: number, block: Omit<Block, 'start'>): Block {
    this.#rest = bytes.subarray(block.end, length);
    this.#unfinished = 0;
    return { start: 0, ...block };
  }

  /**
   * Returns the bytes after a record to the input, to be cut again.
   *
   * @param unfinished the number of first bytes in which no record ends
   */
  unread(bytes: Uint8Array, unfinished: number): void {
    this.#input.unread(Buffer.concat([bytes, this.#rest]));
    this.#rest = new Uint8Array(0);
    this.#unfinished = unfinished;
  }

  /** The end of the last line that may end a record; 0 if there is none. */
  #lastLineEnd(bytes: Buffer, length: number): number {
    // The last searched byte may be a CR; the next byte shows whether it ends a line.
    const from = Math.max(0, this.#unfinished - 1, this.#searched - 1);
    for (let at = length - 1; at >= from; at--) {
      const isKnown = bytes[at] !== CR || at + 1 < length;
      if (isLineEnd(bytes[at]) && isKnown && at + 1 > this.#unfinished) return at + 1;
    }
    this.#searched = length;
    return 0;
  }

  /**
   * The end of the last whole record; 0 if there is none.
   *
   * @param known the first bytes, in which no record ends; updated
   */
  #lastRecordEnd(slot: Slot, bytes: Buffer, known: Known): number {
    const { quote } = this.#plan;
    const { length } = bytes;
    const { src } = slot.memory.regions.slots[slot.index] as SlotRegions;
    const isOdd =
      quote >= 0 &&
      this.#kernel(slot).parity(src + known.length, length - known.length, quote) === 1;
    known.isQuoted = known.isQuoted !== isOdd;
    // The last known byte may be a CR; the next byte shows whether it ends a line.
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
