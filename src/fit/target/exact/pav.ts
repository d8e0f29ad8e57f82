import type { Bins } from '../criterion/bins.ts';

/**
 * The blocks of isotonic regression (pool adjacent violators): the first index of each. Every optimal monotone
 * partition without limits consists of whole blocks if the criterion is convex in the rate.
 *
 * @param direction 1 for rates that rise from block to block, -1 for rates that fall
 */
export function monotoneBlocks({ size, rate }: Bins, direction: 1 | -1): number[] {
  const starts: number[] = [];
  for (let i = 0; i < size; i++) {
    starts.push(i);
    while (starts.length > 1) {
      const [before = 0, last = 0] = starts.slice(-2);
      if ((rate(last, i + 1) - rate(before, last)) * direction > 0) break;
      starts.pop();
    }
  }
  return starts;
}
