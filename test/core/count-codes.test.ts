import { describe, expect, test } from 'vitest';
import { countCodes } from '../../src/core/count-codes.ts';
import { noCells } from '../../src/core/stats.ts';

const codes = Int32Array.of(0, 2, 2, 3, 4, 4);

describe('counting codes', () => {
  test('adds them bin by bin; a code past the last bin has none', () => {
    const counted = noCells(4);
    countCodes(counted, { codes, missing: 1, outside: 1 });
    countCodes(counted, { codes: Int32Array.of(1), missing: 0, outside: 2 });
    expect([...counted.counts]).toEqual([1, 1, 2, 1]);
    expect(counted.outside).toBe(3);
  });

  test.each([
    [1, 7],
    [5, 1],
    [5, 1000],
    [1024, 3001],
    [1025, 3001],
  ])('counts the same with %d bins and %d rows, all at once and row by row', (bins, rows) => {
    // Some codes are past the last bin.
    const all = Int32Array.from({ length: rows }, (_, row) => (row * row * 31) % (bins + 2));
    const [once, byRow] = [noCells(bins), noCells(bins)];
    for (let twice = 0; twice < 2; twice++) {
      countCodes(once, { codes: all, missing: 0, outside: 0 });
      const weights = new Float64Array(rows).fill(1);
      countCodes(byRow, { codes: all, missing: 0, outside: 0 }, { weights });
    }
    expect(once).toEqual(byRow);
  });

  test('skips dropped rows', () => {
    const counted = noCells(4);
    countCodes(
      counted,
      { codes, missing: 0, outside: 0 },
      { dropped: Uint8Array.of(1, 0, 1, 0, 0, 0) },
    );
    expect([...counted.counts]).toEqual([0, 0, 1, 1]);
  });

  test('adds the weight of each row', () => {
    const counted = noCells(4);
    const weights = Float64Array.of(0.5, 2, 3, 4, 100, 100);
    countCodes(counted, { codes, missing: 0, outside: 0 }, { weights });
    expect([...counted.counts]).toEqual([0.5, 0, 5, 4]);
  });
});
