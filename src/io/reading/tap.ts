import type { ByteSource } from './source.ts';

/**
 * A source that passes its bytes, in order, to an observer, which neither keeps nor changes them.
 *
 * @param file the file for other code to read, whose reads are not observed; absent if other code must not read it
 */
export function tapped(
  source: ByteSource,
  show: (piece: Uint8Array) => void,
  file?: ByteSource['file'],
): ByteSource {
  const { fill, readNow, file: _, ...others } = source;
  const filling = (into: Uint8Array): number => {
    const filled = fill?.(into) ?? 0;
    show(into.subarray(0, filled));
    return filled;
  };
  const reading = (into: Uint8Array): number | undefined => {
    const read = readNow?.(into);
    if (read !== undefined && read > 0) show(into.subarray(0, read));
    return read;
  };
  const bytes = showing(source.bytes, show);
  const direct = {
    ...(fill !== undefined && { fill: filling }),
    ...(readNow !== undefined && { readNow: reading }),
  };
  return { ...others, bytes, ...direct, ...(file !== undefined && { file }) };
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
