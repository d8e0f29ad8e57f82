import { expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { pandasQcutEdges } from '../../src/fit/compat/edges.ts';
import { closeOuterEdges } from '../../src/fit/compat/outer-edges.ts';
import { quantile } from '../../src/fit/strategies/quantile/quantile.ts';
import { kept } from '../fit/kept.ts';
import { golden } from './golden.ts';

/** What pandas.qcut(duplicates="drop") gave, a code -1 for NaN (record-bins.py). */
interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly {
    readonly data: string;
    readonly q: number;
    readonly edges: readonly number[];
    readonly codes: readonly number[];
  }[];
}

const { data, cases } = golden<Recording>('pandas-qcut.json');
const ASKED = { method: 'linear', closed: 'right' } as const;

test('the recording has 1 to 4 in 3 bins, and some 900 cases of 2 to 50 bins', () => {
  const thirds = cases.find(({ data: name, q }) => name === 'to4' && q === 3);
  expect(thirds).toMatchObject({ edges: [1, 2, 3, 4], codes: [0, 0, 1, 2] });
  expect(cases.length).toBeGreaterThan(800);
});

test.each(cases)('pandas.qcut has these edges of $data in $q bins, to the bit', (cut) => {
  const edges = pandasQcutEdges(kept(data[cut.data] ?? []), { ...ASKED, bins: cut.q });
  expect([...new Set(edges)]).toEqual(cut.edges);
});

test.each(cases)('pandas.qcut has these codes of $data in $q bins', ({ data: name, ...cut }) => {
  const values = data[name] ?? [];
  const edges = [...new Set(pandasQcutEdges(kept(values), { ...ASKED, bins: cut.q }))];
  const list = closeOuterEdges(edges, {
    precision: 'float64',
    closed: 'right',
    isOpenEdgeIn: true,
  });
  const codes = values.map((x) =>
    list.length === 0 ? -1 : bucketizeValue(x, Boundaries.of(list, { closed: 'right' })) - 1,
  );
  expect(codes).toEqual(cut.codes);
});

/** The edges of pandas.qcut of pandas 3.0.6: linear quantiles, with least and greatest, none twice. */
interface EarlierRecording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly {
    readonly fn: 'cut' | 'qcut';
    readonly data: string;
    readonly q?: number;
    readonly edges: readonly number[];
  }[];
}

const earlier = golden<EarlierRecording>('pandas-cut.json');
const qcuts = earlier.cases.filter(({ fn }) => fn === 'qcut');

test.each(qcuts)('$q bins of $data end where those of pandas.qcut do, to the bit', (cut) => {
  const values = Float64Array.from(earlier.data[cut.data] ?? []);
  const inner = quantile.learn(
    { values, weights: undefined, rankError: 0 },
    { bins: cut.q ?? 0, columns: 1, method: 'linear' },
  );
  const edges = new Set([Math.min(...values), ...inner, Math.max(...values)]);
  expect([...edges]).toEqual(cut.edges);
});
