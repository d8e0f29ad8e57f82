import { expect, test } from 'vitest';
import { binCount, RULE_NAMES, type RuleName } from '../../src/fit/bin-count/rules.ts';
import { numpyEdges } from '../../src/fit/compat/edges.ts';
import { uniform } from '../../src/fit/strategies/uniform/uniform.ts';
import { asked, kept } from '../fit/kept.ts';
import { golden } from './golden.ts';

/** What numpy.histogram_bin_edges of numpy 2.4.6 gave for each rule. */
interface Recording {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly edges: Readonly<Record<string, Readonly<Record<RuleName, readonly number[]>>>>;
}

const { data, edges } = golden<Recording>('numpy-edges.json');

/** This column was of an integer type in numpy, which makes no bins that are narrower than 1. */
const leastWidth = (name: string): number => (name === 'skew' ? 1 : 0);

const cases = Object.entries(edges).flatMap(([name, rules]) =>
  RULE_NAMES.map((rule) => ({ name, rule, edges: rules[rule] })),
);

test('the recording has every rule for 8 columns', () => {
  expect(cases).toHaveLength(64);
  expect(cases.every((one) => one.edges.length >= 2)).toBe(true);
});

test.each(cases)('$rule finds as many bins for $name, at the same edges to the bit', (one) => {
  const values = kept(data[one.name] ?? []);
  const bins = binCount(one.rule, values, leastWidth(one.name));
  expect(numpyEdges(values, { bins, method: 'linear', closed: 'left' })).toEqual(one.edges);
});

test.each(cases)('uniform has the inner edges of $name by $rule', (one) => {
  const values = kept(data[one.name] ?? []);
  const bins = binCount(one.rule, values, leastWidth(one.name));
  expect(uniform.learn(values, asked({ bins }))).toEqual(one.edges.slice(1, -1));
});
