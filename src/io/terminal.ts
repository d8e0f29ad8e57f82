import { fstatSync } from 'node:fs';

const STREAMS = [() => process.stdin, () => process.stdout, () => process.stderr] as const;

/** A descriptor of standard input, standard output or standard error. */
type Standard = 0 | 1 | 2;

/**
 * True if a standard descriptor is a terminal. Makes the stream of a descriptor, which takes milliseconds, for
 * devices only.
 */
export function isTerminal(descriptor: Standard): boolean {
  return isDevice(descriptor) && STREAMS[descriptor]().isTTY === true;
}

function isDevice(descriptor: Standard): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}
