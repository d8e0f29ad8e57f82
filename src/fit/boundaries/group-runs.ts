import type { Boundaries } from '../../core/boundaries.ts';
import { boundariesReached } from '../../core/bucketize.ts';
import { endsOf } from '../selection/radix-key.ts';
import type { RadixGroups } from '../selection/radix-passes.ts';

/** Neighboring groups of values in one bin, or one group that a boundary divides. */
export interface GroupRun {
  /** The index of the first group (inclusive); `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** The number of boundaries that all its values reach; undefined for a group that a boundary divides. */
  readonly reached: number | undefined;
}

/**
 * Divides groups of values into runs by the rule of core/. The rule is monotone: if the least value of the first group
 * and the greatest value of the last group reach the same boundaries, all values between do. So a search finds the
 * end of a run.
 */
export function groupRuns(list: Boundaries, { level, sizes }: RadixGroups): readonly GroupRun[] {
  const reachedAt = (group: number, end: 0 | 1): number =>
    boundariesReached(endsOf(level, group)[end], list);
  const runs: GroupRun[] = [];
  for (let from = 0; from < sizes.length; ) {
    const reached = reachedAt(from, 1);
    const isDivided = reachedAt(from, 0) !== reached;
    const isIn = (group: number): boolean => reachedAt(group, 1) === reached;
    const to = isDivided ? from + 1 : endOfRun(from, sizes.length, isIn);
    runs.push({ from, to, reached: isDivided ? undefined : reached });
    from = to;
  }
  return runs;
}

/**
 * The end of a run (exclusive), by exponential search.
 *
 * @param end the largest possible end
 * @param isIn true exactly for the indexes before the end of the run
 */
function endOfRun(from: number, end: number, isIn: (index: number) => boolean): number {
  let [inside, outside] = [from, from + 1];
  for (let step = 2; outside < end && isIn(outside); step *= 2) {
    [inside, outside] = [outside, Math.min(end, outside + step)];
  }
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1;
    if (isIn(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}
