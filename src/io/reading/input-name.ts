import { type BigIntStats, fstatSync, statSync } from 'node:fs';
import { shownPath } from '../system-error.ts';
import { isRegular } from './file-reader.ts';

/** The name of standard input, on the command line. */
export const STDIN = '-';

/** Other names of standard input. */
const STDIN_NAMES: ReadonlySet<string> = new Set([
  STDIN,
  '/dev/stdin',
  '/dev/fd/0',
  '/proc/self/fd/0',
]);

/** True for a name of standard input: `-`, `/dev/stdin` and the like. */
export function isStdin(path: string): boolean {
  return STDIN_NAMES.has(path);
}

/** The name of an input in messages. */
export function nameOf(path: string): string {
  return isStdin(path) ? '<stdin>' : shownPath(path);
}

/** The path of an input, or the descriptor of standard input. */
export function pathOrDescriptor(path: string): string | number {
  return isStdin(path) ? 0 : path;
}

/**
 * True for an input that can be read only once: standard input, and any input that is not a regular file (a named
 * pipe, a process substitution, a socket, a device).
 */
export function isReadOnce(path: string): boolean {
  return isStdin(path) || !isRegular(path);
}

/**
 * The total size of inputs in bytes; undefined if one of them is not a regular file, whose size is unknown.
 *
 * @param paths files, `-` for standard input
 */
export function totalSize(paths: readonly string[]): number | undefined {
  let size = 0;
  for (const path of paths) {
    const place = pathOrDescriptor(path);
    if (!isRegular(place)) return undefined;
    size += typeof place === 'number' ? fstatSync(place).size : statSync(place).size;
  }
  return size;
}

/** The first standard input, pipe or socket that is named twice; undefined if all inputs can be read. */
export function namedTwice(paths: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return paths.find((path) => {
    const identity = streamIdentity(path);
    if (identity === undefined) return false;
    const isTwice = seen.has(identity);
    seen.add(identity);
    return isTwice;
  });
}

/** The identity of a stream; undefined for files and devices, which can be read again. */
function streamIdentity(path: string): string | undefined {
  const stat = statOf(pathOrDescriptor(path));
  const isStream = isStdin(path) || stat?.isFIFO() === true || stat?.isSocket() === true;
  if (!isStream) return undefined;
  return stat === undefined ? STDIN : `${stat.dev}:${stat.ino}`;
}

/** The properties of an input; undefined if it cannot be examined, whose reading reports the reason. */
function statOf(place: string | number): BigIntStats | undefined {
  try {
    return typeof place === 'number'
      ? fstatSync(place, { bigint: true })
      : statSync(place, { bigint: true });
  } catch {
    return undefined;
  }
}
