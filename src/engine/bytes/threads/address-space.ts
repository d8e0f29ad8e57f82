import { textOf } from './file-bytes.ts';

/** The bytes of addresses that a thread reserves: 10 GiB for its kernel, the rest for V8 and its stack. */
const PER_THREAD = 10.5 * 2 ** 30;

/** Addresses that the first thread may need later. */
const SPARE = 2 ** 29;

/**
 * How many threads fit into the addresses that are left: V8 ends the whole process where a thread lacks some.
 *
 * @param wanted the result where there is no limit, or none that can be read
 */
export function affordableThreads(requested: number): number {
  const left = addressesLeft();
  return left === undefined ? requested : fittingThreads(requested, left);
}

/** How many threads fit into so many bytes of addresses. */
export function fittingThreads(requested: number, left: number): number {
  return Math.max(0, Math.min(requested, Math.floor((left - SPARE) / PER_THREAD)));
}

/** The bytes between the limit of the address space and what is reserved of it, as Linux shows both. */
function addressesLeft(): number | undefined {
  const limit = /^Max address space +(\d+)/m.exec(textOf('/proc/self/limits') ?? '')?.[1];
  if (limit === undefined) return undefined;
  const used = /^VmSize:\s+(\d+) kB/m.exec(textOf('/proc/self/status') ?? '')?.[1];
  return used === undefined ? undefined : Number(limit) - 1024 * Number(used);
}
