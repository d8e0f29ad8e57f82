import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stone } from '../../../src/fit/bin-count/stone.ts';
import { distinctOf } from '../../../src/fit/numbers/distinct.ts';
import { linspace } from '../../../src/fit/numbers/linspace.ts';
import { kept } from '../kept.ts';

/** numpy's `_hist_bin_stone` as it is written there: a histogram for each number of bins. */
function byHistograms(values: readonly number[]): number {
  const n = values.length;
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const errors = Array.from({ length: Math.max(100, Math.floor(Math.sqrt(n))) }, (_, i) => {
    const edges = linspace(min, max, i + 1);
    const isIn = (x: number, bin: number): boolean =>
      x >= (edges[bin] as number) && (x < (edges[bin + 1] as number) || bin === i);
    const counts = Array.from(
      { length: i + 1 },
      (_, bin) => values.filter((x) => isIn(x, bin)).length,
    );
    const squares = counts.reduce((sum, count) => sum + (count / n) ** 2, 0);
    return (2 - (n + 1) * squares) / ((max - min) / (i + 1));
  });
  return 1 + errors.indexOf(Math.min(...errors));
}

test('finds the number of bins that a histogram for each would find', () => {
  const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 25 });
  fc.assert(
    fc.property(values, (list) => {
      fc.pre(new Set(list).size > 1);
      expect(stone(distinctOf(kept(list)), list.length)).toBe(byHistograms(list));
    }),
    { numRuns: 40 },
  );
});
