import { createReadStream, promises as fs } from 'node:fs';
import { DiscretizeError } from '../core/error.ts';
import { refusePacked } from './packed.ts';
import { reason, type SystemError, shownName } from './reason.ts';

/** Bytes with a name: what csv/ reads from. */
export interface ByteSource {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
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
  return { name, bytes: readBytes(path, name) };
}

/**
 * A source of CSV.
 *
 * @throws DiscretizeError as {@link openSource}, and E_ENCODING for what is no text: compressed files,
 *   workbooks
 */
export function openTextSource(path: string): ByteSource {
  const { name, bytes } = openSource(path);
  return { name, bytes: refusePacked(bytes, name) };
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

async function* readBytes(path: string, name: string): AsyncGenerator<Uint8Array> {
  const stream = path === STDIN ? process.stdin : createReadStream(path);
  try {
    for await (const piece of stream) yield piece as Uint8Array;
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
