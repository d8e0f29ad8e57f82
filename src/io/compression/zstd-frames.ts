/** The kind of the next bytes of zstd data, and their remaining number. */
interface Part {
  readonly name: 'magic' | 'descriptor' | 'header' | 'block' | 'content' | 'skipped size';
  readonly length: number;
}

/** The magic numbers of a frame, and of skippable frames. */
const FRAME = 0xfd2fb528;
const SKIPPED = 0x184d2a50;

const MAGIC: Part = { name: 'magic', length: 4 };
const BLOCK: Part = { name: 'block', length: 3 };

/**
 * Tracks zstd data from frame to frame (RFC 8878, section 3.1) without decompression, to check that it ends with a
 * frame: Node 22 accepts truncated data.
 */
export class ZstdFrames {
  #part: Part = MAGIC;
  /** The received bytes of a part, as a number; contents are not kept. */
  #value = 0;
  #taken = 0;
  #hasChecksum = false;
  #isLast = false;
  /** True for data that is not zstd. */
  #isOther = false;

  /** True between frames, and for data that is not zstd, which the decoder rejects. */
  get isWhole(): boolean {
    return this.#isOther || (this.#part === MAGIC && this.#taken === 0);
  }

  /** Tracks the next bytes, in pieces of any size. */
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

/** The length of a frame header after its descriptor: window, dictionary, content size. */
function headerLength(descriptor: number): number {
  const isSingle = (descriptor & 32) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] as number;
  const size = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  return (isSingle ? 0 : 1) + dictionary + size;
}

/** The length of the contents of a block; 1 for a block of one repeated byte. */
function contentLength(block: number): number {
  return ((block >> 1) & 3) === 1 ? 1 : block >> 3;
}
