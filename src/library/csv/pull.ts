import type { Sink } from '../../engine/table.ts';
import type { Abort } from './abort.ts';

/** Output that is asked for, and the outcome of the run that makes it. */
export interface Pulled<Outcome> extends AsyncGenerator<Uint8Array, void, void> {
  /**
   * Resolves at the end of the output, to undefined if the reader stops early; rejects with what fails the
   * run. Nobody has to wait for it.
   */
  readonly outcome: Promise<Outcome | undefined>;
}

/**
 * Turns a run that writes to a sink into chunks that a caller asks for: the run waits until each one
 * is taken. A caller who stops early stops the run; a signal also ends the waiting for either side.
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
  { resolve, reject }: Resolvers<Outcome>,
): AsyncGenerator<Uint8Array, void, void> {
  if (abort.isAborted) {
    reject(abort.reason);
    throw abort.reason;
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  // The bytes are the run's own and change once this resolves, so what is passed on is a copy.
  // If there is nothing to write, the run must still learn that the reader has left.
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
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await abort.race(reader.read());
      if (done) return;
      yield value;
    }
  } catch (error) {
    reject(error);
    throw error;
  } finally {
    // The outcome of a run that is over stays; for one that is not, the reader has left.
    resolve(undefined);
    reader.cancel().catch(ignore);
    abort.close();
  }
}

/** A failure goes to the reader; one that comes after the reader has left is of no interest. */
function ignore(): void {}
