import { DiscretizeError } from '../../core/errors/error.ts';
import { shown } from '../../core/options/check-options.ts';

/** A chunk of CSV: bytes, or text, which is UTF-8. */
export type CsvChunk = string | ArrayBufferView | ArrayBuffer;

/** True for text and bytes. */
export function isChunk(input: unknown): input is CsvChunk {
  return typeof input === 'string' || ArrayBuffer.isView(input) || isBuffer(input);
}

/** True for an ArrayBuffer of any realm, or a SharedArrayBuffer. */
function isBuffer(input: unknown): input is ArrayBuffer {
  const kind = Object.prototype.toString.call(input);
  return kind === '[object ArrayBuffer]' || kind === '[object SharedArrayBuffer]';
}

/** Encodes chunks as bytes. The first half of a surrogate pair waits for the second. */
export class ChunkEncoder {
  readonly #encoder = new TextEncoder();
  #half = '';

  encode(chunk: unknown): Uint8Array {
    if (typeof chunk === 'string') return this.#encodeText(chunk);
    const bytes = bytesOf(chunk);
    if (this.#half === '') return bytes;
    return Buffer.concat([this.end(), bytes]);
  }

  #encodeText(chunk: string): Uint8Array {
    const text = this.#half + chunk;
    const isCut = /[\ud800-\udbff]$/.test(text);
    this.#half = isCut ? text.slice(-1) : '';
    return this.#encoder.encode(isCut ? text.slice(0, -1) : text);
  }

  /** The bytes of a first half that has no second. */
  end(): Uint8Array {
    const half = this.#half;
    this.#half = '';
    return this.#encoder.encode(half);
  }
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (ArrayBuffer.isView(chunk)) {
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  if (isBuffer(chunk)) return new Uint8Array(chunk);
  throw new DiscretizeError('E_USAGE', `cannot read CSV from a chunk that is ${shown(chunk)}`, {
    expected: 'a string or bytes',
    received: chunk,
    hint: 'use chunks of text or bytes',
  });
}
