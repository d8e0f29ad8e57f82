import type { Source } from '../../src/csv/decode.ts';

/** How content in memory becomes a source. */
interface SourceOptions {
  /** Default `in.csv`. */
  readonly name?: string;
  /** Where the content is cut, as increasing offsets; default: it comes in one piece. */
  readonly cuts?: readonly number[];
}

/** Content in memory as a source. */
export function sourceOf(content: string | Uint8Array, options: SourceOptions = {}): Source {
  const { name = 'in.csv', cuts = [] } = options;
  return { name, bytes: piecesOf(Buffer.from(content as Uint8Array), cuts) };
}

async function* piecesOf(content: Buffer, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...cuts, content.length];
  for (const [i, end] of ends.entries()) yield content.subarray(ends[i - 1] ?? 0, end);
}

/** The offsets that cut content into pieces of `size` bytes. */
export function cutEvery(size: number, content: string | Uint8Array): number[] {
  const { length } = Buffer.from(content as Uint8Array);
  return Array.from(
    { length: Math.max(0, Math.ceil(length / size) - 1) },
    (_, i) => (i + 1) * size,
  );
}

/** A source that says what happens to it. */
export interface WatchedSource extends Source {
  /** How many pieces were asked for so far. */
  pulled: number;
  isClosed: boolean;
}

/**
 * A source that counts what is taken from it.
 *
 * @param piece makes the piece of each number, counted from 0; undefined ends the source
 */
export function watchedSource(piece: (i: number) => string | undefined): WatchedSource {
  const source: WatchedSource = { name: 'in.csv', bytes: walk(), pulled: 0, isClosed: false };
  async function* walk(): AsyncGenerator<Uint8Array> {
    try {
      for (let i = 0; ; i++) {
        source.pulled++;
        const text = piece(i);
        if (text === undefined) return;
        yield Buffer.from(text);
      }
    } finally {
      source.isClosed = true;
    }
  }
  return source;
}
