import { Duplex } from 'node:stream';
import { ReadableStream, TransformStream } from 'node:stream/web';
import { type CsvOptions, discretizer } from './discretizer.ts';

/**
 * A Node stream that buckets the CSV written to it: `pipeline(input, nodeStream(spec), output)`.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError E_SPEC at once; what is wrong with the CSV destroys the stream
 */
export function nodeStream(spec: unknown, options: CsvOptions = {}): Duplex {
  const { csv } = discretizer(spec);
  return Duplex.from((input: AsyncIterable<Uint8Array>) => csv(input, options));
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
  readonly writable: WritableStreamOf<Uint8Array>;
} {
  const { csv } = discretizer(spec);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  return { readable: ReadableStream.from(csv(readable, options)), writable };
}

type WritableStreamOf<T> = TransformStream<T, T>['writable'];
