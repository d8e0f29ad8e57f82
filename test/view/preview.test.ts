import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { featureLines, type PreviewedTable, rowLines } from '../../src/view/preview.ts';
import { cellWidth } from '../../src/view/text-width.ts';

const style = { width: 40, ellipsis: '…', unicode: true };

const side = (names: readonly string[], ...rows: string[][]): PreviewedTable['before'] => ({
  names,
  rows,
});

describe('rowLines', () => {
  test('shows rows before and after, side by side', () => {
    const before = side(['fare', '価格'], ['1.5', '100'], ['', '7']);
    const after = side(['fare'], ['low'], ['']);
    expect(rowLines({ before, after }, style)).toEqual([
      'before      |  after',
      'fare  価格  |  fare',
      '1.5   100   |  low',
      '      7     |',
    ]);
  });

  test('omits the last columns if there is no room, and shows their number', () => {
    const names = Array.from({ length: 9 }, (_, i) => `column_${i}`);
    const lines = rowLines({ before: side(['a'], ['1']), after: side(names, names) }, style);
    expect(lines).toEqual([
      'before  |  after',
      'a       |  column_0  column_1  column_2',
      '1       |  column_0  column_1  column_2',
      '(no room for more columns: 6 after)',
    ]);
  });

  test('is never wider than its limit, except the note', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', '価', '🚕', ' ') }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 24, max: 120 }), (left, right, width) => {
        const table = { before: side(left, left), after: side(right, right) };
        const lines = rowLines(table, { width, ellipsis: '...', unicode: false }).slice(0, 3);
        for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('featureLines', () => {
  test('shows the output mode, and as many bins per line as fit', () => {
    const feature = {
      name: 'f',
      columns: ['f'],
      mode: 'int',
      labels: ['(-inf, 1)', '[1, 2)', '[2, +inf)'],
      counts: [1, 0, 8],
    };
    expect(featureLines(feature, { ...style, width: 30 })).toEqual([
      'f: int, 3 bins',
      '  0 (-inf, 1)    1 [1, 2)',
      '  2 [2, +inf)',
      '  values in these rows: ▁·█',
    ]);
    expect(featureLines({ ...feature, columns: ['a', 'b'] }, style)[0]).toBe(
      'f: int of a, b, 3 bins',
    );
  });

  test('lists at most 12 bins', () => {
    const labels = Array.from({ length: 99 }, (_, i) => `bin${i}`);
    const counts = labels.map((_, i) => i);
    const feature = { name: 'f', columns: ['f'], mode: 'int', labels, counts };
    const lines = featureLines(feature, style);
    const text = lines.join('\n');
    expect(cellWidth(lines.at(-1) ?? '')).toBeLessThanOrEqual(40);
    expect(text).toContain('11 bin11    and 87 more');
    expect(text).not.toContain('bin12');
  });
});
