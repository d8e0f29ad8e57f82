import { expect, test } from 'vitest';
import type { QuantileMethod } from '../../src/fit/quantiles/methods.ts';
import { quantiles } from '../../src/fit/quantiles/quantiles.ts';
import { quantile } from '../../src/fit/strategies/quantile/quantile.ts';
import { golden } from './golden.ts';

/** What KBinsDiscretizer of scikit-learn 1.9 learned. Edges are texts, since some are infinite. */
interface Learned {
  readonly data: string;
  readonly n_bins: number;
  readonly strategy: string;
  readonly quantile_method: QuantileMethod | null;
  readonly edges: readonly string[];
}

interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly Learned[];
}

const { data, cases } = golden<Recording>('sklearn-kbins.json');

/** A column of one value has no edges there but the infinite ones. */
const learned = cases.filter(
  ({ strategy, data: name }) => strategy === 'quantile' && name !== 'const',
);

const keptOf = ({ data: name }: Learned) => ({
  values: Float64Array.from(data[name] ?? []),
  weights: undefined,
  rankError: 0,
});
const methodOf = (one: Learned) => one.quantile_method ?? 'linear';

/** scikit-learn leaves an edge out that is not 1e-8 above the one before it. */
function wideOnes(edges: readonly number[]): number[] {
  return edges.filter((edge, i) => i === 0 || edge - (edges[i - 1] as number) > 1e-8);
}

test('the recording has quantile edges of 7 columns', () => {
  expect(new Set(learned.map((one) => one.data)).size).toBe(7);
  expect(learned.length).toBeGreaterThanOrEqual(28);
});

test.each(learned)('$n_bins bins of $data by $quantile_method end where they do there', (one) => {
  const { n_bins: n, edges } = one;
  // Its percentiles are np.linspace(0, 100, n + 1), of which numpy takes the hundredths.
  const qs = Array.from({ length: n + 1 }, (_, i) => (i === n ? 1 : (i * (100 / n)) / 100));
  expect(wideOnes(quantiles(keptOf(one), qs, methodOf(one)))).toEqual(edges.map(Number));
});

test.each(learned)(
  'our $n_bins bins of $data by $quantile_method are the same, but for rounding',
  (one) => {
    const asked = { bins: one.n_bins, columns: 1, method: methodOf(one) };
    const inner = quantile.learn(keptOf(one), asked);
    const { values } = keptOf(one);
    const ours = wideOnes([Math.min(...values), ...inner, Math.max(...values)]);
    expect(ours).toHaveLength(one.edges.length);
    for (const [i, edge] of ours.entries()) expect(edge).toBeCloseTo(Number(one.edges[i]), 12);
  },
);
