import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellWidth, padEnd, padStart, shortenedTo } from '../../src/view/text-width.ts';

describe('cellWidth', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['価格', 4],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['𠮷', 2],
    ['🚕', 2],
    ['a🚕b', 4],
    ['👩\u200d👩\u200d👧', 2],
    ['👍🏽', 2],
    ['🇩🇪', 2],
    ['❤\ufe0f', 2],
    ['❤', 1],
    ['\u200b', 0],
  ])('%j takes %i cells', (text, width) => {
    expect(cellWidth(text)).toBe(width);
  });
});

describe('shortenedTo', () => {
  test('leaves a text that fits', () => {
    expect(shortenedTo(5, '12345', '…')).toBe('12345');
    expect(shortenedTo(4, '価格', '…')).toBe('価格');
  });

  test('omits the middle of a wider text', () => {
    expect(shortenedTo(5, '1234567', '…')).toBe('12…67');
    expect(shortenedTo(8, '123456789', '...')).toBe('123...89');
    expect(shortenedTo(2, '123456789', '...')).toBe('..');
  });

  test('keeps wide and joined characters whole', () => {
    expect(shortenedTo(6, '価格価格', '…')).toBe('価…格');
    expect(shortenedTo(3, 'xxe\u0301xxe\u0301', '…')).toBe('x…e\u0301');
    expect(shortenedTo(5, '👩\u200d👩\u200d👧'.repeat(3), '…')).toBe(
      '👩\u200d👩\u200d👧…👩\u200d👩\u200d👧',
    );
  });

  test('is never wider than its limit', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', '価', '🚕', '👍🏽') });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 12 }), fc.boolean(), (text, cells, unicode) => {
        const short = shortenedTo(cells, text, unicode ? '…' : '...');
        expect(cellWidth(short)).toBeLessThanOrEqual(cells);
      }),
    );
  });
});

test('pads a text to a width, and leaves a wider one', () => {
  expect(padEnd('価', 4)).toBe('価  ');
  expect(padStart('価', 4)).toBe('  価');
  expect([padEnd('abc', 2), padStart('abc', 2)]).toEqual(['abc', 'abc']);
});
