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
