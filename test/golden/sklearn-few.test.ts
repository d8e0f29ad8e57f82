import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import {
  sklearnKmeansEdges,
  sklearnQuantileEdges,
  sklearnUniformEdges,
} from '../../src/fit/compat/edges.ts';
import { kept } from '../fit/kept.ts';
import { caught } from '../support/caught.ts';
import { golden } from './golden.ts';

/**
 * What KBinsDiscretizer(encode="ordinal", subsample=None) gave for columns of few distinct values, mostly
 * fewer than bins (record-bins.py). Null for the edges -inf and inf of a constant column.
 */
interface Binned {
  readonly data: string;
  readonly strategy: 'uniform' | 'quantile' | 'kmeans';
  readonly bins: number;
  readonly edges: readonly number[] | null;
  readonly codes: readonly number[];
  /** Whether scikit-learn's own result depends on the processor: on how numpy orders equal distances. */
  readonly varies?: true;
}

interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly Binned[];
}

const { data, cases } = golden<Recording>('sklearn-few.json');
const EDGES = {
  uniform: sklearnUniformEdges,
  quantile: sklearnQuantileEdges,
  kmeans: sklearnKmeansEdges,
};

function edgesOf({ data: name, strategy, bins }: Binned): readonly number[] {
  const asked = { bins, method: 'averaged_inverted_cdf', closed: 'left' } as const;
  return EDGES[strategy](kept(data[name] ?? []), asked);
}

const repeats = ({ edges, strategy }: Binned): boolean =>
  strategy === 'uniform' && edges !== null && new Set(edges).size < edges.length;
const held = cases.filter((one) => !repeats(one) && !one.varies);
const repeated = cases.filter(repeats);

test('the recording has hundreds of cases, most with more bins than distinct values', () => {
  const isMore = ({ data: name, bins }: Binned): boolean => new Set(data[name]).size < bins;
  expect(cases.length).toBeGreaterThan(400);
  expect(cases.filter(isMore).length).toBeGreaterThan(250);
  expect(cases.filter(({ varies }) => varies).length).toBeLessThan(10);
});

describe.each(['uniform', 'quantile', 'kmeans'] as const)('%s', (strategy) => {
  const own = held.filter((one) => one.strategy === strategy);

  test.each(own)('gives the edges and codes of $data in $bins bins', (one) => {
    const edges = edgesOf(one);
    const there = one.edges ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(edges).toEqual(
      strategy === 'kmeans' ? there.map((edge) => expect.closeTo(edge, 12)) : there,
    );
    const inner = edges.slice(1, -1);
    const codes = (data[one.data] ?? []).map((x) =>
      inner.length === 0 ? 0 : bucketizeValue(x, Boundaries.of(inner)),
    );
    expect(codes).toEqual(one.codes);
  });
});

test.each(repeated)('does not repeat the edges of $data in $bins bins', async (one) => {
  const error = await caught(() => edgesOf(one));
  expect(error.code).toBe('E_FIT');
  expect(error.message).toContain('scikit-learn repeats edges');
  expect(error.hint).toContain('use fewer bins');
});

test('the edges of a few units in the last place repeat there', () => {
  expect(new Set(repeated.map(({ data: name }) => name))).toEqual(new Set(['ulps', 'neighbors']));
});
