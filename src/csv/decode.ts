import { DiscretizeError } from '../core/error.ts';

/** Where bytes come from. */
export interface Source {
  /** The name to show in errors. */
  readonly name: string;
  /** The bytes, in pieces of any size. They are read once; a piece must not change once given. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The byte order mark of UTF-8, which spreadsheets put at the start of a file. */
const UTF8_BOM: readonly number[] = [0xef, 0xbb, 0xbf];

/** How much is handed on at once, so that one piece never becomes too many records. */
const PIECE = 64 * 1024;

/** The bytes of a source as UTF-8 without a byte order mark, and whether there was one. */
export interface Utf8 {
  readonly hasBom: boolean;
  /** Pieces of at most 64 KiB. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Brings a source into UTF-8. Bytes that claim to be UTF-8 pass unchanged, valid or not.
 *
 * @param encoding a label of the WHATWG Encoding Standard
 * @throws DiscretizeError E_ENCODING, also while reading, where the bytes are not in that encoding
 */
export async function toUtf8(source: Source, encoding: string): Promise<Utf8> {
  const isUtf8 = encoding === 'utf-8';
  const bytes = isUtf8 ? source.bytes : transcode(source, encoding);
  const iterator = bytes[Symbol.asyncIterator]();
  const start = await readStart(iterator);
  if (isUtf8) refuseUtf16(start, source.name);
  const hasBom = UTF8_BOM.every((byte, i) => start[i] === byte);
  return { hasBom, pieces: cut(hasBom ? start.subarray(UTF8_BOM.length) : start, iterator) };
}

/** Reads until there are enough bytes to see a byte order mark, or no more. */
async function readStart(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < UTF8_BOM.length) {
    const next = await iterator.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return start;
}

function refuseUtf16(start: Uint8Array, file: string): void {
  const mark = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  if (mark === 'utf-16be' && !(start[0] === 0xfe && start[1] === 0xff)) return;
  throw new DiscretizeError('E_ENCODING', `the input begins with the byte order mark of ${mark}`, {
    at: { file },
    hint: `read it with --encoding ${mark}`,
  });
}

async function* cut(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = start; ; ) {
      for (let at = 0; at < piece.length; at += PIECE) yield piece.subarray(at, at + PIECE);
      const next = await rest.next();
      if (next.done === true) return;
      piece = next.value;
    }
  } finally {
    await rest.return?.();
  }
}

async function* transcode(source: Source, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  let offset = 0;
  const decode = (piece?: Uint8Array): Uint8Array => {
    try {
      return Buffer.from(decoder.decode(piece, { stream: piece !== undefined }), 'utf8');
    } catch (cause) {
      const end = offset + (piece?.length ?? 0);
      const message = `the input is not valid ${encoding} (between bytes ${offset} and ${end})`;
      const hint = 'name the encoding that the file is in with --encoding';
      throw new DiscretizeError('E_ENCODING', message, { at: { file: source.name }, hint, cause });
    }
  };
  for await (const piece of source.bytes) {
    yield decode(piece);
    offset += piece.length;
  }
  yield decode();
}
