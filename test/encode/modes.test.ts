import { describe, expect, test } from 'vitest';
import type { BinTable } from '../../src/encode/bin-table.ts';
import { OUTPUT_MODE_NAMES, OUTPUT_MODES } from '../../src/encode/registry.ts';

const bins: BinTable = {
  depth: 3,
  label: (code) => ['low', 'mid', 'high'][code] ?? 'none',
  edges: (code) =>
    [
      [Number.NEGATIVE_INFINITY, 0] as const,
      [0, 0.5] as const,
      [0.5, Number.POSITIVE_INFINITY] as const,
    ][code],
  valueNames: [],
  value: (name, code) => [name?.length ?? 1.5, null, -2e-7][code] ?? null,
};
const MISSING = 3;

describe('int', () => {
  const { names, values } = OUTPUT_MODES.int;

  test('writes the code', () => {
    expect([0, 1, 2].map((code) => values(code, bins))).toEqual([[0], [1], [2]]);
  });

  test('writes null for a missing value without a bin', () => {
    expect(values(MISSING, bins)).toEqual([null]);
  });

  test('has one column, named as the stem', () => {
    expect(names('fare', bins, 'code')).toEqual(['fare']);
    expect(names('fare', bins, 'label')).toEqual(['fare']);
  });
});

describe('label', () => {
  const { names, values } = OUTPUT_MODES.label;

  test('writes the label of the bin', () => {
    expect([0, 1, 2].map((code) => values(code, bins))).toEqual([['low'], ['mid'], ['high']]);
  });

  test('writes null for a missing value without a bin', () => {
    expect(values(MISSING, bins)).toEqual([null]);
  });

  test('has one column, named as the stem', () => {
    expect(names('fare', bins, 'label')).toEqual(['fare']);
  });
});

describe.each(['one_hot', 'multi_hot', 'count'] as const)('%s', (mode) => {
  const { names, values } = OUTPUT_MODES[mode];

  test('writes a 1 in the column of the code', () => {
    expect(values(0, bins)).toEqual([1, 0, 0]);
    expect(values(2, bins)).toEqual([0, 0, 1]);
  });

  test('writes zeros for a missing value without a bin', () => {
    expect(values(MISSING, bins)).toEqual([0, 0, 0]);
  });

  test('has a column for each bin, named by code or by label', () => {
    expect(names('fare', bins, 'code')).toEqual(['fare_0', 'fare_1', 'fare_2']);
    expect(names('fare', bins, 'label')).toEqual(['fare_low', 'fare_mid', 'fare_high']);
  });
});

describe('bounds', () => {
  const { names, values } = OUTPUT_MODES.bounds;

  test('writes the lower and the upper edge', () => {
    expect([0, 1, 2].map((code) => values(code, bins))).toEqual([
      [Number.NEGATIVE_INFINITY, 0],
      [0, 0.5],
      [0.5, Number.POSITIVE_INFINITY],
    ]);
  });

  test('writes two nulls for a missing value, with or without a bin', () => {
    expect(values(MISSING, bins)).toEqual([null, null]);
    expect(values(MISSING, { ...bins, depth: 4 })).toEqual([null, null]);
  });

  test('has two columns, named after the edges', () => {
    expect(names('fare', bins, 'label')).toEqual(['fare_lower', 'fare_upper']);
  });
});

test.each(OUTPUT_MODE_NAMES)('%s has as many names as values', (name) => {
  const mode = OUTPUT_MODES[name];
  for (const code of [0, 1, 2, MISSING]) {
    expect(mode.values(code, bins)).toHaveLength(mode.names('x', bins, 'code').length);
  }
});
