import { Duplex } from 'node:stream';
import { ReadableStream, TransformStream, type WritableStream } from 'node:stream/web';
import { type CsvOptions, discretizer } from './discretizer.ts';

/**
 * A Node stream that buckets the CSV written to it: `pipeline(input, nodeStream(spec), output)`.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError E_SPEC at once; what is wrong with the CSV destroys the stream, after the rows
 *   before it were read from it
 */
export function nodeStream(spec: unknown, options: CsvOptions = {}): Duplex {
  const { writable, pieces, breakOff } = endsOf(spec, options);
  const writer = writable.getWriter();
  // The reader is told why a run failed; the writer waits for what becomes of the stream.
  const wait = (): void => {};
  return new Duplex({
    // No piece is made before its reader asks for it: one that waits is lost when the stream fails.
    readableHighWaterMark: 1,
    read() {
      const push = ({ value }: IteratorResult<Uint8Array>): unknown => this.push(value ?? null);
      pieces.next().then(push, (error: Error) => this.destroy(error));
    },
    write: (piece: Uint8Array, _, done) => void writer.write(piece).then(() => done(), wait),
    final: (done) => void writer.close().then(() => done(), wait),
    destroy: (error, done) => {
      breakOff(error);
      const end = (): void => done(error);
      pieces.return().then(end, end);
    },
  });
}

/**
 * A pair of Web streams that buckets the CSV written to it: `readable.pipeThrough(webStream(spec))`.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError E_SPEC at once; what is wrong with the CSV errors the readable side
 */
export function webStream(
  spec: unknown,
  options: CsvOptions = {},
): {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
} {
  const { writable, pieces, breakOff } = endsOf(spec, options);
  const readable = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value } = await pieces.next();
        if (value === undefined) controller.close();
        else controller.enqueue(value);
      },
      cancel: async (reason) => {
        breakOff(reason);
        await pieces.return();
      },
    },
    { highWaterMark: 0 },
  );
  return { readable, writable };
}

/** The two ends of a run. */
interface Ends {
  readonly writable: WritableStream<Uint8Array>;
  readonly pieces: AsyncGenerator<Uint8Array, void, void>;
  /** Ends the run though it waits for input, and lets the writer know. */
  readonly breakOff: (reason: unknown) => void;
}

function endsOf(spec: unknown, options: CsvOptions): Ends {
  const { csv } = discretizer(spec);
  let breakOff = (_: unknown): void => {};
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      breakOff = (reason) => controller.error(reason);
    },
  });
  return { writable, pieces: csv(readable, options), breakOff };
}
