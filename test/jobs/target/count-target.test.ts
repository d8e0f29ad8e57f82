import { describe, expect, test } from 'vitest';
import type { RawFitOptions } from '../../../src/cli/arguments/raw-options.ts';
import { targetRequestOf } from '../../../src/cli/options/target/target-request.ts';
import { CSV } from '../../../src/csv/dialect.ts';
import { collectTarget } from '../../../src/jobs/target/collect-target.ts';
import { countTarget } from '../../../src/jobs/target/count-target.ts';
import { dataOfRows } from '../../../src/jobs/target/feature-tables.ts';
import { fitTables } from '../../../src/jobs/target/fit-target.ts';
import { isSketch } from '../../../src/jobs/target/target-columns.ts';
import { isSingle, targetRulesOf } from '../../../src/jobs/target/target-request.ts';
import { cutEvery, sourceOf } from '../../support/sources.ts';

type Flags = Partial<Omit<RawFitOptions, 'target'>>;

/** A table with special and missing values of `x`, which has few values or as many as there are rows. */
function tableOf(rows: number, isFew: boolean): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const u = ((i * 7919) % 10_007) / 10_007;
    const value = isFew ? Math.floor(u * 40) : u * 40;
    const x = i % 19 === 0 ? '-999' : i % 23 === 0 ? '' : value;
    const y = i % 31 === 0 ? '' : +((i * 37) % 101 < 20 + 60 * u);
    return [x, y, (u * 100 + (i % 13)).toFixed(2), 'abc'[(i + +(u > 0.5)) % 3], 1 + (i % 3)].join();
  });
  return `x,y,amount,group,w\n${lines.join('\n')}\n`;
}

/** Few candidates, which trees do not choose among. */
const FEW: Flags = { candidates: '60' };

/** A fit in so many bytes of memory: the spec, and whether a sketch took over. */
async function fitted(target: string, flags: Flags, input: string, memory: number, size = 4096) {
  const given = { defaultNa: true, columns: ['x'], special: ['x=-999'], ...flags } as RawFitOptions;
  const request = targetRequestOf(given, target);
  const open = () => [sourceOf(input, { cuts: cutEvery(size, input) })];
  const run = { engine: 'records', threads: 1 } as const;
  const own = { memory, error: 0.01, isSingle: isSingle(request), onFull: () => {} };
  const columns = await collectTarget(request, open(), CSV, { ...run, ...own });
  const data = isSketch(columns)
    ? await countTarget(request, columns, open(), CSV, run)
    : dataOfRows(columns, targetRulesOf(request));
  const { spec, warnings } = fitTables(request, data, '0');
  return { spec, warnings, isSketched: isSketch(columns) };
}

const CASES: readonly (readonly [string, string, Flags])[] = [
  ['an event', 'y', {}],
  ['an event with weights', 'y', { weight: 'w' }],
  ['numbers', 'amount', {}],
  ['numbers with weights', 'amount', { weight: 'w' }],
  ['classes', 'group', {}],
  ['one class of texts', 'group', { event: 'b' }],
  ['required boundaries', 'y', { fix: ['x=11,20'], closed: 'right' }],
  ['float32', 'y', { precision: 'float32' }],
  ['the tree of scikit-learn', 'y', { compat: 'sklearn' }],
];

describe('a fit past the memory', () => {
  test.each(CASES)(
    'is the fit of all rows if the sketch has all values: %s',
    async (_, target, flags) => {
      const input = tableOf(4000, true);
      const [whole, counted] = [
        await fitted(target, flags, input, 2 ** 30),
        await fitted(target, flags, input, 4096),
      ];
      expect([whole.isSketched, counted.isSketched]).toEqual([false, true]);
      expect(counted.spec).toEqual(whole.spec);
      expect(counted.warnings).toEqual(whole.warnings);
    },
  );

  test.each(CASES)('counts all rows exactly between candidates: %s', async (_, target, flags) => {
    const input = tableOf(9000, false);
    const counted = await fitted(
      target,
      { bins: '4', ...(flags.compat === undefined && FEW), ...flags },
      input,
      4096,
    );
    const boundaries = counted.spec.features[0]?.boundaries as number[];
    expect(boundaries.length).toBeGreaterThan(0);
    const fixed = {
      ...flags,
      fix: [`x=${boundaries.join(',')}`],
      bins: `${boundaries.length + 1}`,
    };
    const isTree = flags.compat !== undefined;
    const { compat: __, ...others } = fixed;
    const whole = isTree
      ? {
          ...others,
          closed: 'right',
          precision: 'float32',
          minEvents: '0',
          minBin: '0',
          trend: 'none',
        }
      : { ...fixed, trend: 'none', minEvents: '0', minBin: '0' };
    const expected = await fitted(target, whole as Flags, input, 2 ** 30);
    const tables = [counted, expected].map(({ spec }) => spec.features[0]?.baseline);
    const [counts, expectedCounts] = tables.map((baseline) => ({ ...baseline, target: undefined }));
    expect(counts).toEqual(expectedCounts);
    const sums = tables.map((baseline) => baseline?.target?.bins ?? []);
    for (const [bin, sum] of (sums[0] ?? []).entries())
      expect(sum).toBeCloseTo(sums[1]?.[bin] ?? 0, 6);
    expect(expected.spec.features[0]?.boundaries).toHaveLength(boundaries.length);
    expect(counted.spec.features[0]?.fit).toMatchObject({ exact: false, rank_error: 0.01 });
    expect(counted.warnings[0]).toContain(
      '"x": more rows than --memory holds: candidates are from a sketch (ranks within 1% of the rows)',
    );
  });

  test('does not depend on the pieces of the input', async () => {
    const input = tableOf(9000, false);
    const { spec } = await fitted('y', FEW, input, 4096);
    for (const size of [997, 2_000_000]) {
      expect((await fitted('y', FEW, input, 4096, size)).spec).toEqual(spec);
    }
  });
});
