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

/** An input as messages name it. */
export function nameOf(path: string): string {
  return isStdin(path) ? '<stdin>' : shownPath(path);
}

/** The path of an input, or the descriptor of standard input. */
export function pathOrDescriptor(path: string): string | number {
  return isStdin(path) ? 0 : path;
}

/**
 * True for an input whose bytes may come only once: standard input, and whatever is not a regular file
 * (a named pipe, a process substitution, a socket, a device).
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

/**
 * The first input that is standard input, a pipe or a socket, and was named before; undefined if all of
 * them can be read.
 */
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

/** Undefined for files and devices, which may be read again. */
function streamIdentity(path: string): string | undefined {
  const stat = statOf(pathOrDescriptor(path));
  const isStream = isStdin(path) || stat?.isFIFO() === true || stat?.isSocket() === true;
  if (!isStream) return undefined;
  return stat === undefined ? STDIN : `${stat.dev}:${stat.ino}`;
}

/** Undefined if the input cannot be examined: reading it says why. */
function statOf(place: string | number): BigIntStats | undefined {
  try {
    return typeof place === 'number'
      ? fstatSync(place, { bigint: true })
      : statSync(place, { bigint: true });
  } catch {
    return undefined;
  }
}
