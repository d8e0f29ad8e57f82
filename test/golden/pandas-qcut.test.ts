import { expect, test } from 'vitest';
import { quantile } from '../../src/fit/strategies/quantile.ts';
import { golden } from './golden.ts';

/** The edges of pandas.qcut of pandas 3.0.6: linear quantiles, with least and greatest, none twice. */
interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly {
    readonly fn: 'cut' | 'qcut';
    readonly data: string;
    readonly q?: number;
    readonly edges: readonly number[];
  }[];
}

const { data, cases } = golden<Recording>('pandas-cut.json');
const qcuts = cases.filter(({ fn }) => fn === 'qcut');

test.each(qcuts)('$q bins of $data end where those of pandas.qcut do, to the bit', (cut) => {
  const values = Float64Array.from(data[cut.data] ?? []);
  const inner = quantile.learn(
    { values, weights: undefined, rankError: 0 },
    { bins: cut.q ?? 0, method: 'linear', epsilon: 0.01, batch: 1024, kerasVersion: '3.15' },
  );
  const edges = new Set([Math.min(...values), ...inner, Math.max(...values)]);
  expect([...edges]).toEqual(cut.edges);
});
