import { DiscretizeError } from '../../core/errors/error.ts';
import { shown } from '../../core/options/check-options.ts';
import type { Abort } from './abort.ts';
import { ChunkEncoder, type CsvChunk, isChunk } from './chunks.ts';

/** A Web stream of any runtime. */
interface WebReadable<Chunk> {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Chunk | undefined }>;
    cancel(reason?: unknown): Promise<void>;
  };
}

/** CSV to read: bytes or text, whole or in chunks; a Blob or a Response. */
export type CsvInput =
  | CsvChunk
  | Iterable<CsvChunk>
  | AsyncIterable<CsvChunk>
  | WebReadable<CsvChunk>
  | { stream(): WebReadable<CsvChunk>; arrayBuffer(): unknown }
  | { readonly body: WebReadable<CsvChunk> | null };

/** An input that is read in chunks, and can be released while a chunk is pending. */
interface ChunkReader {
  readonly next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  readonly release: () => unknown;
}

/**
 * The input as chunks of bytes. Text is never cut inside a character.
 *
 * @param abort ends the wait for a chunk
 */
export function inputBytes(input: CsvInput, abort: Abort): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]: () => new InputIterator(chunkReader(input), abort),
  };
}

/** Checks that a value is CSV input. @throws DiscretizeError E_USAGE */
export function checkInput(input: unknown): void {
  if (isChunk(input)) return;
  const isSource =
    typeof input === 'object' &&
    input !== null &&
    (hasMethod(input, Symbol.asyncIterator) ||
      hasMethod(input, Symbol.iterator) ||
      isWebReadable(input) ||
      hasStream(input));
  if (isSource) return;
  throw new DiscretizeError('E_USAGE', `cannot read CSV from ${shown(input)}`, {
    expected: 'a string, bytes, or an iterable or stream of them',
    received: input,
    hint: 'use text, bytes, a stream, a Blob or a Response',
  });
}

class InputIterator implements AsyncIterator<Uint8Array> {
  readonly #reader: ChunkReader;
  readonly #abort: Abort;
  readonly #encoder = new ChunkEncoder();
  #isWaiting = false;
  #isOver = false;

  constructor(reader: ChunkReader, abort: Abort) {
    this.#reader = reader;
    this.#abort = abort;
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    if (this.#isOver) return { done: true, value: undefined };
    this.#isWaiting = true;
    try {
      const { done, value } = await this.#abort.race(this.#reader.next());
      if (done !== true) return { done: false, value: this.#encoder.encode(value) };
      this.#isOver = true;
      const rest = this.#encoder.end();
      return rest.length > 0 ? { done: false, value: rest } : { done: true, value: undefined };
    } catch (error) {
      this.#isOver = true;
      release(this.#reader);
      throw error;
    } finally {
      this.#isWaiting = false;
    }
  }

  /** Releases the source; does not wait for a chunk that may never come. */
  async return(): Promise<IteratorResult<Uint8Array>> {
    if (!this.#isOver) {
      this.#isOver = true;
      const released = release(this.#reader);
      if (!this.#isWaiting) await released;
    }
    return { done: true, value: undefined };
  }
}

/** Releases a source. Errors are ignored: the run is over. */
async function release(reader: ChunkReader): Promise<void> {
  try {
    await reader.release();
  } catch {}
}

function chunkReader(input: CsvInput): ChunkReader {
  if (isChunk(input)) return iteratorReader([input]);
  const stream = streamOf(input);
  if (stream !== undefined) return chunkReader(stream);
  return isWebReadable(input) ? webReader(input) : iteratorReader(input as Iterable<CsvChunk>);
}

function webReader(stream: WebReadable<CsvChunk>): ChunkReader {
  const reader = stream.getReader();
  return { next: () => reader.read(), release: () => reader.cancel() };
}

function iteratorReader(
  input: (Iterable<CsvChunk> | AsyncIterable<CsvChunk>) & { readonly destroy?: unknown },
): ChunkReader {
  const iterator =
    Symbol.asyncIterator in input ? input[Symbol.asyncIterator]() : input[Symbol.iterator]();
  const release = async (): Promise<void> => {
    // The iterator of a Node stream that waits for data cannot be told that the wait is over.
    if (typeof input.destroy === 'function') input.destroy();
    await iterator.return?.();
  };
  const next = async (): Promise<{ done: boolean; value: unknown }> => {
    const { done = false, value } = await iterator.next();
    return { done, value: await value };
  };
  return { next, release };
}

function isWebReadable(input: unknown): input is WebReadable<CsvChunk> {
  return hasMethod(input, 'getReader');
}

/** True for a Blob, and for a Response with a body. */
function hasStream(input: unknown): boolean {
  return isBlob(input) || isResponse(input);
}

/** The stream of a Blob or a Response. */
function streamOf(input: unknown): WebReadable<CsvChunk> | undefined {
  if (isBlob(input)) return input.stream();
  return isResponse(input) ? input.body : undefined;
}

function isBlob(input: unknown): input is { stream(): WebReadable<CsvChunk> } {
  return hasMethod(input, 'stream') && hasMethod(input, 'arrayBuffer');
}

function isResponse(input: unknown): input is { readonly body: WebReadable<CsvChunk> } {
  return (
    typeof input === 'object' && input !== null && 'body' in input && isWebReadable(input.body)
  );
}

function hasMethod(input: unknown, name: string | symbol): boolean {
  return (
    typeof input === 'object' && input !== null && typeof Reflect.get(input, name) === 'function'
  );
}
