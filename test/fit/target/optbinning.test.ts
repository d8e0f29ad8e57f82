import { describe, expect, test } from 'vitest';
import { learnWithTarget } from '../../../src/fit/target/learn.ts';
import type { Objective, Shape } from '../../../src/fit/target/options.ts';
import { CASES, type GoldenCase, tableOf } from './golden.ts';

type Run = GoldenCase['optbinning'][number];

/** The trend of a run; the one that was chosen, if it was free to choose. */
function trendOf({ params, auto_trend }: Run): Shape {
  const asked = params['monotonic_trend'];
  if (asked === null) return 'none';
  return (asked === undefined ? auto_trend : asked) as Shape;
}

/** What a run's intervals are worth by its own objective, over the clean rows. */
function worthOf({ table, splits }: Run, objective: Objective): number {
  const rows = table.rows.slice(0, splits.length + 1);
  const total = (name: 'Event' | 'Non-event'): number => rows.reduce((sum, r) => sum + r[name], 0);
  const [allEvents, allOthers] = [total('Event'), total('Non-event')];
  if (rows.length === 1) return 0;
  return rows.reduce((sum, row) => {
    const [p, q] = [row.Event / allEvents, row['Non-event'] / allOthers];
    if (objective === 'iv') return sum + (p - q) * Math.log(p / q);
    const middle = (p + q) / 2;
    return sum + (p * Math.log(p / middle) + q * Math.log(q / middle)) / 2;
  }, 0);
}

/** Cases that take a second at most; the others differ in their size. */
const binary = CASES.filter(({ case: { target }, x }) => target === 'binary' && x.length <= 600);

describe.each(binary)('golden case $name', (golden) => {
  const table = tableOf(golden);
  const runs = golden.optbinning.map((run) => ({ run, name: JSON.stringify(run.params) }));

  test.each(runs)('has at least the value of optbinning with $name', ({ run }) => {
    const { params } = run;
    const objective = params['divergence'] === 'js' ? 'js' : 'iv';
    const number = (name: string, otherwise: number): number => Number(params[name] ?? otherwise);
    const share = Math.max(number('min_prebin_size', 0.05), number('min_bin_size', 0));
    const result = learnWithTarget(table, {
      objective,
      trend: trendOf(run),
      bins: number('max_n_bins', number('max_n_prebins', 20)),
      minBin: { rows: Math.min(Math.ceil(share * golden.x.length), golden.n_clean) },
      minEvents: 1,
      minDifference: number('min_event_rate_diff', 0),
      maxP: number('max_pvalue', 1),
    });
    if (result.kind === 'infeasible') throw new Error('infeasible');
    const wanted = worthOf(run, objective);
    expect(result.how.value).toBeGreaterThanOrEqual(wanted - 1e-9 * Math.max(1, wanted));
  });
});
