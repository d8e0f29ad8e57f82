import type { ByteSource } from './source.ts';

/** A source whose first bytes can be read before the run reads all of them. */
export interface LookedAhead {
  /** Reads from the start; may be left at any piece. The pieces are kept for `whole`. */
  readonly ahead: ByteSource;
  /** All bytes, once: those that were looked at, then the others. No look is possible afterwards. */
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
  const { name, cancel, readNow } = source;
  const rest = cancel === undefined ? { name } : { name, cancel };
  const readOn = (into: Uint8Array): number | undefined =>
    isLookedAt ? undefined : readNow?.(into);
  return {
    ahead: { ...rest, bytes: look() },
    whole: { ...rest, bytes: read(), readNow: readOn },
  };
}

/** The pieces that an iterator has left; it stays open if they are left early. */
async function* remaining(pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    yield next.value;
  }
}
