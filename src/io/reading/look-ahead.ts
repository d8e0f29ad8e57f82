import type { ByteSource } from './source.ts';

/** A source whose first bytes can be read before the run reads all of them. */
export interface LookedAhead {
  /** Reads from the start; may end at any piece. Its pieces are kept for `whole`. */
  readonly ahead: ByteSource;
  /** All bytes, read once, beginning with those of `ahead`, which cannot be used afterwards. */
  readonly whole: ByteSource;
}

/** Reads the first bytes of a source that can be read only once, and keeps them for the run. */
export function lookAhead(source: ByteSource): LookedAhead {
  const pieces = source.bytes[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  async function* look(): AsyncGenerator<Uint8Array> {
    for await (const piece of remaining(pieces)) {
      kept.push(piece);
      yield piece;
    }
  }
  let isLookedAt = true;
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      yield* kept.splice(0);
      isLookedAt = false;
      yield* remaining(pieces);
    } finally {
      await pieces.return?.();
    }
  }
  const { name, uncompressedName, cancel, readNow } = source;
  const rest = {
    name,
    ...(uncompressedName !== undefined && { uncompressedName }),
    ...(cancel !== undefined && { cancel }),
  };
  const readOn = (into: Uint8Array): number | undefined =>
    isLookedAt ? undefined : readNow?.(into);
  return {
    ahead: { ...rest, bytes: look() },
    whole: { ...rest, bytes: read(), readNow: readOn },
  };
}

/** The remaining pieces of an iterator, which stays open if reading stops early. */
async function* remaining(pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    yield next.value;
  }
}
