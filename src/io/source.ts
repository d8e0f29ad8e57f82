import { createReadStream } from 'node:fs';
import { DiscretizeError } from '../core/error.ts';
import { reason } from './reason.ts';

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
  const name = path === STDIN ? '<stdin>' : path;
  return { name, bytes: readBytes(path, name) };
}

/** Lets the program end though standard input is still open: a run that failed reads no more of it. */
export function releaseStdin(): void {
  if (isStdinOpen) process.stdin.destroy();
}

let isStdinOpen = false;

async function* readBytes(path: string, name: string): AsyncGenerator<Uint8Array> {
  isStdinOpen ||= path === STDIN;
  const stream = path === STDIN ? process.stdin : createReadStream(path);
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (cause) {
    throw inputError(name, cause as NodeJS.ErrnoException);
  }
}

function inputError(name: string, cause: NodeJS.ErrnoException): DiscretizeError {
  return new DiscretizeError('E_INPUT', `cannot read ${name}: ${reason(cause)}`, {
    received: name,
    cause,
  });
}
