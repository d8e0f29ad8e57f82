/** The kind of the next bytes of zstd data, and their remaining number. */
interface Part {
  readonly name: 'magic' | 'descriptor' | 'header' | 'block' | 'content' | 'skipped size';
  readonly length: number;
}

/** The magic number of a frame, and of those that hold no data but whatever a program likes. */
const FRAME = 0xfd2fb528;
const SKIPPED = 0x184d2a50;

const MAGIC: Part = { name: 'magic', length: 4 };
const BLOCK: Part = { name: 'block', length: 3 };

/**
 * Follows zstd data from frame to frame (RFC 8878, section 3.1) without unpacking it, to know whether it ends
 * where a frame does: Node 22 takes data that is cut short for whole.
 */
export class ZstdFrames {
  #part: Part = MAGIC;
  /** The bytes of this part that are here, as a number; of contents, none are kept. */
  #value = 0;
  #taken = 0;
  #hasChecksum = false;
  #isLast = false;
  /** True if it turned out to be no zstd data. */
  #isOther = false;

  /** True between frames, and for data that is none of zstd's: that is for the decoder to reject. */
  get isWhole(): boolean {
    return this.#isOther || (this.#part === MAGIC && this.#taken === 0);
  }

  /** Takes the next bytes, however they are cut. */
  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#isOther; ) {
      const { name, length } = this.#part;
      const isPassed = name === 'content' || name === 'header';
      const step = isPassed ? Math.min(length - this.#taken, bytes.length - at) : 1;
      if (!isPassed) this.#value += (bytes[at] as number) * 256 ** this.#taken;
      at += step;
      this.#taken += step;
      this.#advance();
    }
  }

  /** Moves to the next part once a part is complete. */
  #advance(): void {
    while (this.#taken === this.#part.length) {
      const next = this.#next();
      this.#taken = 0;
      this.#value = 0;
      this.#part = next;
    }
  }

  #next(): Part {
    const value = this.#value;
    switch (this.#part.name) {
      case 'magic':
        this.#isOther = afterMagic(value) === MAGIC;
        return afterMagic(value);
      case 'skipped size':
        this.#isLast = true;
        this.#hasChecksum = false;
        return { name: 'content', length: value };
      case 'descriptor':
        this.#hasChecksum = (value & 4) !== 0;
        return { name: 'header', length: headerLength(value) };
      case 'header':
        return BLOCK;
      case 'block':
        this.#isLast = (value & 1) !== 0;
        return { name: 'content', length: contentLength(value) };
      case 'content':
        if (!this.#isLast) return BLOCK;
        if (!this.#hasChecksum) return MAGIC;
        this.#hasChecksum = false;
        return { name: 'content', length: 4 };
    }
  }
}

function afterMagic(magic: number): Part {
  if (magic === FRAME) return { name: 'descriptor', length: 1 };
  const isSkipped = magic >= SKIPPED && magic < SKIPPED + 16;
  return isSkipped ? { name: 'skipped size', length: 4 } : MAGIC;
}

/** The length of a frame header past its descriptor: window, dictionary, content size. */
function headerLength(descriptor: number): number {
  const isSingle = (descriptor & 32) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] as number;
  const size = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  return (isSingle ? 0 : 1) + dictionary + size;
}

/** A block of one repeated byte has only that. */
function contentLength(block: number): number {
  return ((block >> 1) & 3) === 1 ? 1 : block >> 3;
}
