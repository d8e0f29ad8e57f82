import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { type BinTableOptions, binTable } from '../../../src/encode/bin-table.ts';
import { outputMode } from '../../../src/encode/registry.ts';
import { isKnownValue, usualName, VALUE_NAMES } from '../../../src/encode/values/bin-values.ts';

const OWN = [
  { name: 'woe', bins: [0.5, null, -1e-7], special: [7], missing: 0.25 },
  { name: 'rate', bins: [0, 0.1, 1] },
];

/** The values of every code: three intervals, a special bin, and missing values. */
function all(name: string | undefined, options: BinTableOptions = {}, list: object = {}) {
  const boundaries = Boundaries.of([0, 0.5], list).withSpecial([[-999]]);
  const { value } = binTable(boundaries, 'empty', options);
  return [0, 1, 2, 3, 4].map((code) => value(name, code));
}

describe('the values of bins', () => {
  test('come from the named list, for intervals, special codes and missing values', () => {
    expect(all('woe', { values: OWN })).toEqual([0.5, null, -1e-7, 7, 0.25]);
    expect(all('rate', { values: OWN })).toEqual([0, 0.1, 1, null, null]);
  });

  test('are midpoints and edges without a list; the midpoint of an open bin is its finite edge', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(all('midpoint')).toEqual([0, 0.25, 0.5, null, null]);
    expect(all('lower')).toEqual([-infinity, 0, 0.5, null, null]);
    expect(all('upper')).toEqual([0, 0.5, infinity, null, null]);
  });

  test('have no midpoint in a bin of all numbers', () => {
    const { value } = binTable(Boundaries.of([]), 'empty');
    expect([value('midpoint', 0), value('lower', 0)]).toEqual([null, Number.NEGATIVE_INFINITY]);
  });

  test('have midpoints that do not overflow', () => {
    const boundaries = Boundaries.of([-1.5e308, 1.7e308]);
    expect(binTable(boundaries, 'empty').value('midpoint', 1)).toBeCloseTo(1e307, -300);
  });

  test('without a name come from the default list, else the first, else are midpoints', () => {
    expect(usualName({ values: OWN, value: 'rate' })).toBe('rate');
    expect(usualName({ values: OWN })).toBe('woe');
    expect(usualName({})).toBe('midpoint');
    expect(all(undefined, { values: OWN, value: 'rate' })).toEqual(all('rate', { values: OWN }));
  });

  test('of a feature override values of its edges', () => {
    const values = [{ name: 'midpoint', bins: [1, 2, 3] }];
    expect(all('midpoint', { values })).toEqual([1, 2, 3, null, null]);
  });

  test.each([
    [
      'woe',
      'fit them: discretize fit --target COLUMN; or use one of: rate, midpoint, lower, upper',
    ],
    ['mean', 'fit them: discretize fit -m mean; or use one of: rate, midpoint, lower, upper'],
    ['score', 'use one of: rate, midpoint, lower, upper'],
  ])('that are absent are an error with a remedy: %s', (name, hint) => {
    const get = () => all(name, { values: OWN.slice(1) });
    expect(get).toThrow(`unknown bin values "${name}"`);
    expect(get).toThrow(DiscretizeError);
    expect(get).toThrow(expect.objectContaining({ code: 'E_USAGE', hint }));
    expect(isKnownValue(name, OWN.slice(1))).toBe(false);
  });
});

describe('the output mode value', () => {
  test.each(VALUE_NAMES)('has the short name %s', (name) => {
    const values = [{ name, bins: [1, 2, 3] }];
    const bins = binTable(Boundaries.of([0, 1]), 'empty', {
      values: [...OWN, ...values].slice(-1),
    });
    const mode = outputMode(name);
    expect(mode).toMatchObject({ combine: 'each', isValue: true });
    expect(mode.values(1, bins)).toEqual([2]);
    expect(mode.names('fare', bins, 'code')).toEqual(['fare']);
  });

  test('is written beside others under its own name', () => {
    const bins = binTable(Boundaries.of([0, 1]), 'empty', { values: OWN });
    const mode = outputMode(['int', 'woe', 'value', 'midpoint']);
    expect(mode.names('fare', bins, 'code')).toEqual([
      'fare_int',
      'fare_woe',
      'fare_value',
      'fare_midpoint',
    ]);
    expect(mode.values(2, bins)).toEqual([2, -1e-7, -1e-7, 1]);
    expect(mode.isValue).toBeUndefined();
  });
});
