import { describe, expect, test } from 'vitest';
import { NO_SPECIAL, specialCodes } from '../../../src/core/special/special-codes.ts';
import { aggregate } from '../../../src/fit/target/aggregate.ts';
import { exactTotal } from '../../../src/fit/target/exact-sum.ts';
import { separateRows, sumsOf } from '../../../src/fit/target/separate.ts';
import { caught } from '../../support/caught.ts';

const rows = (values: number[], targets: number[], weights?: number[]) => ({
  values: Float64Array.from(values),
  targets: Float64Array.from(targets),
  weights: weights && Float64Array.from(weights),
});

const BINARY = { kind: 'binary' } as const;
const CONTINUOUS = { kind: 'continuous' } as const;

describe('the exact sum', () => {
  test('keeps the digits that plain addition loses', () => {
    expect(exactTotal([1e16, 1, -1e16])).toBe(1);
    expect(exactTotal([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toBe(1);
    expect(exactTotal([])).toBe(0);
    expect(exactTotal([1e308, 1, -1e308])).toBe(1);
  });

  test('rounds half-way cases by the lower digits', () => {
    expect(exactTotal([1, 2 ** -53, 2 ** -106])).toBe(1 + 2 ** -52);
    expect(exactTotal([1, 2 ** -53, -(2 ** -106)])).toBe(1);
    expect(exactTotal([1, 2 ** -53, 0])).toBe(1);
  });
});

describe('the table of rows', () => {
  test('counts rows and events by distinct value, ascending; -0 and 0 are one', () => {
    const table = aggregate(rows([3, 0, -0, 3, 1], [1, 0, 1, 1, 0]), BINARY);
    expect(table).toEqual({
      kind: 'binary',
      values: Float64Array.of(0, 1, 3),
      weights: Float64Array.of(2, 1, 2),
      events: Float64Array.of(1, 0, 2),
    });
  });

  test('counts each class', () => {
    const table = aggregate(rows([1, 2, 1], [2, 0, 1]), { kind: 'classes', classes: 3 });
    expect(table.kind === 'classes' && table.counts).toEqual([
      Float64Array.of(0, 1),
      Float64Array.of(1, 0),
      Float64Array.of(1, 0),
    ]);
  });

  test('is the same to the bit for any order of the rows', () => {
    const values = Array.from({ length: 300 }, (_, i) => (i * 7) % 5);
    const targets = values.map((_, i) => Math.sin(i) * 10 ** (i % 12));
    const weights = values.map((_, i) => 0.1 + ((i * 13) % 7));
    const order = [...values.keys()].sort((a, b) => ((a * 37) % 101) - ((b * 37) % 101) || b - a);
    const moved = <T>(list: T[]): T[] => order.map((i) => list[i] as T);
    for (const kind of [BINARY, CONTINUOUS]) {
      const y = kind === BINARY ? targets.map((t) => (t > 0 ? 1 : 0)) : targets;
      for (const w of [undefined, weights]) {
        expect(aggregate(rows(moved(values), moved(y), w && moved(w)), kind)).toEqual(
          aggregate(rows(values, y, w), kind),
        );
      }
    }
  });

  test('has the same bits for a weight as for repeated rows', () => {
    const values = [1, 2, 1, 3];
    const targets = [0.1, 0.7, 1e5 + 0.3, -2.2];
    const weights = [3, 1, 7, 5];
    const repeat = (list: number[]) =>
      list.flatMap((x, i) => Array<number>(weights[i] as number).fill(x));
    expect(aggregate(rows(values, targets, weights), CONTINUOUS)).toEqual(
      aggregate(rows(repeat(values), repeat(targets)), CONTINUOUS),
    );
  });

  test('keeps the squares of targets that are far from 0', () => {
    const table = aggregate(rows([1, 1, 2], [1e9, 1e9 + 1, 1e9 + 2]), CONTINUOUS);
    if (table.kind !== 'continuous') throw new Error('another kind');
    const [sum, square] = [table.sums, table.squares].map((list) => list.reduce((a, b) => a + b));
    expect((square as number) - (sum as number) ** 2 / 3).toBeCloseTo(2, 6);
  });

  test('rejects targets whose squares are infinite', async () => {
    const error = await caught(() => aggregate(rows([1], [1e200]), CONTINUOUS));
    expect(error).toMatchObject({ code: 'E_FIT', received: 1e200 });
  });
});

describe('separated rows', () => {
  test('are clean, special or missing, and those without a target are left out and counted', () => {
    const found = separateRows(
      rows([5, -999, Number.NaN, -998, 6, 7, -997], [1, 1, 0, 0, Number.NaN, 0, 1]),
      specialCodes([[-999, -997], [-998]], 'float64'),
    );
    expect([...found.clean.values]).toEqual([5, 7]);
    expect(found.special.map(({ values }) => [...values])).toEqual([[-999, -997], [-998]]);
    expect([...found.missing.targets]).toEqual([0]);
    expect(found.leftOut).toBe(1);
  });

  test('add up to the columns of a table', () => {
    const { special, missing } = separateRows(
      rows([-1, -1, 2], [1, 0, 1]),
      specialCodes([[-1]], 'float64'),
    );
    expect(sumsOf(special[0] as never, BINARY, 0)).toEqual([2, 1]);
    expect(sumsOf(missing, BINARY, 0)).toEqual([0, 0]);
    expect(sumsOf(rows([1, 2], [5, 7]), CONTINUOUS, 4)).toEqual([2, 4, 10]);
  });

  test('do not have rows without weight', () => {
    expect(separateRows(rows([1, 2], [1, 0], [0, 1]), NO_SPECIAL).leftOut).toBe(1);
  });
});
