/** The number of bytes parsed first after a bad record: the bytes after the next bad record are parsed again. */
const FIRST_STEP = 512;

/** A queue of bytes to parse. After a bad record it gives them in steps that double in size. */
export class ByteQueue {
  readonly #pieces: Uint8Array[] = [];
  #step: number = Number.POSITIVE_INFINITY;

  /** Adds bytes, which must not change afterwards. */
  add(piece: Uint8Array): void {
    if (piece.length > 0) this.#pieces.push(piece);
  }

  /** The next bytes; undefined if there are none. */
  take(): Uint8Array | undefined {
    const piece = this.#pieces.shift();
    if (piece === undefined || piece.length <= this.#step) return piece;
    this.#pieces.unshift(piece.subarray(this.#step));
    const step = piece.subarray(0, this.#step);
    this.#step *= 2;
    return step;
  }

  /** Returns to small steps, each twice as large as the one before. */
  slow(): void {
    this.#step = FIRST_STEP;
  }

  /** Adds bytes at the front of the queue; joins bytes that are adjacent in memory. */
  putBack(piece: Uint8Array): void {
    const [next] = this.#pieces;
    const isOne =
      next?.buffer === piece.buffer && next.byteOffset === piece.byteOffset + piece.length;
    if (isOne) {
      const length = piece.length + next.length;
      this.#pieces[0] = new Uint8Array(piece.buffer, piece.byteOffset, length);
    } else if (piece.length > 0) this.#pieces.unshift(piece);
  }
}

/** Joins pieces into one; without a copy if they are adjacent in memory. */
export function joinPieces(pieces: readonly Uint8Array[]): Buffer {
  const first = pieces[0] ?? new Uint8Array(0);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  let end = first.byteOffset;
  for (const piece of pieces) {
    if (piece.buffer !== first.buffer || piece.byteOffset !== end) return Buffer.concat(pieces);
    end += piece.length;
  }
  return Buffer.from(first.buffer, first.byteOffset, length);
}
