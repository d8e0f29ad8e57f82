import type { Source } from '../csv/decode.ts';

/** Why an input could not be read to its end. */
export interface Failure {
  readonly cause: unknown;
}

/** The first piece is short: most often it holds the header, and more is not wanted. */
const FIRST_PIECE = 4 * 1024;

/**
 * The bytes of a source, read once: first through `source`, which remembers them, to look at the
 * header; then from the start again, into the blocks of the engine.
 */
export class ByteInput {
  readonly name: string;
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #fill: Source['fill'];
  /** Bytes that are read and not yet used. */
  #waiting: Uint8Array[] = [];
  #isKept = true;
  #isEnded = false;
  #failure: Failure | undefined;

  constructor(source: Source) {
    this.name = source.name;
    this.#fill = source.fill;
    this.#pieces = source.bytes[Symbol.asyncIterator]();
  }

  /** A source that reads ahead: what it gives is read again by `fill`. */
  get ahead(): Source {
    return { name: this.name, bytes: this.#readAhead() };
  }

  async *#readAhead(): AsyncGenerator<Uint8Array> {
    let i = 0;
    for (;;) {
      const isKnown = i < this.#waiting.length;
      if (!isKnown && !(await this.#readOn(i === 0))) return;
      if (isKnown || this.#isKept) yield this.#waiting[i++] as Uint8Array;
      else yield* this.#waiting.splice(i);
    }
  }

  /** Reads one more piece. @returns whether there was one */
  async #readOn(isFirst: boolean): Promise<boolean> {
    const piece = await this.#next();
    if (piece === undefined && this.#failure !== undefined) throw this.#failure.cause;
    if (piece === undefined) return false;
    this.#waiting.push(...(isFirst ? cutFirst(piece) : [piece]));
    return true;
  }

  /** Keeps a failure, to be met by everyone who reads as far as there. */
  async #next(): Promise<Uint8Array | undefined> {
    if (this.#isEnded) return undefined;
    try {
      const next = await this.#pieces.next();
      if (next.done !== true) return next.value;
    } catch (cause) {
      this.#failure = { cause };
    }
    this.#isEnded = true;
    return undefined;
  }

  /** Why the bytes end where they do, if that is not the input's end; known once they are read. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Stops remembering: what `ahead` reads from now on is not read again. */
  release(): void {
    this.#isKept = false;
  }

  /**
   * Copies bytes into a buffer until it is full or the input ends.
   *
   * @returns how many bytes; fewer than there is room for only at the end, or at the failure
   */
  async fill(into: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      if (this.#waiting.length === 0 && this.#fill !== undefined) {
        return filled + this.#fillDirectly(this.#fill, into.subarray(filled));
      }
      const piece = this.#waiting.shift() ?? (await this.#next());
      if (piece === undefined) break;
      const used = piece.subarray(0, into.length - filled);
      into.set(used, filled);
      filled += used.length;
      if (used.length < piece.length) this.#waiting.unshift(piece.subarray(used.length));
    }
    return filled;
  }

  #fillDirectly(fill: NonNullable<Source['fill']>, into: Uint8Array): number {
    if (this.#failure !== undefined) return 0;
    try {
      return fill(into);
    } catch (cause) {
      this.#failure = { cause };
      return 0;
    }
  }

  /** Takes the first bytes away, which were read ahead. */
  async skip(bytes: number): Promise<void> {
    let left = bytes;
    while (left > 0) {
      const piece = this.#waiting.shift() ?? (await this.#next());
      if (piece === undefined) return;
      if (piece.length > left) this.#waiting.unshift(piece.subarray(left));
      left -= Math.min(left, piece.length);
    }
  }

  /** Lets the source go, wherever reading stopped. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}

function cutFirst(piece: Uint8Array): Uint8Array[] {
  if (piece.length <= FIRST_PIECE) return [piece];
  return [piece.subarray(0, FIRST_PIECE), piece.subarray(FIRST_PIECE)];
}
