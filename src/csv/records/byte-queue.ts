/** The number of bytes parsed first after a bad record, so that many bad ones are not parsed repeatedly. */
const FIRST_STEP = 512;

/** Bytes that wait to be parsed. After a bad record they come in steps: small ones at first. */
export class ByteQueue {
  readonly #pieces: Uint8Array[] = [];
  #step: number = Number.POSITIVE_INFINITY;

  /** Adds bytes, which must not change any more. */
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

  /** Has small steps again, of which each is twice as large as the one before. */
  slow(): void {
    this.#step = FIRST_STEP;
  }

  /** Puts bytes before those that wait; they are one piece if they are in memory. */
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

/** Bytes that follow one another, as one piece: without a copy if they do so in memory, too. */
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
