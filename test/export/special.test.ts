import { describe, expect, test } from 'vitest';
import type { specialBins } from '../../src/export/special.ts';
import { jobOf } from './jobs.ts';

function binsOf(special: readonly unknown[], more: object = {}): readonly unknown[] {
  const { rules } = jobOf({ features: [{ columns: ['x'], boundaries: [0], special }], ...more });
  return rules[0]?.special ?? [];
}

describe('the bins of special codes', () => {
  test('hold one number each in float64, and words apart from numbers', () => {
    expect(binsOf([-999, [7, 'gone', '0x7'], ' none '])).toEqual([
      { ranges: [[-999, -999]], words: [] },
      { ranges: [[7, 7]], words: ['gone', '0x7'] },
      { ranges: [], words: ['none'] },
    ]);
  });

  test('hold all numbers that are rounded to a code in float32', () => {
    for (const code of [-999, 0.1, 0, 1e-45, 3.4028234663852886e38, 1e39]) {
      const [bin] = binsOf([code], { precision: 'float32' }) as ReturnType<typeof specialBins>;
      const [[from, to] = [Number.NaN, Number.NaN]] = bin?.ranges ?? [];
      const [single, ends] = [Math.fround(code), [from, to].map((end) => Math.fround(end) + 0)];
      expect(ends).toEqual([single, single]);
      const outside = [from - Math.abs(from) * 1e-15, to + Math.abs(to) * 1e-15];
      const others = outside.filter((x) => x !== from && x !== to).map(Math.fround);
      expect(others).not.toContain(Math.fround(code));
    }
  });

  test('lack words that the list of missing values has', () => {
    const bins = binsOf([['gone', 'none'], 5], { na_values: ['none'] });
    expect(bins).toEqual([
      { ranges: [], words: ['gone'] },
      { ranges: [[5, 5]], words: [] },
    ]);
  });
});
