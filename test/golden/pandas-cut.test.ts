import { expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { pandasCutEdges, pandasQcutEdges } from '../../src/fit/compat/edges.ts';
import { closeOuterEdges } from '../../src/fit/compat/outer-edges.ts';
import { golden } from './golden.ts';

/** What pandas.cut and pandas.qcut of pandas 3.0.6 gave, with the edges that they used. */
interface Cut {
  readonly fn: 'cut' | 'qcut';
  readonly data: string;
  readonly bins?: number;
  readonly q?: number;
  readonly right?: boolean;
  readonly include_lowest?: boolean;
  readonly edges: readonly number[];
  readonly codes: readonly number[];
}

interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly Cut[];
}

const { data, cases } = golden<Recording>('pandas-cut.json');

/**
 * The code that pandas gives, from ours. For pandas edges are walls: what is outside of them, NaN
 * too, has the code -1, and the bins between them count from 0. For us the outer bins are open, so
 * that n edges make n + 1 bins, of which pandas has those in the middle. `include_lowest` (which
 * qcut always has) puts the lowest edge itself into the first of these.
 */
function pandasCode(x: number, { edges, ...cut }: Cut): number {
  const { right = true, include_lowest: lowest = cut.fn === 'qcut' } = cut;
  const boundaries = Boundaries.of(edges, { closed: right ? 'right' : 'left' });
  const ours = lowest && x === edges[0] ? 1 : bucketizeValue(x, boundaries);
  const isOutside = ours === 0 || ours === edges.length || Number.isNaN(x);
  return isOutside ? -1 : ours - 1;
}

test('the recording has 80 cases over 8 columns: cut on both sides, and qcut', () => {
  const count = (isOne: (one: Cut) => boolean) => cases.filter(isOne).length;
  expect(cases).toHaveLength(80);
  expect(Object.keys(data)).toHaveLength(8);
  expect(count(({ fn }) => fn === 'qcut')).toBe(16);
  expect(count(({ right }) => right === true)).toBe(32);
  expect(count(({ right }) => right === false)).toBe(32);
  expect(count((one) => one.include_lowest === true)).toBe(32);
});

test.each(cases)(
  'pandas.$fn of $data with the edges $edges, right=$right, include_lowest=$include_lowest',
  (cut) => {
    const values = data[cut.data] ?? [];
    expect(values.length).toBeGreaterThan(1);
    expect(values.map((x) => pandasCode(x, cut))).toEqual(cut.codes);
  },
);

test('the recording has values on edges of both sides, and some that are outside', () => {
  const edgeHits = (isRight: boolean) =>
    cases
      .filter(({ right = true }) => right === isRight)
      .flatMap(({ edges, data: name }) =>
        (data[name] ?? []).filter((x) => edges.slice(1, -1).includes(x)),
      ).length;
  expect(edgeHits(true)).toBeGreaterThan(20);
  expect(edgeHits(false)).toBeGreaterThan(20);
  expect(cases.filter(({ codes }) => codes.includes(-1))).toHaveLength(2);
});

test.each(cases)(
  'the edges of pandas.$fn are learned to the bit: $data, $bins$q bins, right=$right',
  ({ fn, data: name, bins = 0, q = 0, right = true, edges }) => {
    const kept = { values: Float64Array.from(data[name] ?? []), weights: undefined, rankError: 0 };
    const learn = fn === 'cut' ? pandasCutEdges : pandasQcutEdges;
    const closed = right ? 'right' : 'left';
    const learned = learn(kept, { bins: fn === 'cut' ? bins : q, method: 'linear', closed });
    expect([...new Set(learned)]).toEqual(edges);
  },
);

test.each(cases)(
  'with walls, the edges $edges of pandas.$fn give its codes by the one rule',
  ({ fn, data: name, right = true, include_lowest: lowest = fn === 'qcut', edges, codes }) => {
    const closed = right ? 'right' : 'left';
    const isOpenEdgeIn = lowest && right;
    const list = closeOuterEdges(edges, { precision: 'float64', closed, isOpenEdgeIn });
    const values = data[name] ?? [];
    // A single edge, which qcut has for a constant column, has no bin beside it.
    const reached =
      list.length === 0
        ? values.map(() => 0)
        : values.map((x) => bucketizeValue(x, Boundaries.of(list, { closed })));
    const isOutside = (count: number) => count === 0 || count === list.length;
    expect(reached.map((count) => (isOutside(count) ? -1 : count - 1))).toEqual(codes);
  },
);

const few = golden<Recording>('pandas-cut-few.json');

test('a second recording has columns of fewer distinct values than bins', () => {
  const isMore = ({ data: name, bins = 0 }: Cut) => new Set(few.data[name]).size < bins;
  expect(few.cases.filter(isMore).length).toBeGreaterThan(50);
});

test.each(few.cases)(
  'pandas.cut has these edges and codes of few values: $data, $bins bins, right=$right',
  ({ data: name, bins = 0, right = true, edges, codes }) => {
    const values = few.data[name] ?? [];
    const kept = { values: Float64Array.from(values), weights: undefined, rankError: 0 };
    const closed = right ? 'right' : 'left';
    const learned = pandasCutEdges(kept, { bins, method: 'linear', closed });
    expect(learned).toEqual(edges);
    const list = Boundaries.of(learned, { closed });
    expect(values.map((x) => bucketizeValue(x, list) - 1)).toEqual(codes);
  },
);
