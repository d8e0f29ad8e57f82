import { describe, expect, test } from 'vitest';
import type { RawFitOptions } from '../../../src/cli/arguments/raw-options.ts';
import { targetRequestOf } from '../../../src/cli/options/target/target-request.ts';
import { CSV } from '../../../src/csv/dialect.ts';
import { collectRows } from '../../../src/jobs/target/collect-target.ts';
import { fitTarget } from '../../../src/jobs/target/fit-target.ts';
import type { Feature } from '../../../src/spec/spec.ts';
import { targetLines } from '../../../src/view/target/target-lines.ts';
import { caught } from '../../support/caught.ts';
import { cutEvery, sourceOf } from '../../support/sources.ts';

/** 200 rows: the rate of 1 is 10% below x = 100 and 50% from there on. */
const ROWS = Array.from({ length: 200 }, (_, i) => {
  const y = i < 100 ? +(i % 10 === 0) : i % 2;
  return [i, y, y === 1 ? 'yes' : 'no', i * 2, ['a', 'b', 'c'][Math.floor(i / 67)], 5].join(',');
});
const HEADER = 'x,y,answer,amount,group,flat';
const MORE = [',1,yes,3,a,5', '7,,,,,5'];
const INPUT = `${[HEADER, ...ROWS, ...MORE].join('\n')}\n`;

type Flags = Partial<Omit<RawFitOptions, 'target'>>;

/** Fits in this process, with the flags as they are typed. */
async function fitted(target: string, flags: Flags = {}, input = INPUT, size = 1000) {
  const given = { defaultNa: true, columns: ['x'], ...flags } as RawFitOptions;
  const request = targetRequestOf(given, target);
  const source = sourceOf(input, { cuts: cutEvery(size, input) });
  const run = { engine: 'records', threads: 1 } as const;
  const columns = await collectRows(request, [source], CSV, run);
  const { spec, warnings } = fitTarget(request, columns, '0');
  const [first] = spec.features;
  const fit = first?.fit ?? {};
  return { spec, warnings, features: spec.features, boundaries: first?.boundaries ?? [], fit };
}

