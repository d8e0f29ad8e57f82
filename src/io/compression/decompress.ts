import { DiscretizeError } from '../../core/errors/error.ts';
import type { Compression, Decoder, Frames } from './formats.ts';

/** Bytes after compressed data and its padding. */
const FOLLOWED = 'something follows it';

/** The error codes of Node for compressed data that ends too early. */
const CUT_SHORT = 'unexpected end of file';

/**
 * The message of zlib for bytes after a gzip stream that are not another stream; the first stream is recognized by
 * its header.
 */
const NO_HEADER = 'incorrect header check';

/** Compressed bytes, of which a decoder may read more than it uses. */
interface Packed {
  readonly pieces: AsyncIterator<Uint8Array>;
  /** Bytes that were read and not used. */
  unread: Uint8Array | undefined;
  /** The number of used bytes. */
  used: number;
}

/**
 * Decompresses bytes: one stream, or several streams in succession, as from `cat a.gz b.gz` and bgzip. A stream that
 * is damaged, truncated or followed by other data is an error, never the end.
 *
 * Threads of Node's pool decompress at most one piece ahead of the reader, so that memory does not grow with the
 * data.
 *
 * @param file the name of the source in errors
 * @param stop stops a wait for more bytes if the reader ends early
 * @throws DiscretizeError E_INPUT for damaged data, with the offset; and the errors of the bytes
 */
export async function* unpack(
  bytes: AsyncIterable<Uint8Array>,
  packing: Compression,
  file: string,
  stop: () => void = () => {},
): AsyncGenerator<Uint8Array> {
  const input: Packed = { pieces: bytes[Symbol.asyncIterator](), unread: undefined, used: 0 };
  try {
    do {
      yield* unpackStream(input, packing, file);
    } while (await hasNext(input, packing, file));
  } finally {
    stop();
    await input.pieces.return?.();
  }
}

async function* unpackStream(
  input: Packed,
  packing: Compression,
  file: string,
): AsyncGenerator<Uint8Array> {
  const decoder = (packing.unpack as () => Decoder)();
  const frames = packing.follow?.();
  const feed = new Feed(input, decoder, frames);
  try {
    yield* decoder as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (cause instanceof DiscretizeError) throw cause;
    throw damaged(packing, file, input.used + decoder.bytesWritten, cause as Error);
  } finally {
    decoder.destroy();
  }
  input.used += decoder.bytesWritten;
  input.unread = await feed.unused();
  const isCut = input.unread === undefined && feed.isAtEnd && frames?.isWhole === false;
  if (isCut) throw damaged(packing, file, input.used, new Error(CUT_SHORT));
}

/** Writes compressed bytes to a decoder, piece by piece, until either of them ends. */
class Feed {
  readonly #decoder: Decoder;
  readonly #ended: Promise<void>;
  /** The last pieces, which may contain unused bytes. */
  #recent: readonly Uint8Array[] = [];
  #total = 0;
  readonly #frames: Frames | undefined;
  /** True at the end of the compressed bytes. */
  isAtEnd = false;

  constructor(input: Packed, decoder: Decoder, frames: Frames | undefined) {
    this.#decoder = decoder;
    this.#frames = frames;
    this.#ended = this.#run(input).catch((cause: Error) => void decoder.destroy(cause));
  }

  async #run(input: Packed): Promise<void> {
    while (!this.#decoder.destroyed) {
      const piece = await take(input);
      if (piece === undefined) {
        this.isAtEnd = true;
        return void this.#decoder.end();
      }
      this.#frames?.take(piece);
      this.#recent = [...this.#recent.slice(-1), piece];
      this.#total += piece.length;
      await new Promise((resolve) => this.#write(piece, resolve));
    }
  }

  /** Writes a piece. A decoder that ends within the piece closes without a callback. */
  #write(piece: Uint8Array, done: (reason: unknown) => void): void {
    this.#decoder.once('close', done);
    this.#decoder.write(piece, (cause) => {
      this.#decoder.off('close', done);
      done(cause);
    });
  }

  /** The bytes that an ended decoder read and did not use; undefined for none. */
  async unused(): Promise<Uint8Array | undefined> {
    await this.#ended;
    const left = this.#total - this.#decoder.bytesWritten;
    return left === 0 ? undefined : Buffer.concat(this.#recent).subarray(-left);
  }
}

async function take(input: Packed): Promise<Uint8Array | undefined> {
  const { unread } = input;
  input.unread = undefined;
  if (unread !== undefined) return unread;
  const next = await input.pieces.next();
  return next.done === true ? undefined : next.value;
}

/** True if another stream follows; skips padding. */
async function hasNext(input: Packed, packing: Compression, file: string): Promise<boolean> {
  let isPadding = false;
  for (;;) {
    const piece = await take(input);
    if (piece === undefined) return false;
    const at = piece.findIndex((byte) => byte !== 0);
    isPadding ||= piece[0] === 0;
    if (isPadding && packing.isPadded && at < 0) {
      input.used += piece.length;
      continue;
    }
    if (isPadding || packing.magic.length === 0) {
      throw damaged(packing, file, input.used + Math.max(at, 0), new Error(FOLLOWED));
    }
    input.unread = piece;
    return true;
  }
}

function damaged(packing: Compression, file: string, used: number, cause: Error): DiscretizeError {
  // zlib does not report the end of a gzip stream that is followed by other data.
  if (cause.message === NO_HEADER) return followed(packing, file, cause, '');
  if (cause.message === FOLLOWED) return followed(packing, file, cause, `, after byte ${used}`);
  const isShort = cause.message === CUT_SHORT;
  const what = isShort ? `ends too early, at byte ${used}` : `is damaged after byte ${used}`;
  const why = isShort ? '' : ` (${cause.message})`;
  return new DiscretizeError(
    'E_INPUT',
    `cannot read ${file}: its ${packing.name} data ${what}${why}`,
    {
      received: file,
      cause,
      hint: 'get a complete copy, or decompress the readable part',
    },
  );
}

function followed(
  { name }: Compression,
  file: string,
  cause: Error,
  where: string,
): DiscretizeError {
  const message = `cannot read ${file}: other data follows its ${name} data${where}`;
  const reader = { gzip: 'zcat', zstd: 'zstdcat', brotli: 'brotli -dc' }[name];
  return new DiscretizeError('E_INPUT', message, {
    received: file,
    cause,
    hint: `remove it, or read the data before it: ${reader} FILE | discretize ...`,
  });
}
