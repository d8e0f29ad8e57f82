import type { Sink } from '../../engine/table.ts';
import type { Abort } from './abort.ts';

/** Output in chunks on request, and the outcome of the run that makes it. */
export interface Pulled<Outcome> extends AsyncGenerator<Uint8Array, void, void> {
  /**
   * Resolves at the end of the output, to undefined if the reader stops early; rejects with the error of the run. No
   * caller has to wait for it.
   */
  readonly outcome: Promise<Outcome | undefined>;
}

/**
 * Turns a run that writes to a sink into chunks on request: the run waits until each chunk is read. A reader who
 * stops early stops the run; a signal ends the wait of either side.
 */
export function pull<Outcome>(
  run: (sink: Sink) => Promise<Outcome>,
  abort: Abort,
): Pulled<Outcome> {
  const resolvers: Resolvers<Outcome> = { resolve: ignore, reject: ignore };
  const outcome = new Promise<Outcome | undefined>((resolve, reject) => {
    Object.assign(resolvers, { resolve, reject });
  });
  outcome.catch(ignore);
  const chunks = chunksOf(run, abort, resolvers);
  // A generator that is stopped before it starts runs no code of its own.
  const stop = chunks.return.bind(chunks);
  const returned = async (): Promise<IteratorResult<Uint8Array, void>> => {
    const done = await stop();
    resolvers.resolve(undefined);
    abort.close();
    return done;
  };
  return Object.assign(chunks, { outcome, return: returned });
}

interface Resolvers<Outcome> {
  readonly resolve: (outcome: Outcome | undefined) => void;
  readonly reject: (error: unknown) => void;
}

async function* chunksOf<Outcome>(
  run: (sink: Sink) => Promise<Outcome>,
  abort: Abort,
  resolvers: Resolvers<Outcome>,
): AsyncGenerator<Uint8Array, void, void> {
  if (abort.isAborted) {
    resolvers.reject(abort.reason);
    throw abort.reason;
  }
  const reader = startRun(run, abort, resolvers).getReader();
  try {
    for (;;) {
      const { done, value } = await abort.race(reader.read());
      if (done) return;
      yield value;
    }
  } catch (error) {
    resolvers.reject(error);
    throw error;
  } finally {
    // The outcome of a finished run stays; if the run is not finished, the reader has left.
    resolvers.resolve(undefined);
    reader.cancel().catch(ignore);
    abort.close();
  }
}

/** Starts a run, which waits for its reader. */
function startRun<Outcome>(
  run: (sink: Sink) => Promise<Outcome>,
  abort: Abort,
  { resolve, reject }: Resolvers<Outcome>,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  // The run reuses the bytes once this resolves, so a copy is passed on.
  const write = async (bytes: Uint8Array): Promise<void> => {
    await abort.race(bytes.length > 0 ? writer.write(bytes.slice()) : writer.ready);
  };
  run({ write }).then(
    (outcome) => {
      resolve(outcome);
      writer.close().catch(ignore);
    },
    (error: unknown) => {
      reject(error);
      writer.abort(error).catch(ignore);
    },
  );
  writer.closed.catch(ignore);
  return readable;
}

/** Ignores an error that comes after the reader has left; the reader gets all others. */
function ignore(): void {}