describe('fitting with a target', () => {
  test('finds where the rate changes, and counts rows without a target', async () => {
    const { boundaries, fit } = await fitted('y', { bins: '2', trend: 'ascending' });
    expect(Math.abs((boundaries[0] ?? 0) - 100)).toBeLessThanOrEqual(2);
    expect(fit).toMatchObject({ target: 'y', event: '1', rows: 201, missing: 1, no_target: 1 });
  });

  test('gives a target of texts the boundaries of the same target as numbers', async () => {
    const [numbers, words] = [await fitted('y'), await fitted('answer')];
    expect(words.boundaries).toEqual(numbers.boundaries);
    expect(words.fit).toMatchObject({ event: 'yes', target_type: 'binary' });
    expect((await fitted('answer', { event: 'no' })).fit).toMatchObject({ event: 'no' });
  });

  test('fits numbers and classes', async () => {
    const amount = await fitted('amount', { bins: '4' });
    expect(amount.boundaries).toEqual([49.5, 99.5, 149.5]);
    expect(amount.fit).toMatchObject({ target_type: 'continuous', objective: 'ss' });
    const group = await fitted('group', { minEvents: '0' });
    expect(group.boundaries).toEqual([66.5, 133.5]);
    expect(group.fit).toMatchObject({
      target_type: 'classes',
      table: { events: { a: [67, 0, 0, 1] } },
    });
  });

  test('gives a column without a boundary one bin and a warning beside others', async () => {
    const { features, warnings } = await fitted('y', { columns: ['x,flat'] });
    expect(features.map(({ boundaries }) => boundaries.length > 0)).toEqual([true, false]);
    expect(warnings).toEqual(['"flat" has one bin: it has 1 distinct value']);
  });

  test('says that rows without a weight are left out like those without a target', async () => {
    const flags = { columns: ['x'], weight: 'flat', trend: 'none' } as const;
    const light = ROWS.map((row, i) => (i < 20 ? row.replace(/5$/, '0') : row));
    const { features, fit } = await fitted('y', flags, `${HEADER}\n${light.join('\n')}\n`);
    expect(fit).toMatchObject({ no_target: 20, rows: 900 });
    const labels = ['low', 'high'];
    const lines = targetLines(features[0] as Feature, labels, { width: 100, ellipsis: '...' });
    expect(lines?.join('\n')).toContain('dropped: 20 rows without a target or weight');
  });

  test('keeps the means and medians of the bins of all columns, if the target has no mean', async () => {
    const input = `${HEADER.replace('flat', 'e')}\n${ROWS.map((row) => row.replace(/5$/, '')).join('\n')}\n`;
    const flags = { columns: ['x,e'], bins: '2', special: ['x=7'], trend: 'none' };
    const { features } = await fitted('y', flags, input);
    const [boundary = 0] = features[0]?.boundaries ?? [];
    const below = Array.from({ length: Math.ceil(boundary) }, (_, i) => i).filter((i) => i !== 7);
    const mean = below.reduce((sum, i) => sum + i, 0) / below.length;
    const named = (i: number, name: string): unknown =>
      features[i]?.values?.find((list) => list.name === name);
    expect(named(0, 'mean')).toMatchObject({ bins: [mean, expect.any(Number)], special: [7] });
    expect(named(0, 'median')).toMatchObject({ special: [7] });
    expect(features[0]?.values?.[0]?.name).toBe('woe');
    expect(named(1, 'mean')).toEqual({ name: 'mean', bins: [null] });
    const { features: ofNumbers } = await fitted('amount', { bins: '2' });
    expect(ofNumbers[0]?.values?.map(({ name }) => name)).toEqual(['mean']);
  });

  test('gives a column without values one bin beside others', async () => {
    const input = `x,e,y\n${ROWS.map((row) => row.split(',').slice(0, 2).join(',,')).join('\n')}\n`;
    const { features, warnings } = await fitted('y', { columns: ['x,e'] }, input);
    expect(features.map(({ boundaries }) => boundaries.length > 0)).toEqual([true, false]);
    expect(warnings).toEqual(['"e" has one bin: it has no values with a target']);
  });

  test('rejects columns of which none has a boundary', async () => {
    const error = await caught(() => fitted('y', { columns: ['flat'] }));
    expect(error).toMatchObject({
      code: 'E_FIT',
      message: 'cannot fit boundaries: "flat": it has 1 distinct value',
    });
  });

  test('says the nearest limit that is feasible: it is, and the next one is not', async () => {
    const error = await caught(() => fitted('y', { minEvents: '500' }));
    expect(error).toHaveProperty(
      'hint',
      expect.stringMatching(/^feasible: --min-events \d+ \(2 bins, IV 0\.\d+\)$/),
    );
    const most = Number(/--min-events (\d+)/.exec(String(error.hint))?.[1]);
    expect((await fitted('y', { minEvents: String(most) })).boundaries).toHaveLength(1);
    const more = await caught(() => fitted('y', { minEvents: String(most + 1) }));
    expect(more).toMatchObject({ code: 'E_FIT' });
  });

  test('rejects a size that the number of bins cannot meet, and says how many would', async () => {
    const error = await caught(() => fitted('y', { maxBin: '30%', bins: '2' }));
    expect(error).toHaveProperty('hint', expect.stringMatching(/^feasible: -n [4-9] \([4-9] bins/));
  });

  test('does not depend on the order of the rows or the pieces of the input', async () => {
    const { spec } = await fitted('answer');
    const mixed = `${[HEADER, ...MORE, ...ROWS.toReversed()].join('\n')}\n`;
    expect((await fitted('answer', {}, mixed, 37)).spec).toEqual(spec);
  });

  test('has the boundaries of --fix, and runs each strategy', async () => {
    expect((await fitted('y', { fix: ['x=50'] })).boundaries).toContain(50);
    for (const strategy of ['tree', 'mdlp', 'chimerge']) {
      expect((await fitted('y', { strategy })).fit).toMatchObject({ strategy });
    }
    const error = await caught(() => fitted('y', { fix: ['z=50'] }));
    expect(error).toMatchObject({ code: 'E_UNKNOWN_COLUMN' });
  });

  test('follows scikit-learn: closed right, compared in float32', async () => {
    const { spec, features } = await fitted('y', { compat: 'sklearn', bins: '2' });
    expect(spec.precision).toBe('float32');
    expect(features[0]).toMatchObject({ closed: 'right', fit: { strategy: 'tree' } });
  });

  test('counts rows by their weights', async () => {
    const text = (rows: readonly string[]): string => `x,y,w\n${rows.join('\n')}\n`;
    const rows = ROWS.map((row) => row.split(',').slice(0, 2).join(','));
    const twice = text([...rows, ...rows].map((row) => `${row},1`));
    const weighed = text(rows.map((row) => `${row},2`));
    const [one, other] = [
      await fitted('y', { weight: 'w' }, twice),
      await fitted('y', { weight: 'w' }, weighed),
    ];
    expect(other.spec).toEqual(one.spec);
  });
});
