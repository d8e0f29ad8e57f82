import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binCount, parseRule, RULE_NAMES } from '../../../src/fit/bin-count/rules.ts';
import type { Sample } from '../../../src/fit/sample.ts';
import { caught } from '../../support/caught.ts';
import { kept } from '../kept.ts';

const bell = Array.from({ length: 400 }, (_, i) => Math.tan((i - 199.5) / 150) * 3 + 7);

describe('the number of bins', () => {
  test.each(RULE_NAMES)('by %s is one for one distinct value', (rule) => {
    expect(binCount(rule, kept([5, 5, 5]))).toBe(1);
    expect(binCount(rule, kept([5]))).toBe(1);
    expect(binCount(rule, kept([0, -0]))).toBe(1);
  });

  test.each(RULE_NAMES)('by %s does not depend on the scale, however great or small', (rule) => {
    const count = binCount(rule, kept(bell));
    for (const power of [-990, -300, 300, 1000]) {
      expect(binCount(rule, kept(bell.map((x) => x * 2 ** power)))).toBe(count);
    }
  });

  test.each(RULE_NAMES)('by %s counts weights as repeated values', (rule) => {
    const pair = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const repeated = pairs.flatMap(([x, w]) => Array<number>(w).fill(x));
        const weighted = kept(
          pairs.map(([x]) => x),
          pairs.map(([, w]) => w),
        );
        // Sums in another order may round to another side of a whole number.
        const near = Math.abs(binCount(rule, weighted) - binCount(rule, kept(repeated)));
        expect(near).toBeLessThanOrEqual(rule === 'stone' ? 0 : 1);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['sqrt', 9, 3],
    ['sturges', 8, 4],
    ['rice', 27, 6],
  ] as const)('by %s for %i values is %i', (rule, n, count) => {
    expect(binCount(rule, kept(Array.from({ length: n }, (_, i) => i)))).toBe(count);
  });

  test('has bins of at least the given width', () => {
    const values = kept([0, 0, 0, 0, 0, 1, 1, 1, 2, 3]);
    expect(binCount('sqrt', values)).toBe(4);
    expect(binCount('sqrt', values, 1)).toBe(3);
    expect(binCount('sqrt', values, 10)).toBe(1);
  });

  test('uses the weights of a sketch', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i);
    const sketch: Sample = {
      values,
      weights: new Float64Array(50).fill(20),
      rankError: 0.01,
      areCounts: true,
    };
    expect(binCount('sturges', sketch)).toBe(Math.ceil(Math.log2(1000) + 1));
    expect(binCount('fd', sketch)).toBe(Math.ceil(49 / (2 * 25 * 1000 ** (-1 / 3))));
  });

  test('of more than 65,536 is rejected with a hint: a few values lie far outside', async () => {
    const values = kept([...Array.from({ length: 1000 }, (_, i) => i / 1000), 1e12]);
    const error = await caught(() => binCount('fd', values));
    expect(error.code).toBe('E_FIT');
    expect(error.message).toMatch(/^the rule fd gives [\d,]{13,} bins of equal width/);
    expect(error.message).toContain('more than 65,536');
    expect(error.hint).toContain('use a number of bins');
    const near = kept([...Array.from({ length: 1000 }, (_, i) => i / 1000), 6000]);
    expect(binCount('fd', near)).toBeGreaterThan(60_000);
    const past = kept([...Array.from({ length: 1000 }, (_, i) => i / 1000), 80_000]);
    expect((await caught(() => binCount('fd', past))).received).toBeGreaterThan(65_536);
    expect(binCount('auto', values)).toBeLessThan(100);
  });

  test('by stone does not scan all values for each number of bins', () => {
    const values = kept(Array.from({ length: 200_000 }, (_, i) => Math.sqrt(i)));
    expect(binCount('stone', values)).toBeGreaterThan(10);
  });
});

test('parses a rule in any case', () => {
  expect(parseRule('FD')).toBe('fd');
  expect(parseRule('auto')).toBe('auto');
  expect(parseRule('knuth')).toBeUndefined();
});
