import { expect, test } from 'vitest';
import type { QuantileMethod } from '../../src/fit/quantiles/methods.ts';
import { quantiles } from '../../src/fit/quantiles/quantiles.ts';
import { golden } from './golden.ts';

/** What numpy.quantile of numpy 2 gave: by name of data and method, one number for each q. */
interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly q: readonly number[];
  readonly quantiles: Readonly<Record<string, Readonly<Record<QuantileMethod, readonly number[]>>>>;
}

const recording = golden<Recording>('numpy-quantiles.json');

const cases = Object.entries(recording.quantiles).flatMap(([name, byMethod]) =>
  Object.entries(byMethod).map(([method, expected]) => ({
    name,
    method: method as QuantileMethod,
    expected,
  })),
);

test('the recording has 13 methods over 8 columns', () => {
  expect(cases).toHaveLength(13 * 8);
  expect(new Set(cases.map(({ method }) => method)).size).toBe(13);
});

test.each(cases)('$method of $name is what numpy gives, to the bit', (one) => {
  const values = Float64Array.from(recording.data[one.name] ?? []);
  const kept = { values, weights: undefined, rankError: 0 };
  expect(quantiles(kept, recording.q, one.method)).toEqual(one.expected);
});
