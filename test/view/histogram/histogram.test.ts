import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawHistogram,
  type Histogram,
  histogramLines,
} from '../../../src/view/histogram/histogram.ts';
import {
  HISTOGRAM_HEADER,
  histogramJson,
  histogramRows,
} from '../../../src/view/histogram/histogram-data.ts';
import { cellWidth } from '../../../src/view/text-width.ts';

const LABELS = ['(-inf, 10)', '[10, 20)', '[20, +inf)'];

const EDGES = [
  { lower: Number.NEGATIVE_INFINITY, upper: 10 },
  { lower: 10, upper: 20 },
  { lower: 20, upper: Number.POSITIVE_INFINITY },
];

function histogram(counts: readonly number[], more: Partial<Histogram> = {}): Histogram {
  return {
    name: 'fare',
    columns: ['fare'],
    label: (code) => LABELS[code] ?? `bin ${code}`,
    counts: Float64Array.from(counts),
    missing: 0,
    missingCells: { empty: 0, words: 0 },
    extent: undefined,
    interval: (code) => EDGES[code],
    invalid: 0,
    outside: 0,
    rows: counts.reduce((sum, n) => sum + n, 0),
    ...more,
  };
}

const lines = (one: Histogram, width = 50, unicode = true): string[] =>
  histogramLines(drawHistogram(one, { width, unicode }));

