import { describe, expect, test } from 'vitest';
import { POINT } from '../../src/core/cells/notation.ts';
import { bytesOf } from '../../src/csv/byte-string.ts';
import { type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import { type BinPlan, planBins } from '../../src/plan/bin-plan.ts';
import { type BinRequest, requestFor } from '../../src/plan/bin-request.ts';
import { chooseColumns } from '../../src/plan/choose.ts';
import { cellRules } from '../../src/plan/read-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { caught } from '../support/caught.ts';

interface Given {
  readonly header?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly asked?: Partial<BinRequest>;
  readonly dialect?: DialectOptions;
}

function plan(spec: unknown, given: Given = {}): BinPlan {
  const { header = ['a', 'é', 'note'], rows = [['1', '2', 'x']], asked, dialect: signs } = given;
  const dialect = resolveDialect(signs);
  const request = { ...requestFor(parseSpec(spec)), ...asked };
  const names = { header, headerBytes: dialect.header ? header.map(bytesOf) : header };
  const rules = cellRules(request.spec, dialect);
  return planBins(request, names, rules, () => chooseColumns(rows, header, rules, dialect));
}

describe('a plan', () => {
  const features = [
    { name: 'f', columns: ['é', 'a'], boundaries: [0, 1], output: 'count', closed: 'right' },
  ];
  const spec = { version: 1, precision: 'float32', missing: 'own', invalid: 'drop', features };

  test('is all that an engine needs, as data', () => {
    const { features: planned, ...rest } = plan({ ...spec, na_values: ['é'], default_na: false });
    expect(rest).toEqual({
      keyColumns: [-1],
      columns: [
        { position: 1, name: 'é', role: 'feature' },
        { position: 0, name: 'a', role: 'feature' },
      ],
      rules: {
        naValues: new Set(['\xc3\xa9']),
        naNumbers: new Set(),
        notation: POINT,
        missing: 'own',
        invalid: 'drop',
      },
      layout: {
        segments: [
          { kind: 'feature', feature: 0 },
          { kind: 'keep', from: 2, to: 3 },
        ],
        header: ['f_0', 'f_1', 'f_2', 'f_3', 'note'],
        sources: [undefined, undefined, undefined, undefined, 2],
      },
      choice: undefined,
    });
    expect(planned).toMatchObject([
      {
        name: 'f',
        boundaries: { precision: 'float32', closed: 'right' },
        missing: 'own',
        bins: { depth: 4 },
      },
    ]);
  });

  test('is frozen', () => {
    expect(Object.isFrozen(plan(spec))).toBe(true);
  });

  test('reads the columns of its features one feature after the other', () => {
    const { columns } = plan({ note: [1], a: [1] });
    expect(columns.map(({ name }) => name)).toEqual(['note', 'a']);
  });

  test('has the choice of columns, if they were chosen', () => {
    const { columns, choice } = plan([0]);
    expect(columns.map(({ position }) => position)).toEqual([0, 1]);
    expect(choice).toEqual({
      rows: 1,
      chosen: [0, 1],
      leftOut: [{ name: 'note', reason: '"x" in row 1 is not a number' }],
    });
    expect(plan([0], { asked: { columns: 'a' } }).choice).toBeUndefined();
  });

  test('leaves all columns as they are where there are no rows to choose by', () => {
    const { features: none, columns, layout } = plan([0], { rows: [] });
    expect([none, columns]).toEqual([[], []]);
    expect(layout.segments).toEqual([{ kind: 'keep', from: 0, to: 3 }]);
  });

  test('has names 1 to n for columns without a header', () => {
    const { layout } = plan([0], {
      header: ['1', '2'],
      rows: [['5', '6']],
      dialect: { header: false },
      asked: { append: true },
    });
    expect(layout.header).toEqual(['1', '2', '1_bin', '2_bin']);
  });

  test('is not made where things do not fit together', async () => {
    const codes: unknown[] = [];
    for (const [wrong, given] of [
      [{ b: [0] }, {}],
      [{ a: [0] }, { header: ['a', 'a'] }],
      [{ a: [0] }, { asked: { columns: 'note' } }],
      [[0], { rows: [['x', 'y', 'z']] }],
      [{ a: [0] }, { asked: { append: true, suffix: '' } }],
      [{ a: [0] }, { asked: { lists: [{ columns: undefined, boundaries: [1, 1] }] } }],
    ] as const) {
      codes.push((await caught(() => plan(wrong, given))).code);
    }
    expect(codes).toEqual([
      'E_UNKNOWN_COLUMN',
      'E_AMBIGUOUS_COLUMN',
      'E_COLUMNS',
      'E_COLUMNS',
      'E_NAME_TAKEN',
      'E_BOUNDARIES',
    ]);
  });
});

describe('how cells are read', () => {
  test('follows the spec, with the default missing-value strings', () => {
    const { naValues, naNumbers, ...rest } = cellRules(parseSpec({ a: [0] }), POINT);
    expect(rest).toEqual({ notation: POINT, missing: 'empty', invalid: 'error' });
    expect(['', 'NA', 'null', 'NaN'].every((word) => naValues.has(word))).toBe(true);
    expect(naNumbers.size).toBe(0);
  });

  test('is in the notation of the file, its sign held as the cells are', () => {
    const spec = parseSpec({ a: [0] });
    const { notation } = cellRules(spec, { decimal: ',', thousands: '\u00a0' });
    expect(notation).toEqual({ decimal: ',', thousands: '\xc2\xa0' });
  });

  test('has its own missing cells besides, or alone', () => {
    const own = { boundaries: [0], na_values: ['-99'] };
    const both = cellRules(parseSpec(own), POINT).naValues;
    expect([both.has('-99'), both.has('NA')]).toEqual([true, true]);
    const alone = cellRules(parseSpec({ ...own, default_na: false }), POINT);
    expect([...alone.naValues]).toEqual(['-99']);
    expect([...alone.naNumbers]).toEqual([-99]);
  });
});
