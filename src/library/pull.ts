import type { Sink } from '../engine/table.ts';

/**
 * Turns a run that writes to a sink into pieces that a caller asks for: the run waits until each one
 * is taken. A caller who stops early stops the run.
 */
export async function* pull(
  run: (sink: Sink) => Promise<unknown>,
): AsyncGenerator<Uint8Array, void, void> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  // The bytes are the run's own and change once this resolves, so what is handed on is a copy.
  // Where there is nothing to write, the run must still learn that the reader has left.
  const write = async (bytes: Uint8Array): Promise<void> => {
    await (bytes.length > 0 ? writer.write(bytes.slice()) : writer.ready);
  };
  // A failure goes to the reader; one that comes after the reader has left is of no interest.
  const ignore = (): void => {};
  run({ write }).then(
    () => writer.close().catch(ignore),
    (error: unknown) => writer.abort(error).catch(ignore),
  );
  writer.closed.catch(ignore);
  // No yield*, which would pass on a throw() that streams do not know.
  for await (const piece of readable) yield piece;
}