describe('a histogram', () => {
  test('has a line for numbers outside the edges only if there are some', () => {
    const one = histogram([1], { outside: 1_234 });
    expect(lines(one).at(-1)).toBe('  outside     1,234');
    expect(histogramRows(one).at(-1)).toEqual(['fare', '', 'outside', '', '', '1234', '']);
    expect(histogramJson(one).outside).toBe(1_234);
  });

  test('counts missing cells once: in their bin if there is one', () => {
    const missingCells = { empty: 1, words: 2 };
    const own = { missing: 3, missingCells, hasMissingBin: true, interval: () => undefined };
    expect(lines(histogram([3], { ...own, label: () => 'missing' })).slice(1)).toEqual([
      `  missing  3  100.0%  ${'█'.repeat(28)}`,
      '    empty  1',
      '    words  2',
      '  invalid  0',
    ]);
  });

  test('lists invalid cells once: among the missing ones if they count as missing', () => {
    const missingCells = { empty: 1, words: 0, invalid: 2 };
    const one = histogram([1], { missing: 3, missingCells, invalid: 2 });
    expect(lines(one).slice(2)).toEqual([
      '  missing     3',
      '    empty     1',
      '    words     0',
      '    invalid   2',
    ]);
    const none = { missing: 0, missingCells: { empty: 0, words: 0, invalid: 0 } };
    expect(lines(histogram([1], none)).slice(2)).toEqual(['  missing     0', '  invalid     0']);
  });

  test('has the least and the greatest value, and the contents of missing cells', () => {
    const cells = { missing: 1_005, missingCells: { empty: 1_000, words: 5 } };
    const one = histogram([1, 4], {
      ...cells,
      extent: { min: -2.5, max: Number.POSITIVE_INFINITY },
    });
    expect(lines(one)).toEqual([
      'fare, 5 rows, -2.5 to inf',
      '  (-inf, 10)      1  20.0%  █████▌',
      '  [10, 20)        4  80.0%  ██████████████████████',
      '  missing     1,005',
      '    empty     1,000',
      '    words         5',
      '  invalid         0',
    ]);
    expect(histogramJson(one)).toMatchObject({
      min: -2.5,
      max: null,
      missing: 1_005,
      empty: 1_000,
    });
  });

  test('has bars as long as the logarithms of counts on a log scale', () => {
    const one = histogram([9, 99, 999]);
    const { title, lines: all } = drawHistogram(one, { width: 57, unicode: false, isLog: true });
    expect(title).toBe('fare, 1,107 rows, bars on a log scale');
    expect(all.map(({ bar }) => bar.length)).toEqual([10, 21, 31, 0, 0]);
  });

  test('shows label, count, share and a bar for each bin, then cells without a bin', () => {
    expect(
      lines(
        histogram([1_000, 4_000, 5], {
          missing: 2,
          missingCells: undefined,
          invalid: 3,
          rows: 5_010,
        }),
      ),
    ).toEqual([
      'fare, 5,010 rows',
      '  (-inf, 10)  1,000  20.0%  █████▌',
      '  [10, 20)    4,000  79.9%  ██████████████████████',
      '  [20, +inf)      5   0.1%  ▏',
      '  missing         2',
      '  invalid         3',
    ]);
  });

  test('is drawn in ASCII without Unicode', () => {
    const one = histogram([1, 4, 0]);
    expect(lines(one, 50, false)).toEqual([
      'fare, 5 rows',
      '  (-inf, 10)  1  20.0%  #######',
      '  [10, 20)    4  80.0%  ##########################',
      '  [20, +inf)  0   0.0%',
      '  missing     0',
      '  invalid     0',
    ]);
    expect(lines(histogram([1], { label: () => 'x'.repeat(99) }), 40, false).join('')).toMatch(
      /^[\x20-\x7e]*$/,
    );
  });

  test('has the number of columns if there are several, and the singular for one row', () => {
    expect(lines(histogram([2], { columns: ['a', 'b'], rows: 1 }))[0]).toBe(
      'fare (2 columns), 1 row',
    );
  });

  test('has bars in eighths of a cell', () => {
    const eighths = drawHistogram(histogram([1, 2, 3, 4, 5, 6, 7, 8], { label: () => 'a' }), {
      width: 40,
      unicode: true,
    }).lines.map(({ bar }) => bar);
    expect(eighths[7]).toMatch(/^█+$/);
    expect(new Set(eighths.slice(0, 7).map((bar) => bar.at(-1))).size).toBeGreaterThan(3);
  });

  test('has a bar for a count above 0, and none for 0', () => {
    for (const unicode of [true, false]) {
      const drawn = drawHistogram(histogram([1e9, 1, 0]), { width: 80, unicode });
      expect(drawn.lines.map(({ bar }) => bar.length > 0)).toEqual([
        true,
        true,
        false,
        false,
        false,
      ]);
    }
  });

  test('has no shares and no bars without cells', () => {
    expect(lines(histogram([0, 0]))).toEqual([
      'fare, 0 rows',
      '  (-inf, 10)  0',
      '  [10, 20)    0',
      '  missing     0',
      '  invalid     0',
    ]);
  });

  test('aligns wide and combined labels, and shortens long ones in the middle', () => {
    const labels = ['価格', 'e\u0301', '🚕', `begin${'x'.repeat(99)}end`];
    const one = histogram([1, 1, 1, 1], { label: (code) => labels[code] ?? '' });
    const drawn = lines(one, 40);
    expect(drawn.slice(1, 5)).toEqual([
      '  価格              1  25.0%  ██████████',
      '  e\u0301                 1  25.0%  ██████████',
      '  🚕                1  25.0%  ██████████',
      '  beginxxx…xxxxend  1  25.0%  ██████████',
    ]);
  });

  test('fills the width exactly, down to a least width', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 2 ** 30 }), { minLength: 1, maxLength: 8 });
    const names = fc.string({ unit: fc.constantFrom('a', '価', '🚕', 'e\u0301') });
    fc.assert(
      fc.property(
        counts,
        names,
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        (all, name, width, unicode) => {
          const most = Math.max(width, 40);
          const widths = lines(histogram(all, { name, label: () => name }), width, unicode).map(
            cellWidth,
          );
          expect(Math.max(...widths)).toBeLessThanOrEqual(most);
          if (all.some((n) => n > 0)) expect(Math.max(...widths)).toBe(most);
        },
      ),
    );
  });

  test('has the form of table rows and of an object', () => {
    const cells = { missing: 2, missingCells: { empty: 2, words: 0 }, invalid: 1, rows: 7 };
    const one = histogram([1, 3], { ...cells, extent: { min: 1, max: 12 } });
    expect([HISTOGRAM_HEADER, ...histogramRows(one)]).toEqual([
      ['feature', 'bin', 'label', 'lower', 'upper', 'count', 'share'],
      ['fare', '0', '(-inf, 10)', '-inf', '10', '1', '0.25'],
      ['fare', '1', '[10, 20)', '10', '20', '3', '0.75'],
      ['fare', '', 'missing', '', '', '2', ''],
      ['fare', '', 'empty', '', '', '2', ''],
      ['fare', '', 'invalid', '', '', '1', ''],
    ]);
    expect(histogramJson(one)).toEqual({
      name: 'fare',
      columns: ['fare'],
      rows: 7,
      min: 1,
      max: 12,
      missing: 2,
      empty: 2,
      invalid: 1,
      outside: 0,
      bins: [
        { code: 0, label: '(-inf, 10)', lower: null, upper: 10, count: 1, share: 0.25 },
        { code: 1, label: '[10, 20)', lower: 10, upper: 20, count: 3, share: 0.75 },
      ],
    });
    expect(histogramRows(histogram([0]))[0]).toEqual([
      'fare',
      '0',
      '(-inf, 10)',
      '-inf',
      '10',
      '0',
      '',
    ]);
    expect(histogramJson(histogram([0])).bins[0]?.share).toBeNull();
  });
});
