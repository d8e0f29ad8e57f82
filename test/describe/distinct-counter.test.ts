import { describe, expect, test } from 'vitest';
import { DistinctCounter, EXACT_DISTINCT } from '../../src/describe/distinct-counter.ts';

function counted(values: Iterable<number | string>): DistinctCounter['count'] {
  const counter = new DistinctCounter();
  for (const value of values) {
    if (typeof value === 'number') counter.addNumber(value);
    else counter.addText(value);
  }
  return counter.count;
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('a count of distinct values', () => {
  test('is exact up to 10,000, however often each comes', () => {
    expect(counted([])).toEqual({ count: 0, error: 0 });
    expect(counted([1, 1, '1', 'a', 'a', 0, -0])).toEqual({ count: 4, error: 0 });
    expect(counted([...upTo(10_000), ...upTo(10_000)])).toEqual({
      count: EXACT_DISTINCT,
      error: 0,
    });
  });

  test.each([
    ['whole numbers', (i: number) => i],
    ['fractions', (i: number) => i / 7],
    ['texts', (i: number) => `T${i}`],
    ['texts that differ at the start', (i: number) => `${i}xxxxxxxxxxxxxxxxxxxx`],
  ])('of more is an estimate within four standard errors: %s', (_, valueOf) => {
    for (const n of [10_001, 30_000, 200_000]) {
      const { count, error } = counted(upTo(n).map<number | string>(valueOf));
      expect(error).toBeCloseTo(0.0081, 4);
      expect(Math.abs(count - n) / n).toBeLessThan(4 * error);
    }
  });
});
