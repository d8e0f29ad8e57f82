import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as browser from '../../src/browser.ts';
import type { RawFitOptions } from '../../src/cli/arguments/raw-options.ts';
import { fitRequestOf } from '../../src/cli/options/fit/fit-options.ts';
import { CSV } from '../../src/csv/dialect.ts';
import { type FitOptions, fit as learned, parseSpec, stringifySpec } from '../../src/index.ts';
import { collectTable } from '../../src/jobs/collect-table.ts';
import { fitCollected } from '../../src/jobs/fit-spec.ts';
import { sourceOf } from '../support/sources.ts';

type Cell = number | string | null;
type Table = Readonly<Record<string, readonly Cell[]>>;

/** What the command learns of the same table. */
async function byCommand(table: Table, flags: Partial<RawFitOptions>) {
  const names = Object.keys(table);
  const rows = (table[names[0] ?? ''] ?? []).map((_, i) => names.map((name) => table[name]?.[i]));
  const quoted = (cell: Cell | undefined) => `"${String(cell ?? '').replaceAll('"', '""')}"`;
  const csv = `${[names, ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`;
  const columns = names.filter((name) => !(flags.by ?? '').split(',').includes(name));
  const request = fitRequestOf({ defaultNa: true, columns, ...flags } as RawFitOptions);
  const collected = await collectTable(request, [sourceOf(csv)], CSV, {
    engine: 'records',
    threads: 1,
  });
  return parseSpec(stringifySpec(fitCollected(request, collected, undefined).spec));
}

/** The spec that both doors fit, as it is read again. */
function byLibrary(table: Table, options: FitOptions) {
  const { spec } = learned(table, options);
  expect(browser.fit(table, options).spec).toEqual(spec);
  return parseSpec(stringifySpec(spec));
}

const PICKED_UP = ['2026-01-03', '2026-01-31 12:00', null, '2026-02-28T23:59:59', '2026-04-01'];
const TIMES = { picked_up: [...PICKED_UP, '2025-12-31', '2026-03-29 02:30', '2026-05-05'] };
const FARES = {
  fare: [7, 9, 12, 30, 31, 3, 8, 15, null, 40, 2, 5],
  tip: [0, 1, 2, 3, 2, 1, 0, null, 4, 5, 6, 7],
  country: ['DE', 'FR', 'DE', 'FR', 'NA', 'NA', '', ' ', 'é', 'é', 'DE', 'FR'],
  year: [2025, 2025, 2026, 2026, 2025, 2025, 2026, 2026, 2025, 2026, 2025, 2026],
};

const CASES: readonly [string, Table, FitOptions, Partial<RawFitOptions>][] = [
  ['numbers', { fare: FARES.fare }, {}, {}],
  ['times', TIMES, { type: 'datetime', bins: 3 }, { type: ['datetime'], bins: '3' }],
  ['months', TIMES, { every: 'month' }, { every: 'month' }],
  [
    'months of the year in a zone',
    TIMES,
    { part: 'month', zone: 'America/New_York', strategy: 'kmeans', bins: 2 },
    { part: 'month', zone: 'America/New_York', strategy: 'kmeans', bins: '2' },
  ],
  [
    'local times of a zone with a gap',
    TIMES,
    { zone: 'Europe/Berlin', ambiguous: 'later', bins: 2 },
    { zone: 'Europe/Berlin', ambiguous: 'later', bins: '2' },
  ],
  [
    'times by a pattern',
    { day: ['03.01.2026', '04.02.2026', '05.03.2026', '06.04.2026'] },
    { timeFormat: '%d.%m.%Y', bins: 2, round: 'nice' },
    { timeFormat: '%d.%m.%Y', bins: '2', round: 'nice' },
  ],
  [
    'columns of two types',
    { wait: ['1:30:00', 'PT5M', '90s', '2:00:00'], fare: [1, 2, 3, 4] },
    { type: { wait: 'duration' }, bins: 2 },
    { type: ['wait=duration'], bins: '2' },
  ],
  [
    'styles of numbers',
    { paid: ['$1234.50', '(5)', '12.5%', '<0.05', '18-24', '3'] },
    { numbers: ['currency', 'percent', 'accounting', 'censored', 'range'], bins: 2 },
    { numbers: ['currency,percent,accounting,censored,range'], bins: '2' },
  ],
  ['groups', FARES, { by: 'country', bins: 2 }, { by: 'country', bins: '2' }],
  [
    'groups of two columns with least rows',
    FARES,
    { by: ['country', 'year'], minRows: 2, else: 'missing', bins: 2, shared: true },
    { by: 'country,year', minRows: '2', else: 'missing', bins: '2', shared: true },
  ],
  [
    'values of bins of groups',
    FARES,
    { by: 'country', output: 'mean', bins: 2 },
    { by: 'country', outputMode: 'mean', bins: '2' },
  ],
  [
    'dropped rows',
    FARES,
    { by: ['year', 'country'], missing: 'drop' },
    { by: 'year,country', missing: 'drop' },
  ],
  [
    'special codes',
    FARES,
    { by: 'country', special: [7, [8, 9]], bins: 2 },
    { by: 'country', special: ['7,8|9'], bins: '2' },
  ],
] as never;

describe('fit gives the spec of the command', () => {
  test.each(CASES)('for %s', async (_, table, options, flags) => {
    expect(byLibrary(table, options)).toEqual(await byCommand(table, flags));
  });

  test('for any table of numbers and times in groups', async () => {
    const day = fc.date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true });
    const row = fc.record({
      fare: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(null)),
      at: fc.oneof(
        day.map((date) => date.toISOString()),
        fc.constant(null),
      ),
      key: fc.constantFrom('a', 'b', 'NA', '', 'ü'),
    });
    const rows = fc.array(row, { minLength: 4, maxLength: 40 });
    const bins = fc.integer({ min: 2, max: 5 });
    const strategy = fc.constantFrom('quantile' as const, 'uniform' as const, 'kmeans' as const);
    const missing = fc.constantFrom('empty' as const, 'drop' as const, 'own' as const);
    const closed = fc.constantFrom('left' as const, 'right' as const);
    await fc.assert(
      fc.asyncProperty(rows, bins, strategy, missing, closed, async (all, count, ...words) => {
        const [how, policy, side] = words;
        const table = {
          fare: all.map(({ fare }) => fare),
          at: all.map(({ at }) => at),
          key: all.map(({ key }) => key),
        };
        const rules = { strategy: how, missing: policy, closed: side, by: 'key' };
        const flags = { ...rules, type: ['at=datetime'], bins: String(count) };
        const types = { at: 'datetime' } as const;
        let spec: ReturnType<typeof parseSpec> | undefined;
        try {
          spec = byLibrary(table, { ...rules, type: types, bins: count });
        } catch (error) {
          expect(String(error)).toMatch(/cannot be divided|has no values/);
        }
        if (spec !== undefined) expect(spec).toEqual(await byCommand(table, flags));
      }),
      { numRuns: 60 },
    );
  });
});
