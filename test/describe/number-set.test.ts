import { describe, expect, test } from 'vitest';
import { NumberSet } from '../../src/describe/number-set.ts';

describe('a set of numbers', () => {
  test('has each number once, infinite ones among them, and -0 as 0', () => {
    const set = new NumberSet();
    const added = [1, 0, -0, 1, Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY, 5e-324];
    expect(added.map((value) => set.add(value))).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(set.size).toBe(5);
    expect([...set.values()].sort((a, b) => a - b)).toEqual([
      -1,
      0,
      5e-324,
      1,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test('has as many as a Set after many numbers', () => {
    const [set, expected] = [new NumberSet(), new Set<number>()];
    for (let i = 0; i < 20_000; i++) {
      const value = ((i * 7919) % 6007) / 8;
      expect(set.add(value)).toBe(!expected.has(value));
      expected.add(value);
    }
    expect(set.size).toBe(expected.size);
    expect(new Set(set.values())).toEqual(expected);
  });
});
