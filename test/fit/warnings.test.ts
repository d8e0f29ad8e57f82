import { describe, expect, test } from 'vitest';
import { ColumnCollector } from '../../src/fit/collect/collect.ts';
import { type LearnOptions, learn } from '../../src/fit/learn.ts';
import { LEARN_DEFAULTS } from '../../src/fit/options.ts';
import { warningsOn } from '../../src/fit/warnings.ts';

/** What is said of the values of a column. */
function notes(
  values: readonly number[],
  wish: Partial<LearnOptions>,
  options: ConstructorParameters<typeof ColumnCollector>[0] = {},
): string[] {
  const gathered = new ColumnCollector(options);
  gathered.add(Float64Array.from(values));
  const wanted = { ...LEARN_DEFAULTS, strategy: 'quantile', method: 'linear', ...wish } as const;
  const list = { columns: ['a'], position: 0, gathered, invalid: 0, overflow: 0, wanted };
  return warningsOn(list, learn('a', gathered, wanted));
}

const squares = Array.from({ length: 20_000 }, (_, i) => i ** 2);

describe('the notes of a list', () => {
  test.each([
    ['kmeans', { strategy: 'kmeans' }, 'kmeans needs every value to be exact'],
    ['a rule', { strategy: 'uniform', bins: 'fd' }, 'the rule fd needs every value to be exact'],
  ] as const)('say that %s is not exact from a sketch', (_, wish, words) => {
    const [note] = notes(squares, wish, { sketch: true });
    expect(note).toContain('learned from a sketch, ranks are within 0.1 % of the rows; ');
    expect(note).toContain(words);
    expect(notes(squares, wish).join()).not.toContain('sketch');
  });

  test('say no more than the rank error of quantiles and equal widths from a sketch', () => {
    for (const strategy of ['quantile', 'uniform'] as const) {
      const [note] = notes(squares, { strategy }, { sketch: true });
      expect(note).toBe('"a": learned from a sketch, ranks are within 0.1 % of the rows');
    }
  });

  test('say how many values --nice moved, if it is more than a quarter of a bin', () => {
    expect(notes([0, 0, 11, 11], { bins: 2, nice: true })).toEqual([]);
    const even = Array.from({ length: 1000 }, (_, i) => i * 1.037);
    expect(notes(even, { bins: 3, nice: true })).toEqual([]);
    const wide = Array.from({ length: 90 }, (_, i) => (1 - i / 90) ** (-1 / 2.2));
    expect(notes(wide, { bins: 3, nice: true }).join()).toMatch(
      /^"a": --nice moved values to other bins: \d+, \d+, \d+ in each instead of 30, 30, 30$/,
    );
  });

  test('say that --nice made widths unequal', () => {
    expect(notes([0, 1, 2.34, 7.77], { strategy: 'uniform', bins: 7, nice: true }).join()).toMatch(
      /--nice made bins of unequal width: [\d.]+ to [\d.]+/,
    );
    expect(notes([0, 10], { strategy: 'uniform', bins: 5, nice: true }).join()).not.toContain(
      'nice',
    );
  });
});
