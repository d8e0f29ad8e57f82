import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { parseNumber } from '../../src/core/cells/number.ts';
import { sklearnQuantileEdges, sklearnUniformEdges } from '../../src/fit/compat/edges.ts';
import { golden } from './golden.ts';

/**
 * What KBinsDiscretizer(encode="ordinal", subsample=None) of scikit-learn 1.9.1 gave; edges as the text
 * that Python wrote. Its kmeans is in sklearn-kmeans.json.
 */
interface Binned {
  readonly data: string;
  readonly n_bins: number;
  readonly strategy: 'uniform' | 'quantile';
  readonly quantile_method: 'linear' | null;
  readonly edges: readonly string[];
  readonly codes: readonly number[] | null;
  readonly n_bins_: number;
}

interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly Binned[];
}

const { data, cases } = golden<Recording>('sklearn-kbins.json');
const casesOf = (name: Binned['strategy']) => cases.filter(({ strategy }) => strategy === name);
const valuesOf = ({ data: name }: Binned) => Float64Array.from(data[name] ?? []);
const keptOf = (one: Binned) => ({ values: valuesOf(one), weights: undefined, rankError: 0 });
const askedOf = ({ n_bins: bins, quantile_method: method }: Binned) =>
  ({ bins, method: method ?? 'linear', closed: 'left' }) as const;

test('the recording has 64 cases, half of them uniform and half quantile', () => {
  expect(casesOf('uniform')).toHaveLength(32);
  expect(casesOf('quantile')).toHaveLength(32);
});

describe('uniform', () => {
  test.each(casesOf('uniform'))('$data in $n_bins bins has the same edges, to the bit', (one) => {
    expect(sklearnUniformEdges(keptOf(one), askedOf(one))).toEqual(one.edges.map(parseNumber));
  });
});

describe('quantile', () => {
  test.each(casesOf('quantile'))('$data in $n_bins bins has the same edges, to the bit', (one) => {
    expect(sklearnQuantileEdges(keptOf(one), askedOf(one))).toEqual(one.edges.map(parseNumber));
  });
});

const coded = cases.flatMap((one) => (one.codes === null ? [] : [{ ...one, codes: one.codes }]));

test('codes are recorded for the 6 short columns', () => {
  expect(coded).toHaveLength(48);
});

test.each(coded)('$strategy: $data in $n_bins bins has the same codes by its edges', (one) => {
  const inner = one.edges.slice(1, -1).map(Number);
  const codes = [...valuesOf(one)].map((x) =>
    inner.length === 0 ? 0 : bucketizeValue(x, Boundaries.of(inner)),
  );
  expect(codes).toEqual(one.codes);
});
