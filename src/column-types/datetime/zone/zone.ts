import type { Ambiguous } from '../../column-type.ts';

/**
 * The offsets of a time zone as plain data: from `instants[i]` (inclusive; the first is -Infinity) to
 * `instants[i + 1]` (exclusive) local time is UTC plus `offsets[i]`. All in milliseconds.
 */
export interface ZoneTable {
  readonly name: string;
  readonly instants: readonly number[];
  readonly offsets: readonly number[];
}

/** The zone without offsets. */
export const UTC: ZoneTable = { name: 'UTC', instants: [Number.NEGATIVE_INFINITY], offsets: [0] };

/** The offset from UTC at an instant. */
export function offsetAt({ instants, offsets }: ZoneTable, instant: number): number {
  return offsets[indexAt(instants, instant)] as number;
}

/** The index of the last number <= x in an ascending list; 0 if there is none. */
function indexAt(ascending: readonly number[], x: number): number {
  let [low, high] = [0, ascending.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= x) low = middle;
    else high = middle;
  }
  return low;
}

/** The next instant at which the offset changes; Infinity if there is none. */
export function nextTransition({ instants }: ZoneTable, instant: number): number {
  return instants[indexAt(instants, instant) + 1] ?? Number.POSITIVE_INFINITY;
}

/** The first instant of a local time; the end of the gap for a skipped time. */
export function firstInstant({ instants, offsets }: ZoneTable, local: number): number {
  for (let i = Math.max(0, indexAt(instants, local) - 1); i < offsets.length - 1; i++) {
    const instant = Math.max(local - (offsets[i] as number), instants[i] as number);
    if (instant < (instants[i + 1] as number)) return instant;
  }
  return Math.max(local - (offsets.at(-1) as number), instants.at(-1) as number);
}

/**
 * The instant of a local time.
 *
 * @param local as if it were UTC
 * @returns undefined for a skipped or repeated time, if these are errors
 */
export function instantOf(
  zone: ZoneTable,
  local: number,
  ambiguous: Ambiguous,
): number | undefined {
  const { instants, offsets } = zone;
  if (offsets.length === 1) return local - (offsets[0] as number);
  const near = indexAt(instants, local);
  const candidates: number[] = [];
  for (let i = Math.max(0, near - 1); i <= Math.min(near + 1, offsets.length - 1); i++) {
    const instant = local - (offsets[i] as number);
    if (indexAt(instants, instant) === i) candidates.push(instant);
  }
  if (candidates.length === 1) return candidates[0];
  if (ambiguous === 'error') return undefined;
  if (candidates.length > 1) return pick(candidates, ambiguous);
  return pick(acrossGap(zone, local, near), ambiguous);
}

function pick(instants: readonly number[], ambiguous: Ambiguous): number {
  return ambiguous === 'earlier' ? Math.min(...instants) : Math.max(...instants);
}

/** The instant of a skipped local time by the offset before or after the gap, as in Temporal. */
function acrossGap({ instants, offsets }: ZoneTable, local: number, near: number): number[] {
  const after = (instants[near] as number) + (offsets[near] as number) > local ? near : near + 1;
  return [after - 1, after].map((i) => local - (offsets[i] as number));
}
