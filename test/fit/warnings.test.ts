import { describe, expect, test } from 'vitest';
import { ColumnCollector } from '../../src/fit/collect/collect.ts';
import { type LearnOptions, learn } from '../../src/fit/learn.ts';
import { LEARN_DEFAULTS } from '../../src/fit/options.ts';
import { warningsOn } from '../../src/fit/warnings.ts';

/** What is said of the values of a column. */
function notes(
  values: readonly number[],
  settings: Partial<LearnOptions>,
  options: ConstructorParameters<typeof ColumnCollector>[0] = {},
): string[] {
  const collector = new ColumnCollector(options);
  collector.add(Float64Array.from(values));
  const learnOptions = { ...LEARN_DEFAULTS, strategy: 'quantile', ...settings } as const;
  const list = { columns: ['a'], position: 0, collector, invalid: 0, overflow: 0, learnOptions };
  return warningsOn(list, learn('a', collector, learnOptions));
}

const squares = Array.from({ length: 20_000 }, (_, i) => i ** 2);

describe('the notes of a list', () => {
  test.each([
    ['kmeans', { strategy: 'kmeans' }, 'kmeans needs all values'],
    ['a rule', { strategy: 'uniform', bins: 'fd' }, 'the rule fd needs all values'],
  ] as const)('say that %s is not exact from a sketch', (_, settings, words) => {
    const [note] = notes(squares, settings, { sketch: true });
    expect(note).toContain('fitted from a sketch: ranks are within 0.1% of the rows; ');
    expect(note).toContain(words);
    expect(notes(squares, settings).join()).not.toContain('sketch');
  });

  test('say no more than the rank error of quantiles and equal widths from a sketch', () => {
    for (const strategy of ['quantile', 'uniform'] as const) {
      const [note] = notes(squares, { strategy }, { sketch: true });
      expect(note).toBe('"a": fitted from a sketch: ranks are within 0.1% of the rows');
    }
  });

  test('say by how much --nice moved ranks, and of a sketch its own error too', () => {
    const nice = (share: number) => ({ bins: 3, rounding: { kind: 'nice', share } }) as const;
    expect(notes([0, 0, 11, 11], { ...nice(0.01), bins: 2 })).toEqual([]);
    const even = Array.from({ length: 1000 }, (_, i) => i * 1.037);
    expect(notes(even, nice(0.01))).toEqual([
      '"a": --nice moved boundaries by up to 1% of the rows',
    ]);
    expect(notes(squares, nice(0.05), { sketch: true })[1]).toMatch(
      /--nice moved boundaries by up to [\d.]+% of the rows, and the sketch by up to 0.1%$/,
    );
    const gap = { bins: 3, rounding: { kind: 'gap' } } as const;
    expect(notes(even, gap)).toEqual([]);
  });

  test('say that --nice made another number of bins of equal width', () => {
    const nice = { strategy: 'uniform', rounding: { kind: 'nice', share: 0.01 } } as const;
    expect(notes([0, 1, 2.34, 7.77], { ...nice, bins: 7 })).toEqual([
      '"a": 8 bins, not 7: --nice rounds their width',
      '"a": no values in bin 3, 4, 5, 6',
    ]);
    expect(notes([0, 2, 4, 6, 8, 10], { ...nice, bins: 5 })).toEqual([
      '"a": 6 bins, not 5: --nice rounds their width',
    ]);
  });
});
