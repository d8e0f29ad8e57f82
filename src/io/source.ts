import { createReadStream, promises as fs } from 'node:fs';
import type { Readable } from 'node:stream';
import { DiscretizeError } from '../core/error.ts';
import { FileReader, isRegular, piecesOf } from './file-reader.ts';
import { refusePacked } from './packed.ts';
import { reason, type SystemError, shownName } from './reason.ts';

/** Bytes with a name: what csv/ reads from. */
export interface ByteSource {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads what comes after the pieces that were taken, straight into a buffer; regular files only. */
  readonly fill?: (into: Uint8Array) => number;
  /** Ends the waiting for a piece that may never come; streams only. */
  readonly cancel?: () => void;
}

/** The name of standard input, on the command line. */
export const STDIN = '-';

/**
 * A file, or standard input for `-`. Nothing is opened before the first byte is asked for.
 *
 * @throws DiscretizeError E_INPUT, while reading, for a file that is missing or cannot be read
 */
export function openSource(path: string): ByteSource {
  const name = path === STDIN ? '<stdin>' : shownName(path);
  const descriptor = path === STDIN ? 0 : path;
  if (!isRegular(descriptor)) return streamSource(path, name);
  const reader = new FileReader(descriptor);
  const fill = (into: Uint8Array): number => {
    try {
      return reader.fill(into);
    } catch (cause) {
      throw inputError(name, cause as NodeJS.ErrnoException);
    }
  };
  return { name, bytes: named(piecesOf(reader), name), fill };
}

/**
 * A source of CSV.
 *
 * @throws DiscretizeError as {@link openSource}, and E_ENCODING for what is no text: compressed files,
 *   workbooks
 */
export function openTextSource(path: string): ByteSource {
  const source = openSource(path);
  return { ...source, bytes: refusePacked(source.bytes, source.name) };
}

/**
 * Makes sure that files are there before the first of them is read: a wrong name should not come to
 * light when half of the output is written.
 *
 * @param paths files, `-` for standard input
 * @throws DiscretizeError E_INPUT
 */
export async function checkInputs(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (path === STDIN) continue;
    const isFolder = await fs.stat(path).then(
      (stat) => stat.isDirectory(),
      (cause: NodeJS.ErrnoException) => {
        throw inputError(shownName(path), cause);
      },
    );
    if (isFolder) throw inputError(shownName(path), { code: 'EISDIR', message: '' });
  }
}

function streamSource(path: string, name: string): ByteSource {
  let stream: Readable | undefined;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    stream = path === STDIN ? process.stdin : createReadStream(path);
    yield* stream;
  }
  return { name, bytes: named(pieces(), name), cancel: () => stream?.destroy() };
}

/** What goes wrong while reading is an error with the name of the source. */
async function* named(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (cause) {
    throw inputError(name, cause as NodeJS.ErrnoException);
  }
}

function inputError(name: string, cause: SystemError): DiscretizeError {
  return new DiscretizeError('E_INPUT', `cannot read ${name}: ${reason(cause)}`, {
    received: name,
    cause,
  });
}
