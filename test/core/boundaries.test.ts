import { describe, expect, test } from 'vitest';
import { binLabel } from '../../src/core/bin.ts';
import { Boundaries, MAX_BOUNDARIES } from '../../src/core/boundaries.ts';
import { bucketize, bucketizeValue } from '../../src/core/bucketize.ts';
import { DiscretizeError } from '../../src/core/errors/error.ts';

/** What making a list throws. */
function refusal(make: () => unknown): DiscretizeError {
  try {
    make();
  } catch (error) {
    if (error instanceof DiscretizeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describe('Boundaries.of', () => {
  test('keeps the numbers, and makes one bin more than there are', () => {
    const { values, bins } = Boundaries.of([-0.5, 0, 0.1]);
    expect([...values]).toEqual([-0.5, 0, 0.1]);
    expect(bins).toBe(4);
  });

  test('compares in float64, closed on the left, by default', () => {
    expect(Boundaries.of([1])).toMatchObject({ precision: 'float64', closed: 'left' });
    expect(Boundaries.of([1], { precision: 'float32', closed: 'right' })).toMatchObject({
      precision: 'float32',
      closed: 'right',
    });
  });

  test('rounds to float32 where that is the precision', () => {
    expect([...Boundaries.of([0.1], { precision: 'float32' }).values]).toEqual([
      0.10000000149011612,
    ]);
  });

  test('takes -0 as a plain 0', () => {
    expect(Object.is(Boundaries.of([-0]).values[0], 0)).toBe(true);
    const tiny = Boundaries.of([-1e-60], { precision: 'float32' });
    expect(Object.is(tiny.values[0], 0)).toBe(true);
  });

  test('copies the list', () => {
    const given = [1, 2];
    const { values } = Boundaries.of(given);
    given[0] = 9;
    expect([...values]).toEqual([1, 2]);
    expect(given).toEqual([9, 2]);
  });

  test('is frozen', () => {
    expect(Object.isFrozen(Boundaries.of([1]))).toBe(true);
  });

  test('makes the bins between the numbers if values outside are missing', () => {
    const walls = Boundaries.of([0, 1, 2], { outside: 'missing' });
    expect([walls.bins, walls.outside]).toEqual([2, 'missing']);
    expect(Boundaries.of([0, 1, 2])).toMatchObject({ bins: 4, outside: 'bins' });
  });

  test('rejects a single number if values outside are missing: there is no bin', () => {
    const error = refusal(() => Boundaries.of([1], { outside: 'missing' }));
    expect(error).toMatchObject({ code: 'E_BOUNDARIES', received: 1 });
    expect(error.hint).toContain('remove --outside missing');
  });

  test('takes a typed array', () => {
    expect([...Boundaries.of(Float32Array.of(1, 2)).values]).toEqual([1, 2]);
  });

  test.each([
    [[nan], 'boundary 1 is NaN, not a finite number', nan],
    [[0, inf], 'boundary 2 is Infinity, not a finite number', inf],
    [[-inf, 0], 'boundary 1 is -Infinity, not a finite number', -inf],
  ])('rejects %j, which is not finite', (numbers, message, received) => {
    const error = refusal(() => Boundaries.of(numbers));
    expect(error).toMatchObject({ code: 'E_BOUNDARIES', message, received });
    expect(error.hint).toContain('the first and last bins are open');
  });

  test('rejects a number that overflows float32, in float32 only', () => {
    const error = refusal(() => Boundaries.of([0, 1e39], { precision: 'float32' }));
    expect(error.message).toBe('boundary 2, 1e+39, is too large for float32');
    expect(error.hint).toContain('float64');
    expect(Boundaries.of([0, 1e39]).bins).toBe(3);
  });

  test.each([
    ['duplicates', [0, 1, 1, 2], [1, 1], '0,1,2'],
    ['an unsorted list', [2, 0, 1], [2, 0], '0,1,2'],
    ['a descending list', [2, 1, 0], [2, 1], '0,1,2'],
    ['0 after -0', [-0, 0], [-0, 0], '0'],
  ])('rejects %s, names the pair and offers the sorted list', (_, numbers, pair, sorted) => {
    const error = refusal(() => Boundaries.of(numbers));
    expect(error).toMatchObject({ code: 'E_BOUNDARIES', received: pair });
    expect(error.hint).toBe(`sorted, without duplicates: ${sorted}`);
    expect(error.message).not.toContain('same number');
  });

  test('names the pair by its places, counted from 1', () => {
    expect(refusal(() => Boundaries.of([0, 5, 3])).message).toBe(
      'boundaries must strictly increase, but 5 (number 2) is followed by 3 (number 3)',
    );
  });

  test('rejects two numbers that are equal in float32, and explains it', () => {
    const numbers = [16777216, 16777217];
    const error = refusal(() => Boundaries.of(numbers, { precision: 'float32' }));
    expect(error.message).toContain('in float32 they are the same number');
    expect(Boundaries.of(numbers).bins).toBe(3);
  });

  test('offers the sorted list in the shortest digits of the precision', () => {
    const error = refusal(() => Boundaries.of([0.2, 0.1], { precision: 'float32' }));
    expect(error.hint).toBe('sorted, without duplicates: 0.1,0.2');
  });

  test('hints to sort a list that is too long to show', () => {
    const descending = (length: number) => Array.from({ length }, (_, i) => -i);
    expect(refusal(() => Boundaries.of(descending(32))).hint).toContain('-31,-30');
    expect(refusal(() => Boundaries.of(descending(33))).hint).toBe(
      'sort the list and remove duplicates',
    );
  });

  test.each([
    { closed: 'left', precision: 'float64' },
    { closed: 'right', precision: 'float32' },
  ] as const)('makes one bin of an empty list, with code 0 for every number (%o)', (options) => {
    const list = Boundaries.of([], options);
    const values = [Number.NEGATIVE_INFINITY, -1, 0, 5, Number.POSITIVE_INFINITY, Number.NaN];
    expect(list.bins).toBe(1);
    expect([...bucketize(values, list)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(values.map((x) => bucketizeValue(x, list))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(binLabel(list, 0)).toBe('(-inf, +inf)');
  });

  test('rejects an empty list if values outside are missing', () => {
    expect(refusal(() => Boundaries.of([], { outside: 'missing' }))).toMatchObject({
      code: 'E_BOUNDARIES',
      message: 'an empty boundary list has no bin if values outside are missing',
      received: 0,
    });
  });

  test('rejects more than a million boundaries', () => {
    expect(MAX_BOUNDARIES).toBe(1_000_000);
    expect(refusal(() => Boundaries.of({ length: MAX_BOUNDARIES + 1 })).message).toBe(
      'too many boundaries: 1,000,001, more than 1,000,000',
    );
  });
});

describe('Boundaries.parse', () => {
  test('reads numbers with commas between them', () => {
    expect([...Boundaries.parse('-0.5,0,0.1,.2,3e0').values]).toEqual([-0.5, 0, 0.1, 0.2, 3]);
  });

  test('ignores blanks around the numbers', () => {
    expect([...Boundaries.parse(' 1 ,\t2 ').values]).toEqual([1, 2]);
  });

  test('passes the options on', () => {
    expect(Boundaries.parse('0.1', { precision: 'float32', closed: 'right' })).toMatchObject({
      precision: 'float32',
      closed: 'right',
    });
  });

  test.each([
    ['', 'boundary 1 is empty'],
    ['1,,2', 'boundary 2 is empty'],
    ['1,2,', 'boundary 3 is empty'],
    ['1, x ,2', 'boundary 2 is not a number: "x"'],
    ['nan', 'boundary 1 is not a number: "nan"'],
    ['0x10', 'boundary 1 is not a number: "0x10"'],
    ['1;2', 'boundary 1 is not a number: "1;2"'],
    ['0,inf', 'boundary 2 is Infinity, not a finite number'],
    ['0,1e400', 'boundary 2 is Infinity, not a finite number'],
    ['1,0', 'boundaries must strictly increase, but 1 (number 1) is followed by 0 (number 2)'],
  ])('rejects "%s"', (text, message) => {
    expect(refusal(() => Boundaries.parse(text))).toMatchObject({ code: 'E_BOUNDARIES', message });
  });

  test('hints at the form of a list', () => {
    const { hint, received } = refusal(() => Boundaries.parse('--one-hot'));
    expect(hint).toBe('use numbers such as -0.5,0,0.1,0.2,3, or a range: 0:100:10');
    expect(received).toBe('--one-hot');
  });
});

test('lists with other texts or special codes have the same thresholds, which may be a million', () => {
  const list = Boundaries.of([1, 2], { closed: 'right' });
  const texts = { written: ['a', 'b'], of: String };
  for (const other of [list.withSpecial([[9]]), list.withTexts(texts as never)]) {
    expect(other.thresholds).toBe(list.thresholds);
    expect([other.values, other.closed]).toEqual([list.values, 'right']);
  }
});
