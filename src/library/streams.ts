import { Duplex } from 'node:stream';
import type { SpecInput } from '../spec/input.ts';
import type { Counts } from './counts.ts';
import { Abort } from './csv/abort.ts';
import type { CsvOutput } from './csv/csv.ts';
import type { CsvOptions } from './csv/csv-options.ts';
import { discretizer } from './csv-discretizer.ts';

/** A Node stream that bins CSV, with the counts of its run. */
export type CsvDuplex = Duplex & { readonly counts: Promise<Counts | undefined> };

/**
 * A Node stream that bins the CSV written to it: `pipeline(input, nodeStream(spec), output)`.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError E_SPEC and E_USAGE at once; an error in the CSV destroys the stream, after the rows
 *   before it were read from it
 */
export function nodeStream(spec: SpecInput, options: CsvOptions = {}): CsvDuplex {
  const { writable, output, breakOff } = endsOf(spec, options);
  const writer = writable.getWriter();
  const abort = new Abort(options.signal);
  const pending = new PendingWrite();
  const stream = new Duplex({
    // No chunk is made before it is requested: a waiting chunk would be lost if the stream fails.
    readableHighWaterMark: 1,
    read() {
      const push = ({ value }: IteratorResult<Uint8Array>): unknown => this.push(value ?? null);
      output.next().then(push, (error: Error) => this.destroy(error));
    },
    write: (chunk: Uint8Array, _, done) => pending.wait(writer.write(chunk), done),
    final: (done) => pending.wait(writer.close(), done),
    destroy: (error, done) => {
      abort.close();
      const reason = error ?? new Error('the stream was destroyed');
      breakOff(reason);
      pending.fail(reason);
      const end = (): void => done(error);
      output.return().then(end, end);
    },
  });
  abort.listen((reason) =>
    stream.destroy(reason instanceof Error ? reason : new Error(`${reason}`)),
  );
  return Object.assign(stream, { counts: output.counts });
}

/** The callback of a Node stream's write. */
type Done = (error?: Error | null) => void;

/** The pending write of a Node stream: its callback is called once its chunk is read. */
class PendingWrite {
  #done: Done | undefined;

  /** Calls back after some work. The error of failed work goes to the reader, and not to the writer. */
  wait(work: Promise<void>, done: Done): void {
    this.#done = done;
    work.then(
      () => {
        this.#done = undefined;
        done();
      },
      () => {},
    );
  }

  /** Calls back with the error that destroys the stream. */
  fail(reason: Error): void {
    this.#done?.(reason);
    this.#done = undefined;
  }
}

/** A pair of Web streams that bins CSV, with the counts of its run. */
export interface CsvTransform {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  readonly counts: Promise<Counts | undefined>;
}

/**
 * A pair of Web streams that bins the CSV written to it: `readable.pipeThrough(webStream(spec))`.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @throws DiscretizeError E_SPEC and E_USAGE at once; an error in the CSV errors the readable side
 */
export function webStream(spec: SpecInput, options: CsvOptions = {}): CsvTransform {
  const { writable, output, breakOff } = endsOf(spec, options);
  const abort = new Abort(options.signal);
  const readable = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        abort.listen((reason) => {
          breakOff(reason);
          controller.error(reason);
        });
      },
      pull: async (controller) => {
        const { value } = await output.next().catch((error: unknown) => {
          abort.close();
          throw error;
        });
        if (value === undefined) {
          abort.close();
          controller.close();
        } else {
          controller.enqueue(value);
        }
      },
      cancel: async (reason) => {
        abort.close();
        breakOff(reason);
        await output.return();
      },
    },
    { highWaterMark: 0 },
  );
  return { readable, writable, counts: output.counts };
}

/** The two ends of a run. */
interface Ends {
  readonly writable: WritableStream<Uint8Array>;
  readonly output: CsvOutput;
  /** Ends the run even while it waits for input, and reports it to the writer. */
  readonly breakOff: (reason: unknown) => void;
}

function endsOf(spec: SpecInput, options: CsvOptions): Ends {
  const { csv } = discretizer(spec);
  let breakOff = (_: unknown): void => {};
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      breakOff = (reason) => controller.error(reason);
    },
  });
  return { writable, output: csv(readable, options), breakOff };
}
