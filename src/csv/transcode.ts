import { DiscretizeError } from '../core/errors/error.ts';

/** Text as UTF-8, and the error after it. */
interface Transcoded {
  readonly bytes: Uint8Array;
  readonly failure: DiscretizeError | undefined;
}

/** Converts bytes of another encoding to UTF-8, piece by piece. */
class Transcoder {
  readonly #name: string;
  readonly #encoding: string;
  readonly #decoder: Decoder;
  /**
   * A decoder that is one piece behind. It decodes an invalid piece byte by byte, so that the text before the invalid
   * byte does not depend on the cuts of the input.
   */
  readonly #follower: Decoder;
  #offset = 0;

  /** @param encoding a label of the WHATWG Encoding Standard */
  constructor(name: string, encoding: string) {
    this.#name = name;
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
    this.#follower = new TextDecoder(encoding, { fatal: true });
  }

  /** The text of the next piece; with a failure, the text before the invalid byte, and no more calls. */
  decode(piece: Uint8Array): Transcoded {
    const text = decode(this.#decoder, piece);
    if (text === undefined) {
      const good = decodeStart(this.#follower, piece);
      const at = this.#offset + good.length + 1;
      return { bytes: Buffer.from(good.text), failure: this.#failure(`invalid byte ${at}`) };
    }
    decode(this.#follower, piece);
    this.#offset += piece.length;
    return { bytes: Buffer.from(text), failure: undefined };
  }

  /** The text at the end. */
  end(): Transcoded {
    const rest = decode(this.#decoder);
    const failure = rest === undefined ? this.#failure('it ends inside a character') : undefined;
    return { bytes: Buffer.from(rest ?? ''), failure };
  }

  #failure(why: string): DiscretizeError {
    const message = `the input is not valid ${this.#encoding}: ${why}`;
    return new DiscretizeError('E_ENCODING', message, {
      at: { file: this.#name },
      hint: 'set the encoding of the file with --encoding',
    });
  }
}

/**
 * Converts chunks to UTF-8.
 *
 * @param name the name to show in errors
 * @throws DiscretizeError E_ENCODING, while reading
 */
export async function* transcodePieces(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const transcoder = new Transcoder(name, encoding);
  for await (const piece of pieces) {
    const { bytes, failure } = transcoder.decode(piece);
    yield bytes;
    if (failure !== undefined) throw failure;
  }
  const { bytes, failure } = transcoder.end();
  if (failure !== undefined) throw failure;
  yield bytes;
}

/** Converts bytes in memory to UTF-8. */
export function transcodeWhole(bytes: Uint8Array, name: string, encoding: string): Transcoded {
  const transcoder = new Transcoder(name, encoding);
  const start = transcoder.decode(bytes);
  if (start.failure !== undefined) return start;
  const end = transcoder.end();
  return { bytes: Buffer.concat([start.bytes, end.bytes]), failure: end.failure };
}

type Decoder = InstanceType<typeof TextDecoder>;

/** The text of a piece, or of the end without one; undefined for invalid bytes. */
function decode(decoder: Decoder, piece?: Uint8Array): string | undefined {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    return undefined;
  }
}

/** The text before the first invalid byte, and the number of its bytes. */
function decodeStart(decoder: Decoder, piece: Uint8Array): { text: string; length: number } {
  let text = '';
  for (let length = 0; length < piece.length; length++) {
    const next = decode(decoder, piece.subarray(length, length + 1));
    if (next === undefined) return { text, length };
    text += next;
  }
  return { text, length: piece.length };
}
