import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tallyOf } from '../../../../src/fit/target/tally/tally.ts';

test('has the values of the rows of each label, however many labels there are', () => {
  const row = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -200, max: 200 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 500 }), fc.boolean(), (rows, isWeighted) => {
      const values = Float64Array.from(rows, ([value]) => value);
      const targets = Float64Array.from(rows, ([, target]) => target);
      const weights = isWeighted ? values.map((_, i) => 2 ** (i % 4)) : undefined;
      const tally = tallyOf({ values, targets, weights }, { kind: 'labels', texts: undefined });
      const labels = [...new Set(targets)].sort((a, b) => a - b);
      const expected = labels.map((label) => {
        const sums = new Map<number, number>();
        for (const [i, [value, target]] of rows.entries()) {
          if (target === label) sums.set(value, (sums.get(value) ?? 0) + (weights?.[i] ?? 1));
        }
        const own = [...sums].sort(([a], [b]) => a - b);
        const [first, second] = [own.map(([value]) => value), own.map(([, weight]) => weight)];
        return { label, values: Float64Array.from(first), weights: [Float64Array.from(second)] };
      });
      expect(tally).toEqual({ kind: 'labels', labels: expected });
    }),
  );
});
