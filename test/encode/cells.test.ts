import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import type { MissingPolicy } from '../../src/core/missing.ts';
import { binTable } from '../../src/encode/bin-table.ts';
import { cellTable, cellText } from '../../src/encode/cells.ts';
import type { OutputMode } from '../../src/encode/mode.ts';
import { OUTPUT_MODES } from '../../src/encode/registry.ts';

const boundaries = Boundaries.of([0, 1]);

describe('binsOf', () => {
  test.each<[MissingPolicy, number]>([
    ['empty', 3],
    ['own', 4],
    ['last', 3],
    ['drop', 3],
    ['error', 3],
  ])('under "%s" two boundaries make %i bins', (policy, depth) => {
    expect(binTable(boundaries, policy).depth).toBe(depth);
  });

  test('labels bins by their intervals', () => {
    const { label } = binTable(boundaries, 'empty');
    expect([0, 1, 2].map(label)).toEqual(['(-inf, 0)', '[0, 1)', '[1, +inf)']);
  });

  test("the bin of missing values is labelled 'missing'", () => {
    expect(binTable(boundaries, 'own').label(3)).toBe('missing');
  });

  test("the spec's own labels win, the one for missing values too", () => {
    const { label } = binTable(boundaries, 'own', {
      labels: ['low', '', 'high', 'unknown'],
    });
    expect([0, 1, 2, 3].map(label)).toEqual(['low', '', 'high', 'unknown']);
  });
});

describe('cellText', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [12, '12'],
    ['', ''],
    ['[0, 1)', '[0, 1)'],
    [null, ''],
  ])('%j is written "%s"', (value, text) => {
    expect(cellText(value)).toBe(text);
  });
});

describe('cellTable', () => {
  test('has the cells of every code, and never a 0.0 or a 1.0', () => {
    const cells = cellTable(OUTPUT_MODES.one_hot, binTable(boundaries, 'empty'));
    expect([0, 1, 2].map(cells)).toEqual([
      ['1', '0', '0'],
      ['0', '1', '0'],
      ['0', '0', '1'],
    ]);
  });

  test.each([
    ['int', ['0'], ['']],
    ['label', ['(-inf, 0)'], ['']],
    ['one_hot', ['1', '0', '0'], ['0', '0', '0']],
  ] as const)('in mode %s, bin 0 is %j and missing without a bin is %j', (mode, first, missing) => {
    const cells = cellTable(OUTPUT_MODES[mode], binTable(boundaries, 'empty'));
    expect(cells(0)).toEqual(first);
    expect(cells(3)).toEqual(missing);
  });

  test.each([
    ['int', ['3']],
    ['label', ['missing']],
    ['one_hot', ['0', '0', '0', '1']],
  ] as const)('in mode %s, missing with a bin of its own is %j', (mode, missing) => {
    expect(cellTable(OUTPUT_MODES[mode], binTable(boundaries, 'own'))(3)).toEqual(missing);
  });

  test('creates an entry once, on first use', () => {
    const made: number[] = [];
    const values: OutputMode['values'] = (code) => {
      made.push(code);
      return [code];
    };
    const cells = cellTable({ ...OUTPUT_MODES.int, values }, binTable(boundaries, 'empty'));
    expect(made).toEqual([]);
    expect([cells(2), cells(2), cells(0), cells(2)]).toEqual([['2'], ['2'], ['0'], ['2']]);
    expect(made).toEqual([2, 0]);
  });
});
