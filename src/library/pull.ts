import type { Sink } from '../engine/records.ts';

/**
 * Turns a run that writes to a sink into pieces that a caller asks for: the run waits until each one
 * is taken. A caller who stops early stops the run.
 */
export async function* pull(
  run: (sink: Sink) => Promise<unknown>,
): AsyncGenerator<Uint8Array, void, void> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const write = async (bytes: Uint8Array): Promise<void> => {
    if (bytes.length > 0) await writer.write(bytes);
  };
  // A failure goes to the reader; one that comes after the reader has left is of no interest.
  const ignore = (): void => {};
  run({ write }).then(
    () => writer.close().catch(ignore),
    (error: unknown) => writer.abort(error).catch(ignore),
  );
  writer.closed.catch(ignore);
  yield* readable;
}
