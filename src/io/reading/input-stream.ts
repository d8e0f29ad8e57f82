import { createReadStream, fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { netModule } from '../builtin-modules.ts';
import { isStdin } from './input-name.ts';
import { type PipeReader, pipeReader } from './pipe-reader.ts';

/** A name of an open descriptor of this process. */
const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/;

/** The stream of an input that is not a regular file. */
export function streamOf(path: string): Readable {
  if (isStdin(path)) return process.stdin;
  const descriptor = descriptorOf(path);
  // The system does not open sockets by path.
  if (isOpenSocket(descriptor)) return new (netModule().Socket)({ fd: descriptor, readable: true });
  return createReadStream(path);
}

/** The reader of an open pipe, such as standard input; undefined for other inputs. */
export function openPipe(path: string): PipeReader | undefined {
  const descriptor = descriptorOf(path);
  return Number.isNaN(descriptor) ? undefined : pipeReader(descriptor);
}

/** The open descriptor that a path names; `NaN` for other paths. */
function descriptorOf(path: string): number {
  return isStdin(path) ? 0 : Number(DESCRIPTOR.exec(path)?.[1] ?? Number.NaN);
}

function isOpenSocket(descriptor: number): boolean {
  if (Number.isNaN(descriptor)) return false;
  try {
    return fstatSync(descriptor).isSocket();
  } catch {
    return false;
  }
}
