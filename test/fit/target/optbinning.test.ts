import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { learnWithTarget } from '../../../src/fit/target/learn.ts';
import type { Objective, Shape } from '../../../src/fit/target/options.ts';
import { CASES, type GoldenCase, tableOf } from './golden.ts';

type Run = GoldenCase['optbinning'][number];

/** Python with optbinning, or the one of the PATH. */
const PYTHON = process.env['DISCRETIZE_PYTHON'] ?? 'python3';
const SCRIPT = resolve(import.meta.dirname, '../../golden/target/run-optbinning.py');

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

/** Fails if bins by the limits and the trend of a run are worth less than the run's. */
function expectAsGood(golden: GoldenCase, run: Run): void {
  const { params } = run;
  const objective = params['divergence'] === 'js' ? 'js' : 'iv';
  const number = (name: string, otherwise: number): number => Number(params[name] ?? otherwise);
  const share = Math.max(number('min_prebin_size', 0.05), number('min_bin_size', 0));
  const result = learnWithTarget(tableOf(golden), {
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
}

/** Cases of which all runs take a second at most; of the others, the defaults and the narrowest limits do. */
const SMALL = 600;
const BINARY = CASES.filter(({ case: { target } }) => target === 'binary');

function runsOf({ x, optbinning }: GoldenCase): readonly Run[] {
  if (x.length <= SMALL) return optbinning;
  return optbinning.filter(
    ({ params }) => Object.keys(params).length === 0 || params['min_bin_size'] !== undefined,
  );
}

describe.each(BINARY)('golden case $name', (golden) => {
  const runs = runsOf(golden).map((run) => ({ run, name: JSON.stringify(run.params) }));

  test.each(runs)('has at least the value that optbinning had with $name', ({ run }) =>
    expectAsGood(golden, run),
  );
});

describe('the optbinning that is installed', () => {
  const isHere = spawnSync(PYTHON, ['-c', 'import optbinning']).status === 0;
  // A skipped test is listed with this name.
  const title = isHere ? '' : ` (skipped: ${PYTHON} -c 'import optbinning' fails here)`;

  test.skipIf(!isHere)(
    `has no greater value in any golden case${title}`,
    () => {
      const cases = BINARY.map((golden) => ({ golden, runs: runsOf(golden) }));
      const input = cases.map(({ golden: { x, y, special_codes }, runs }) => {
        return { x, y, special_codes, params: runs.map(({ params }) => params) };
      });
      const options = {
        input: JSON.stringify(input),
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      } as const;
      const { stdout, stderr, status } = spawnSync(PYTHON, [SCRIPT], options);
      expect(status, stderr).toBe(0);
      const found = JSON.parse(stdout) as readonly (readonly Run[])[];
      expect(found.map((runs) => runs.length)).toEqual(cases.map(({ runs }) => runs.length));
      for (const [i, { golden }] of cases.entries()) {
        for (const run of found[i] ?? []) expectAsGood(golden, run);
      }
    },
    600_000,
  );
});
