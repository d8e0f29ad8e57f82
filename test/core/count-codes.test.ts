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
