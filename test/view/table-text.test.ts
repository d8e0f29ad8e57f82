import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aligned } from '../../src/view/table-text.ts';
import { cellWidth } from '../../src/view/text-width.ts';

const ROWS = [
  ['bin', 'rows', 'share'],
  ['a label that is long', '1,000', '25.0%'],
  ['b', '3,000', '75.0%'],
];

describe('a table', () => {
  test('is unchanged if it fits', () => {
    const lines = [
      '  bin                    rows  share',
      '  a label that is long  1,000  25.0%',
      '  b                     3,000  75.0%',
    ];
    expect(aligned(ROWS, [0])).toEqual(lines);
    expect(aligned(ROWS, [0], { width: 36, ellipsis: '…' })).toEqual(lines);
  });

  test('has shortened texts if it is too wide', () => {
    expect(aligned(ROWS, [0], { width: 30, ellipsis: '…' })).toEqual([
      '  bin              rows  share',
      '  a label…s long  1,000  25.0%',
      '  b               3,000  75.0%',
    ]);
  });

  test('is divided into tables with the key columns if texts cannot be shortened further', () => {
    expect(aligned(ROWS, [0], { width: 21, ellipsis: '…' })).toEqual([
      '  bin            rows',
      '  a labe… long  1,000',
      '  b             3,000',
      '',
      '  bin           share',
      '  a labe… long  25.0%',
      '  b             75.0%',
    ]);
  });

  test('is never wider than its limit if a key and a number fit', () => {
    const cell = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    const row = fc
      .tuple(cell, fc.nat(), fc.nat(), cell, fc.nat())
      .map((cells) => cells.map(String));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 32, max: 90 }),
        (rows, width) => {
          for (const line of aligned(rows, [0, 3], { width, ellipsis: '...' })) {
            expect(cellWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});
