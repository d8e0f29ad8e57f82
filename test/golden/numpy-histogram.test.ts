import { describe, expect, test } from 'vitest';
import {
  binCount,
  leastWidthOf,
  RULE_NAMES,
  type RuleName,
} from '../../src/fit/bin-count/rules.ts';
import { countBins } from '../../src/fit/boundaries/count-bins.ts';
import { finalizeBoundaries } from '../../src/fit/boundaries/finalize.ts';
import { numpyEdges } from '../../src/fit/compat/edges.ts';
import { histogramBoundaries } from '../../src/fit/histogram/histogram-boundaries.ts';
import { uniform } from '../../src/fit/strategies/uniform/uniform.ts';
import { asked, kept } from '../fit/kept.ts';
import { golden } from './golden.ts';

/** What numpy.histogram gave, by each rule and for some numbers of bins (record-bins.py). */
interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly {
    readonly data: string;
    readonly bins: RuleName | number;
    readonly edges: readonly number[];
    readonly counts: readonly number[];
  }[];
}

const { data, cases } = golden<Recording>('numpy-histogram.json');
const AS_VALUES = { precision: 'float64', closed: 'left' } as const;
const valuesOf = (name: string) => kept(data[name] ?? []);

test('the recording has every rule for some 50 columns of 1 to 300 values', () => {
  expect(cases).toHaveLength(Object.keys(data).length * (RULE_NAMES.length + 4));
  expect(Object.keys(data).length).toBeGreaterThan(50);
});

test('the recording has the 18 bins of 300 values by sqrt, and 2, 0 and 1 in thirds', () => {
  const countsOf = (name: string, bins: RuleName | number) =>
    cases.find((one) => one.data === name && one.bins === bins)?.counts;
  expect(countsOf('normal300', 'sqrt')).toHaveLength(18);
  expect(countsOf('thirds', 3)).toEqual([2, 0, 1]);
});

describe('to the bit', () => {
  test.each(cases)('numpy has the edges of $data by $bins', ({ data: name, bins, edges }) => {
    const values = valuesOf(name);
    const count =
      typeof bins === 'number' ? bins : binCount(bins, values, leastWidthOf(values.values));
    expect(numpyEdges(values, { bins: count, method: 'linear', closed: 'left' })).toEqual(edges);
  });

  test.each(cases)('hist --compat numpy has the edges and counts of $data by $bins', (one) => {
    const values = valuesOf(one.data);
    const inner = histogramBoundaries(values, one.bins, { closed: 'left', compat: 'numpy' });
    expect(inner).toEqual(one.edges.slice(1, -1));
    expect([...countBins(inner, values, AS_VALUES)]).toEqual(one.counts);
  });

  const byRule = cases.filter(({ bins }) => typeof bins === 'string');

  test.each(byRule)('hist -n $bins has the edges of $data without --compat, too', (one) => {
    const inner = histogramBoundaries(valuesOf(one.data), one.bins, {
      closed: 'left',
      compat: undefined,
    });
    expect(inner).toEqual(one.edges.slice(1, -1));
  });

  test.each(byRule)('fit -n $bins has the inner edges of $data', ({ data: name, edges, bins }) => {
    const values = valuesOf(name);
    const count = binCount(bins as RuleName, values, leastWidthOf(values.values));
    const learned = uniform.learn(values, asked({ bins: count }));
    const options = { ...AS_VALUES, duplicates: 'drop', fillsBins: false } as const;
    expect(finalizeBoundaries(learned, values, options).boundaries).toEqual(edges.slice(1, -1));
  });
});
