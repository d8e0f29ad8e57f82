import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interquartileRange } from '../../../src/fit/bin-count/quartiles.ts';
import { distinctOf } from '../../../src/fit/numbers/distinct.ts';
import { quantiles } from '../../../src/fit/quantiles/quantiles.ts';
import { kept } from '../kept.ts';

test('the range between quartiles is that of the linear quantiles', () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (list) => {
      const [first = 0, third = 0] = quantiles(kept(list), [0.25, 0.75], 'linear');
      expect(interquartileRange(distinctOf(kept(list)), list.length)).toBe(third - first);
    }),
  );
});

test('a weight below 1 in all leaves the least value', () => {
  expect(interquartileRange(distinctOf(kept([1, 2], [0.25, 0.25])), 0.5)).toBe(0);
});
