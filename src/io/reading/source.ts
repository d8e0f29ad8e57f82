import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { compressionOf, uncompressedName } from '../compression/formats.ts';
import { inputError, shownPath } from '../system-error.ts';
import { FileReader, fileChunks, isRegular } from './file-reader.ts';
import { isStdin, nameOf, pathOrDescriptor } from './input-name.ts';
import { openPipe, streamOf } from './input-stream.ts';
import { type PipeReader, piecesOfPipe } from './pipe-reader.ts';
import { textBytes } from './text-source.ts';

/** A source of bytes with a name. */
export interface ByteSource {
  readonly name: string;
  /** The name of the file in lower case, without the ending of a compression; sources of text only. */
  readonly uncompressedName?: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads the bytes after the consumed pieces into a buffer; for regular files only. */
  readonly fill?: (into: Uint8Array) => number;
  /**
   * Reads available bytes after the consumed pieces into a buffer; 0 at the end, undefined if none are available yet.
   * Not called during a wait for a piece.
   */
  readonly readNow?: (into: Uint8Array) => number | undefined;
  /** The open file, for reads at offsets; for regular files with a path only. */
  readonly file?: {
    readonly open: () => { readonly descriptor: number; readonly size: number } | undefined;
    readonly seek: (position: number) => void;
    readonly passed?: (bytes: number) => void;
    readonly readPart?: () => boolean;
  };
  /** Stops waiting for a piece that may never come; for streams only. */
  readonly cancel?: () => void;
}

/** The size of the chunks of compressed files, each of which another thread decompresses. */
const PACKED_PIECE = 1024 * 1024;

/** The number of first bytes that identify the compression of a file. */
export const START = 4;

/**
 * A file, or standard input for `-`. Opens nothing before the first read.
 *
 * @throws DiscretizeError E_INPUT, while reading, for a file that is missing or cannot be read
 */
export function openSource(path: string): ByteSource {
  const reader = readerOf(path);
  return reader === undefined ? streamSource(path) : fileSource(reader, nameOf(path));
}

/**
 * A source of text, or of the bytes of a format with a reader of its own, decompressed (gzip and zstd by their first
 * bytes, brotli by the name `*.br`). The first bytes of a regular file are examined before this returns.
 *
 * @param expected the name of its format, CSV by default; others are rejected by their first bytes and their names
 * @throws DiscretizeError, while reading, as {@link openSource}; E_INPUT for damaged or truncated compressed data;
 *   E_ENCODING for data that is not text: archives, workbooks
 */
export function openTextSource(path: string, expected = 'CSV'): ByteSource {
  const reader = readerOf(path);
  const names = { name: nameOf(path), uncompressedName: uncompressedName(path) };
  if (reader === undefined) {
    return { ...textSource(streamSource(path), { path, expected }), ...names };
  }
  const isPacked = compressionOf(path, reader.peek(START)) !== undefined;
  const source = fileSource(reader, names.name, isPacked ? PACKED_PIECE : undefined);
  const bytes = textBytes(source.bytes, { path, name: names.name, expected, stop: () => {} });
  return isPacked ? { ...names, bytes } : { ...source, ...names, bytes };
}

/**
 * Checks that files exist before the first is read, so that a missing file fails before any output.
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

/** The reader of a regular file; undefined for other inputs. */
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

/** A stream of text, decompressed; compressed data comes in pieces only. */
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

/** A source of a pipe, a terminal or a device, whose bytes may be delayed; `cancel` stops the wait. */
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
