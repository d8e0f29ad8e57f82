import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { compressionOf, unpackedName } from '../compression/formats.ts';
import { inputError, shownPath } from '../system-error.ts';
import { FileReader, fileChunks, isRegular } from './file-reader.ts';
import { isStdin, nameOf, pathOrDescriptor } from './input-name.ts';
import { openPipe, streamOf } from './input-stream.ts';
import { type PipeReader, piecesOfPipe } from './pipe-reader.ts';
import { textBytes } from './text-source.ts';

/** Bytes with a name: what csv/ reads from. */
export interface ByteSource {
  readonly name: string;
  /** The name of the file in lower case, without the ending of a compression; sources of text only. */
  readonly fileName?: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads what comes after the pieces that were taken, straight into a buffer; regular files only. */
  readonly fill?: (into: Uint8Array) => number;
  /**
   * Reads what has come after the pieces that were taken, straight into a buffer; 0 at the end, undefined if that is
   * not known without waiting for a piece. Not to be called while a piece is waited for.
   */
  readonly readNow?: (into: Uint8Array) => number | undefined;
  /** The open file, to be read at places; regular files that are named only. */
  readonly file?: {
    readonly open: () => { readonly descriptor: number; readonly size: number } | undefined;
    readonly seek: (position: number) => void;
    readonly passed?: (bytes: number) => void;
    readonly readPart?: () => boolean;
  };
  /** Ends the waiting for a piece that may never come; streams only. */
  readonly cancel?: () => void;
}

/** The size of the chunks of packed files: each is handed to another thread. */
const PACKED_PIECE = 1024 * 1024;

/** The number of first bytes that identify the compression of a file. */
export const START = 4;

/**
 * A file, or standard input for `-`. Nothing is opened before the first byte is asked for.
 *
 * @throws DiscretizeError E_INPUT, while reading, for a file that is missing or cannot be read
 */
export function openSource(path: string): ByteSource {
  const reader = readerOf(path);
  return reader === undefined ? streamSource(path) : fileSource(reader, nameOf(path));
}

/**
 * A source of text, or of the bytes of a format with a reader of its own. What is packed (gzip and zstd by their first bytes, brotli by the name `*.br`) is
 * unpacked; if it is a regular file, its first bytes are looked at before this returns.
 *
 * @param expected the name of its format, CSV by default; others are rejected by their first bytes and their names
 * @throws DiscretizeError, while reading, as {@link openSource}; E_INPUT for packed data that is damaged
 *   or not whole; E_ENCODING for what is no text: archives, workbooks
 */
export function openTextSource(path: string, expected = 'CSV'): ByteSource {
  const reader = readerOf(path);
  const name = nameOf(path);
  const fileName = unpackedName(path);
  if (reader === undefined) {
    return { ...textSource(streamSource(path), { path, expected }), fileName };
  }
  const isPacked = compressionOf(path, reader.peek(START)) !== undefined;
  const source = fileSource(reader, name, isPacked ? PACKED_PIECE : undefined);
  const bytes = textBytes(source.bytes, { path, name, expected, stop: () => {} });
  return isPacked ? { name, fileName, bytes } : { ...source, fileName, bytes };
}

/**
 * Checks that files exist before the first of them is read, and not when half of the output is written.
 *
 * @param paths files, `-` for standard input
 * @throws DiscretizeError E_INPUT
 */
export async function checkInputs(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (isStdin(path)) continue;
    const isFolder = isDirectory(path);
    if (isFolder) throw inputError(shownPath(path), { code: 'EISDIR', message: '' });
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw inputError(shownPath(path), cause as NodeJS.ErrnoException);
  }
}

/** Undefined for what is no regular file. */
function readerOf(path: string): FileReader | undefined {
  const place = pathOrDescriptor(path);
  return isRegular(place) ? new FileReader(place) : undefined;
}

function fileSource(reader: FileReader, name: string, size?: number): ByteSource {
  const fill = (into: Uint8Array): number => {
    try {
      return reader.fill(into);
    } catch (cause) {
      throw inputError(name, cause as NodeJS.ErrnoException);
    }
  };
  const file = { open: () => reader.open(), seek: (place: number) => reader.seek(place) };
  return { name, bytes: named(fileChunks(reader, size), name), fill, file };
}

/** A stream of text; what is packed is unpacked, and then comes in pieces only. */
function textSource(
  { name, bytes, readNow, cancel }: StreamSource,
  asked: { readonly path: string; readonly expected: string },
): ByteSource {
  let isPlain = false;
  const onPlain = (): void => {
    isPlain = true;
  };
  const text = textBytes(bytes, { ...asked, name, stop: cancel, onPlain });
  return { name, bytes: text, cancel, readNow: (into) => (isPlain ? readNow(into) : undefined) };
}

type StreamSource = ByteSource & Required<Pick<ByteSource, 'readNow' | 'cancel'>>;

/** A pipe, a terminal, a device: bytes may not come for long, and `cancel` ends the wait for them. */
function streamSource(path: string): StreamSource {
  const name = nameOf(path);
  let stream: Readable | undefined;
  let pipe: PipeReader | undefined;
  async function* read(): AsyncGenerator<Uint8Array> {
    pipe = openPipe(path);
    stream = pipe === undefined ? streamOf(path) : undefined;
    yield* named(pipe === undefined ? (stream as Readable) : piecesOfPipe(pipe), name);
  }
  const readNow = (into: Uint8Array): number | undefined => {
    try {
      return pipe?.readNow(into);
    } catch (cause) {
      throw inputError(name, cause as NodeJS.ErrnoException);
    }
  };
  const cancel = (): void => {
    stream?.destroy();
    pipe?.close();
  };
  return { name, bytes: read(), readNow, cancel };
}

/** Turns errors of reading into errors with the name of the source. */
async function* named(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (cause) {
    throw inputError(name, cause as NodeJS.ErrnoException);
  }
}
