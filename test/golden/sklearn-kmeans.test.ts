import { expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { sklearnKmeansEdges } from '../../src/fit/compat/edges.ts';
import type { Sample } from '../../src/fit/sample.ts';
import { golden } from './golden.ts';

/**
 * What KBinsDiscretizer(encode="ordinal", strategy="kmeans", subsample=None) of scikit-learn 1.9.1 gave,
 * in some cases with sample_weight; edges as the text that Python wrote.
 */
interface Binned {
  readonly data: string;
  readonly n_bins: number;
  readonly weights?: readonly number[];
  readonly edges: readonly string[];
  readonly codes: readonly number[];
  readonly n_bins_: number;
}

interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly Binned[];
}

const { data, cases } = golden<Recording>('sklearn-kmeans.json');

function keptOf({ data: name, weights }: Binned): Sample {
  return {
    values: Float64Array.from(data[name] ?? []),
    weights: weights === undefined ? undefined : Float64Array.from(weights),
    rankError: 0,
  };
}

const askedOf = ({ n_bins: bins }: Binned) => ({ bins, method: 'linear', closed: 'left' }) as const;

const varied = cases.filter(({ n_bins_: made }) => made > 1);

test('the recording has 31 cases, 6 of them with weights and 4 of a single distinct value', () => {
  expect(cases).toHaveLength(31);
  expect(cases.filter(({ weights }) => weights !== undefined)).toHaveLength(6);
  expect(cases.length - varied.length).toBe(4);
});

test.each(cases)('scikit-learn has the same codes for $data in $n_bins bins', (one) => {
  const inner = sklearnKmeansEdges(keptOf(one), askedOf(one)).slice(1, -1);
  expect(inner).toHaveLength(one.n_bins_ - 1);
  const codes = (data[one.data] ?? []).map((x) =>
    inner.length === 0 ? 0 : bucketizeValue(x, Boundaries.of(inner)),
  );
  expect(codes).toEqual(one.codes);
});

test.each(varied)('scikit-learn has the same edges for $data in $n_bins bins', (one) => {
  const edges = sklearnKmeansEdges(keptOf(one), askedOf(one));
  expect(edges).toEqual(one.edges.map((edge) => expect.closeTo(Number(edge), 9)));
});
