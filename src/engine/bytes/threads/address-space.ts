import { fileText } from './file-bytes.ts';

/** The bytes of address space that a thread reserves: 10 GiB for its kernel, the rest for V8 and its stack. */
const PER_THREAD = 10.5 * 2 ** 30;

/** Address space that the first thread may need later. */
const SPARE = 2 ** 29;

/**
 * The number of threads that the remaining address space allows: V8 ends the whole process if a thread lacks space.
 *
 * @param requested the result if there is no limit, or none that can be read
 */
export function affordableThreads(requested: number): number {
  const left = addressesLeft();
  return left === undefined ? requested : fittingThreads(requested, left);
}

/** The number of threads that a number of bytes of address space allows. */
export function fittingThreads(requested: number, left: number): number {
  return Math.max(0, Math.min(requested, Math.floor((left - SPARE) / PER_THREAD)));
}

/** The bytes between the limit of the address space and the reserved part, as Linux reports both. */
function addressesLeft(): number | undefined {
  const limit = /^Max address space +(\d+)/m.exec(fileText('/proc/self/limits') ?? '')?.[1];
  if (limit === undefined) return undefined;
  const used = /^VmSize:\s+(\d+) kB/m.exec(fileText('/proc/self/status') ?? '')?.[1];
  return used === undefined ? undefined : Number(limit) - 1024 * Number(used);
}
