import { unpack } from '../compression/decompress.ts';
import { type Compression, compressionOf } from '../compression/formats.ts';
import { type Begun, checkFormat, isOpen } from './detect.ts';

/** The properties of the source of some bytes. */
export interface TextOrigin {
  /** The path as given, whose suffix may name a compression. */
  readonly path: string;
  /** Its name in errors. */
  readonly name: string;
  /** The name of the format that it should have; CSV by default. */
  readonly expected?: string;
  /** Stops a wait for more bytes. */
  readonly stop: () => void;
  /** Called after the first bytes if they are not compressed. */
  readonly onPlain?: () => void;
}

/**
 * Bytes as text: decompressed, and rejected if they are not text.
 *
 * @throws DiscretizeError E_ENCODING for bytes that are not text; E_INPUT for damaged compressed bytes
 */
export async function* textBytes(
  bytes: AsyncIterable<Uint8Array>,
  { path, name, expected = 'CSV', stop, onPlain }: TextOrigin,
): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  try {
    const start = await takeStart(pieces);
    const packing = compressionOf(path, start);
    const begun = { start, path, name, expected };
    if (packing?.unpack === undefined) yield* checked(begun, pieces, onPlain);
    else yield* unpacked(unpack(prepend(start, pieces), packing, name, stop), begun, packing);
  } finally {
    await pieces.return?.();
  }
}

async function* unpacked(
  pieces: AsyncGenerator<Uint8Array>,
  outside: Begun,
  packing: Compression,
): AsyncGenerator<Uint8Array> {
  try {
    const begun = { ...outside, start: await takeStart(pieces), outer: packing };
    yield* checked(begun, pieces);
  } finally {
    await pieces.return(undefined);
  }
}

function checked(
  begun: Begun,
  rest: AsyncIterator<Uint8Array>,
  onTaken: () => void = () => {},
): AsyncGenerator<Uint8Array> {
  checkFormat(begun);
  return prepend(begun.start, rest, onTaken);
}

/** The first pieces, joined: enough to recognize text. */
async function takeStart(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  while (isOpen(start)) {
    const next = await pieces.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return start;
}

async function* prepend(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  onTaken: () => void = () => {},
): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  onTaken();
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
