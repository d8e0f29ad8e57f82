import type { ByteSource } from './source.ts';

/** A source whose bytes are shown to somebody on their way, in order; they are not kept, nor changed. */
export function tapped(source: ByteSource, show: (piece: Uint8Array) => void): ByteSource {
  const { fill } = source;
  const filling = (into: Uint8Array): number => {
    const filled = fill?.(into) ?? 0;
    show(into.subarray(0, filled));
    return filled;
  };
  const bytes = showing(source.bytes, show);
  return { ...source, bytes, ...(fill !== undefined && { fill: filling }) };
}

async function* showing(
  pieces: AsyncIterable<Uint8Array>,
  show: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    show(piece);
    yield piece;
  }
}
