import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binLabel } from '../../src/core/bin.ts';
import { Boundaries } from '../../src/core/boundaries.ts';
import { boundaryGaps, boundaryText, truthfulDigits } from '../../src/core/boundary-text.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';

const texts = (numbers: readonly number[], digits?: number): string[] => {
  const boundaries = Boundaries.of(numbers);
  return numbers.map((_, index) => boundaryText(boundaries, index, digits));
};

describe('a boundary as text', () => {
  test('has the shortest digits that read back, by default', () => {
    expect(texts([0.1, 1 / 3, 1e21])).toEqual(['0.1', '0.3333333333333333', '1e+21']);
  });

  test('is rounded to the requested digits, if that is shorter', () => {
    expect(texts([1 / 3, 2 / 3, 2.55, 123456], 4)).toEqual(['0.3333', '0.6667', '2.55', '123456']);
  });

  test('has more digits if a neighbor would read the same', () => {
    expect(texts([1.23456, 1.23478, 9.87654], 4)).toEqual(['1.2346', '1.2348', '9.877']);
  });

  test('has the digits of float32', () => {
    const boundaries = Boundaries.of([0.1, 1 / 3], { precision: 'float32' });
    expect([0, 1].map((index) => boundaryText(boundaries, index))).toEqual(['0.1', '0.33333334']);
  });
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
const lists = fc
  .uniqueArray(finite, { minLength: 1, maxLength: 8 })
  .map((numbers) => [...new Set(numbers.map((x) => x + 0))].sort((a, b) => a - b));
const closed = fc.constantFrom('left' as const, 'right' as const);

test('texts of boundaries increase, for any number of digits', () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 17 }), (numbers, digits) => {
      const shown = texts(numbers, digits).map(Number);
      for (const [i, text] of shown.entries()) {
        if (i > 0) expect(text).toBeGreaterThan(shown[i - 1] as number);
      }
    }),
  );
});

/** True if an interval's text contains a value. */
function contains(label: string, value: number): boolean {
  const [, open, lower, upper, close] = /^([[(])(.*), (.*)([\])])$/.exec(label) ?? [];
  const from = lower === '-inf' ? Number.NEGATIVE_INFINITY : Number(lower);
  const to = upper === '+inf' ? Number.POSITIVE_INFINITY : Number(upper);
  const isAbove = open === '[' ? value >= from : value > from;
  return isAbove && (close === ']' ? value <= to : value < to);
}

describe('the label of the bin of a value contains the value', () => {
  test('any value, with exact digits', () => {
    fc.assert(
      fc.property(lists, closed, finite, (numbers, side, value) => {
        const boundaries = Boundaries.of(numbers, { closed: side });
        for (const x of [value, ...numbers]) {
          expect(contains(binLabel(boundaries, bucketizeValue(x, boundaries)), x)).toBe(true);
        }
      }),
    );
  });

  test('a training value, with the digits that are truthful to it', () => {
    const values = fc.array(finite, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lists, closed, values, (numbers, side, training) => {
        const boundaries = Boundaries.of(numbers, { closed: side });
        const codeOf = (x: number): number => bucketizeValue(x, boundaries);
        const all = [...training, ...numbers.map((x) => x + 1e-4)];
        const digits = truthfulDigits(boundaries, boundaryGaps(all, boundaries, codeOf));
        for (const x of all)
          expect(contains(binLabel(boundaries, codeOf(x), digits), x)).toBe(true);
      }),
    );
  });

  test('and four digits are enough if no value is near a boundary', () => {
    const boundaries = Boundaries.of([10 / 3, 20 / 3]);
    const codeOf = (x: number): number => bucketizeValue(x, boundaries);
    const gaps = boundaryGaps([0, 3, 4, Number.NaN, 7], boundaries, codeOf);
    expect(gaps).toEqual([
      { below: 3, above: 4 },
      { below: 4, above: 7 },
    ]);
    expect(truthfulDigits(boundaries, gaps)).toBe(4);
    expect(binLabel(boundaries, 1, 4)).toBe('[3.333, 6.667)');
    const near = boundaryGaps([3.33305, 3.33334, 7], boundaries, codeOf);
    expect(truthfulDigits(boundaries, near)).toBe(5);
  });
});
