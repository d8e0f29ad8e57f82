import { describe, expect, test } from 'vitest';
import { codeReader, distinctCodes } from '../../../src/column-types/code-reader.ts';
import { columnType } from '../../../src/column-types/registry.ts';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { POINT } from '../../../src/core/cells/notation.ts';
import { binOf, codesOf } from '../../../src/core/codes.ts';
import { specialLabel } from '../../../src/core/special/special-codes.ts';
import { specialFault } from '../../../src/core/special/special-fault.ts';
import { caught } from '../../support/caught.ts';

const LIST = Boundaries.of([0, 10]).withSpecial([[-999], [-998, 1e9]]);

describe('special codes', () => {
  test('have bins after the intervals, and missing values come after them', () => {
    const column = Float64Array.of(-999, -998, 1e9, -1000, 5, NaN, 10);
    expect([...codesOf(column, LIST, 'own').codes]).toEqual([3, 4, 4, 0, 1, 5, 2]);
    expect([...codesOf(column, LIST, 'last').codes]).toEqual([3, 4, 4, 0, 1, 2, 2]);
    expect([...column.filter((x) => !Number.isNaN(x))].map((x) => binOf(x, LIST))).toEqual([
      3, 4, 4, 0, 1, 2,
    ]);
  });

  test('are not outside of closed outer edges', () => {
    const closed = Boundaries.of([0, 10], { outside: 'missing' }).withSpecial([[-999]]);
    const { codes, outside } = codesOf(Float64Array.of(-999, -1, 5), closed, 'empty');
    expect([...codes]).toEqual([1, 2, 0]);
    expect(outside).toBe(1);
  });

  test('are compared in the precision of the list, and -0 is 0', () => {
    const single = Boundaries.of([10], { precision: 'float32' }).withSpecial([[0.1]]);
    expect([...codesOf(Float64Array.of(Math.fround(0.1), 0.1, 0.11), single, 'own').codes]).toEqual(
      [2, 2, 0],
    );
    const zero = Boundaries.of([10]).withSpecial([[0]]);
    expect([...codesOf(Float64Array.of(-0, 0, 1), zero, 'own').codes]).toEqual([2, 2, 0]);
  });

  test('are named by their numbers', () => {
    expect([0, 1].map((index) => specialLabel(LIST.special, index))).toEqual([
      '-999',
      '-998|1000000000',
    ]);
  });

  test.each([
    [[['inf']], 'special codes are finite numbers or words; one is "inf"'],
    [[['NaN']], 'special codes are finite numbers or words; one is "NaN"'],
    [[[' ']], 'a special code is empty, but empty cells are missing values'],
    [[['x'], ['x ']], 'the special code x is there twice'],
    [[['-1.0'], [-1]], 'the special code -1 is there twice'],
    [[[null]], 'special codes are finite numbers or words; one is null'],
    [[[1], [1]], 'the special code 1 is there twice'],
    [[[]], 'a special bin has no code'],
    [[[0.1, Math.fround(0.1)]], 'the special code 0.10000000149011612 is there twice'],
  ])('are rejected: %j', (bins, fault) => {
    expect(specialFault(bins, 'float32')).toBe(fault);
  });

  test.each([
    [
      'duration',
      [['90s'], ['0:01:30']],
      'the special code 0:01:30, also written 90s, is there twice',
    ],
    [
      'duration',
      [['1m30s', 'PT90S']],
      'the special code PT90S, also written 1m30s, is there twice',
    ],
    [
      'datetime',
      [['2026-01-05', '2026-01-05T00:00Z']],
      'the special code 2026-01-05T00:00Z, also written 2026-01-05, is there twice',
    ],
    ['number', [['$5'], [5]], 'the special code 5, also written $5, is there twice'],
  ] as const)('that are one in a column are refused: of type %s, %j', async (type, bins, fault) => {
    const numbers = type === 'number' ? (['currency'] as const) : undefined;
    const read = codeReader(columnType({ type, ...(numbers && { numbers }) }, POINT), POINT);
    expect(specialFault(bins, 'float64', read)).toBe(fault);
    const error = await caught(() => distinctCodes(bins, 'float64', read));
    expect(error).toMatchObject({ code: 'E_USAGE', message: fault });
  });
});
