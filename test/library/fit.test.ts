import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  discretizer,
  type FitOptions,
  fit as learned,
  parseSpec,
  stringifySpec,
} from '../../src/index.ts';
import { caught } from '../support/caught.ts';

const codesOf = (
  made: ReturnType<typeof learned>,
  values: Float64Array | readonly number[],
): number[] => {
  const [first] = made.transform(Array.from(values, (value) => [value]));
  return (first?.values ?? []).map((row) => row[0] as number);
};

/** How many of the values each bin has, by what applies the spec. */
function countsOf(made: ReturnType<typeof learned>, values: readonly number[]): number[] {
  const counts = Array<number>((made.spec.features[0]?.boundaries.length ?? 0) + 1).fill(0);
  for (const code of codesOf(made, values)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('fit', () => {
  test('of one column gives a discretizer for any columns', () => {
    const made = learned([1, 2, 3, 4, 5, 6, null, undefined, Number.NaN], { bins: 3 });
    expect(made.spec.features).toMatchObject([{ boundaries: [2.667, 4.333], columns: undefined }]);
    expect(made.spec.features[0]?.fit).toMatchObject({
      strategy: 'quantile',
      bins_asked: 3,
      rows: 9,
      missing: 3,
      counts: [2, 2, 2],
    });
    expect(
      made.transform([
        [2, 3],
        [6, 1],
      ])[0]?.values,
    ).toEqual([
      [0, 1],
      [2, 0],
    ]);
  });

  test('of columns by their names gives each its list, or all of them one', () => {
    const columns = { fare: [7, 9, 12, 30], tip: Float64Array.of(0, 1, 2, 3) };
    const options = { strategy: 'uniform', bins: 2, closed: 'right', output: 'label' } as const;
    expect(learned(columns, options).spec.features).toMatchObject([
      { columns: ['fare'], boundaries: [18.5], closed: 'right', output: 'label' },
      { columns: ['tip'], boundaries: [1.5] },
    ]);
    expect(learned(columns, { ...options, shared: true }).spec.features).toMatchObject([
      { columns: ['fare', 'tip'], boundaries: [15] },
    ]);
  });

  test('gives a spec that can be written and read', () => {
    const { spec } = learned({ a: [1, 2, 3] }, { bins: 2, precision: 'float32' });
    expect(parseSpec(stringifySpec(spec))).toEqual(spec);
  });

  test('weighs rows', () => {
    const options = { strategy: 'kmeans', bins: 2, weights: [1, 1, 0] } as const;
    const { spec } = learned({ a: [1, 2, 9] }, options);
    expect(spec.features).toMatchObject([{ boundaries: [1.5], fit: { weight: 2 } }]);
    const shared = learned({ a: [1, 2, 9], b: [1, 4, 9] }, { ...options, shared: true });
    expect(shared.spec.features).toMatchObject([{ boundaries: [3], fit: { weight: 4 } }]);
  });

  test('learns from a sketch with a stated error, and by a rule', () => {
    const values = Float64Array.from({ length: 20_000 }, (_, i) => i);
    const sketch = learned(values, { bins: 2, sketch: 0.01 }).spec.features[0];
    expect(sketch?.fit).toMatchObject({ rank_error: 0.01 });
    expect(Math.abs((sketch?.boundaries[0] ?? 0) - 10_000)).toBeLessThan(201);
    const ruled = learned(values.subarray(0, 100), { bins: 'sqrt' }).spec.features[0];
    expect(ruled?.fit).toMatchObject({ strategy: 'uniform', bins: 10, bins_by_rule: 10 });
  });

  test('leaves the arrays as they are', () => {
    const values = Float64Array.of(3, 1, 2, Number.NaN);
    learned(values, { bins: 2 });
    expect(values).toEqual(Float64Array.of(3, 1, 2, Number.NaN));
  });

  test.each<[string, Parameters<typeof learned>, string, string]>([
    ['one value', [[5, 5]], 'E_FIT', '"values" cannot be divided (all values are 5)'],
    ['no values', [[null]], 'E_FIT', '"values" has no values'],
    ['no columns', [{}], 'E_COLUMNS', 'missing columns'],
    [
      'columns of two lengths',
      [{ a: [1], b: [1, 2] }],
      'E_RAGGED_ROW',
      'column "b" has 2 values, not 1',
    ],
    ['text', [{ a: ['1'] as never }], 'E_NOT_A_NUMBER', 'column "a": "1" is not a number'],
    ['one bin', [[1, 2], { bins: 1 }], 'E_USAGE', 'invalid option bins: 1'],
    ['a wrong rule', [[1, 2], { bins: 'x' as never }], 'E_USAGE', 'invalid option bins: "x"'],
    [
      'a wrong strategy',
      [[1], { strategy: 'x' as never }],
      'E_USAGE',
      'invalid option strategy: "x"',
    ],
    ['a wrong method', [[1], { method: 'x' as never }], 'E_USAGE', 'invalid option method: "x"'],
    ['a wrong side', [[1], { closed: 'x' as never }], 'E_USAGE', 'invalid option closed: "x"'],
    [
      'a rule for kmeans',
      [[1, 2], { bins: 'fd', strategy: 'kmeans' }],
      'E_USAGE',
      'cannot use bins fd with strategy kmeans',
    ],
    [
      'bins beside the width that decides them',
      [[1, 2], { bins: 3, width: 2 }],
      'E_USAGE',
      'cannot use bins with strategy width',
    ],
    [
      'a width of bins that another strategy makes',
      [[1, 2], { strategy: 'uniform', width: 2 }],
      'E_USAGE',
      'width needs strategy width',
    ],
    [
      'values outside that are missing where missing rows are dropped',
      [[1, 2], { outside: 'missing', missing: 'drop' }],
      'E_USAGE',
      'cannot use outside missing with missing drop',
    ],
    [
      'values outside that are missing where these are an error',
      [
        { a: [1, 2, 3], b: [4, 5, 6] },
        { outside: 'missing', missing: 'error' },
      ],
      'E_USAGE',
      'cannot use outside missing with missing error',
    ],
    ['a wrong error', [[1, 2], { sketch: 2 }], 'E_USAGE', 'invalid option sketch: 2'],
    ['weights too few', [[1, 2], { weights: [1] }], 'E_FIT', 'there are 1 weights for 2 rows'],
    ['a negative weight', [[1, 2], { weights: [1, -1] }], 'E_FIT', 'invalid weight: -1'],
    [
      'zero and ratios',
      [{ b: [0, 1] }, { strategy: 'geometric' }],
      'E_FIT',
      '"b": cannot use strategy geometric',
    ],
  ])('rejects %s', async (_, args, code, message) => {
    const error = await caught(() => learned(...args));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });
});

describe('fit, then apply to the same values', () => {
  const side = fc.constantFrom('left' as const, 'right' as const);
  const bins = fc.integer({ min: 2, max: 9 });

  test('gives as many of distinct values to each bin as to another, but for one, under quantile', () => {
    const distinct = fc.uniqueArray(fc.integer(), { minLength: 9, maxLength: 80 });
    fc.assert(
      fc.property(distinct, bins, side, (values, count, closed) => {
        const made = learned(values, { bins: count, closed });
        const counts = countsOf(made, values);
        expect(counts).toHaveLength(count);
        for (const n of counts) expect(Math.abs(n - values.length / count)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('leaves no bin of quantile or kmeans empty: either side, either precision, any rounding', () => {
    const number = fc.oneof(
      fc.integer({ min: -4, max: 4 }),
      fc.double({ min: -1e30, max: 1e30, noNaN: true }),
      fc.integer({ min: 0, max: 9 }).map((i) => 1 + i * 2e-8),
    );
    const values = fc.array(number, { minLength: 2, maxLength: 40 });
    const options = fc.record({
      strategy: fc.constantFrom('quantile' as const, 'kmeans' as const),
      bins,
      closed: side,
      precision: fc.constantFrom('float64' as const, 'float32' as const),
      round: fc.constantFrom('gap' as const, 'nice' as const, 'nice=20%' as const, 'none' as const),
    });
    fc.assert(
      fc.property(values, options, (list, asked: FitOptions) => {
        let made: ReturnType<typeof learned> | undefined;
        try {
          made = learned(list, asked);
        } catch (error) {
          expect(String(error)).toContain('cannot be divided');
          return;
        }
        const counts = countsOf(made, list);
        expect(Math.min(...counts)).toBeGreaterThan(0);
        expect(made.spec.features[0]?.fit).toMatchObject({ counts });
      }),
      { numRuns: 300 },
    );
  });
});

describe('fit of typed columns and groups', () => {
  test('takes Date objects and epoch milliseconds as times', () => {
    const texts = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'];
    const dates = texts.map((text) => new Date(text));
    const millis = dates.map(Number);
    const { spec } = learned({ at: texts }, { type: 'datetime', bins: 2 });
    expect(learned({ at: dates }, { bins: 2 }).spec).toEqual(spec);
    expect(learned({ at: millis }, { type: { at: 'datetime' }, bins: 2 }).spec).toEqual(spec);
    expect(learned(new Set(dates), { bins: 2 }).spec.features[0]?.type).toBe('datetime');
  });

  test('gives codes of the list of each group', () => {
    const columns = { fare: [1, 2, 100, 200], zone: ['a', 'a', 'b', 'b'] };
    const made = learned(columns, { by: 'zone', bins: 2 });
    expect(made.transformColumns(columns)[0]?.codes[0]).toEqual(Uint8Array.of(0, 1, 0, 1));
  });

  test('allows one bin of a calendar step, as the command does', () => {
    const { spec } = learned({ at: ['2026-01-01', '2026-01-05'] }, { every: 'month' });
    expect(spec.features[0]).toMatchObject({ boundaries: [], baseline: { bins: [2] } });
  });

  test('closes the outer bins, which the baseline does not count', () => {
    const { spec } = learned({ a: [1, 2, 3, 4] }, { bins: 2, outside: 'missing' });
    expect(spec.features[0]?.boundaries).toHaveLength(3);
    expect(spec.features[0]?.baseline?.bins).toEqual([2, 2]);
  });

  test.each<[string, Parameters<typeof learned>, string, string, string]>([
    [
      'dates without a type',
      [{ at: ['2026-01-01'] }],
      'E_NOT_A_NUMBER',
      'column "at": "2026-01-01" is not a number',
      "set the option type: 'datetime'",
    ],
    [
      'an invalid date',
      [{ at: ['2026-02-30', '2026-01-01'] }, { type: 'datetime' }],
      'E_NOT_A_NUMBER',
      '2026-02-30',
      '',
    ],
    [
      'an unknown type',
      [{ at: [1] }, { type: 'dates' as never }],
      'E_USAGE',
      'invalid option type',
      'use number, datetime, duration',
    ],
    [
      'an unknown style',
      [{ a: [1] }, { numbers: ['money' as never] }],
      'E_USAGE',
      'invalid option numbers',
      'use an array of styles',
    ],
    [
      'an unknown zone',
      [{ at: ['2026-01-01'] }, { zone: 'Europe/Berln' }],
      'E_SPEC',
      'Europe/Berln',
      '',
    ],
    [
      'an unknown group column',
      [{ fare: [1], country: ['DE'] }, { by: 'contry' }],
      'E_UNKNOWN_COLUMN',
      'unknown group column "contry"',
      'did you mean "country"?',
    ],
    ['groups of one column', [[1, 2], { by: 'a' }], 'E_COLUMNS', 'without names', 'use an object'],
    [
      'keys of another length',
      [{ a: [1, 2], k: ['x'] }, { by: 'k' }],
      'E_RAGGED_ROW',
      'column "k" has 1 values, not 2',
      '',
    ],
    [
      'groups with a sketch',
      [
        { a: [1, 2], k: ['x', 'x'] },
        { by: 'k', sketch: true },
      ],
      'E_USAGE',
      'cannot use by with sketch',
      'remove sketch',
    ],
    [
      'least rows without groups',
      [[1, 2], { minRows: 2 }],
      'E_USAGE',
      'minRows does nothing without by',
      'by:',
    ],
    [
      'unknown groups that are missing where missing rows are dropped',
      [
        { a: [1, 2], k: ['x', 'x'] },
        { by: 'k', else: 'missing', missing: 'drop' },
      ],
      'E_USAGE',
      'cannot use else missing with missing drop',
      'use else all',
    ],
    [
      'missing values where these are an error',
      [[1, null, 2], { missing: 'error' }],
      'E_MISSING_VALUE',
      'missing',
      '',
    ],
    [
      'one list for two types',
      [{ a: [1, 2], at: [new Date(0), new Date(1)] }, { shared: true }],
      'E_COLUMNS',
      'cannot share one boundary list',
      'columns of one type',
    ],
  ])('rejects %s', async (_, args, code, message, hint) => {
    const error = await caught(() => learned(...args));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.hint ?? '').toContain(hint);
  });
});

describe('labels of a fit with special codes', () => {
  const columns = { x: [1, 2, 3, 4, -9, null, 5, 6] };
  const options = { bins: 2, special: [-9], missing: 'own', output: 'label' } as const;

  test.each([
    [
      ['low', 'high', 'none', 'absent'],
      ['low', 'none', 'absent', 'high'],
    ],
    [
      ['low', 'high'],
      ['low', '-9', 'missing', 'high'],
    ],
  ])('may be %j', (labels, expected) => {
    const { spec } = learned(columns, { ...options, labels });
    const { rows } = discretizer(spec).transformObjects([1, -9, null, 6].map((x) => ({ x })));
    expect(rows.map(({ x }) => x)).toEqual(expected);
  });

  test.each([[['a']], [['a', 'b', 'c']], [['a', 'b', 'c', 'd', 'e']]])(
    'may not be %j',
    async (labels) => {
      const error = await caught(() => learned(columns, { ...options, labels }));
      expect(error).toMatchObject({
        code: 'E_LABELS',
        hint: 'give 2 labels, or 4 labels, 1 for special codes, the last one for missing values',
      });
    },
  );
});

describe('options about types that no column reads', () => {
  const dates = [new Date(0), new Date(1e10), new Date(2e10)];

  test.each<[string, object, FitOptions, string]>([
    ['a type of no column', { x: [1, 2] }, { type: { nope: 'datetime' } }, 'type names "nope"'],
    ['a part of numbers', { x: [1, 2] }, { type: 'number', part: 'hour' }, 'part does nothing'],
    ['styles of dates', { x: dates }, { numbers: ['currency'] }, 'numbers does nothing'],
    [
      'a format of durations',
      { x: [1, 2], y: ['1m', '2m'] },
      { type: { y: 'duration' }, timeFormat: '%Y' },
      'timeFormat does nothing for number, duration columns',
    ],
  ])('are refused: %s', async (_, columns, options, message) => {
    const error = await caught(() => learned(columns as never, { bins: 2, ...options }));
    expect(error.code).toMatch(/^E_(?:USAGE|UNKNOWN_COLUMN)$/);
    expect(error.message).toContain(message);
  });

  test('are taken if one column reads them', () => {
    const columns = { x: dates, y: ['$1', '$2', '$3'] };
    const { spec } = learned(columns as never, { numbers: ['currency'], bins: 2 });
    expect(spec.features).toMatchObject([{ type: 'datetime' }, { numbers: ['currency'] }]);
  });
});

describe('special codes of times', () => {
  const old = new Date('1900-01-01');
  const days = [1, 2, 3, 4, 5, 6].map((day) => new Date(Date.UTC(2026, 0, day)));

  test.each<[string, NonNullable<FitOptions['special']>]>([
    ['a Date', [old]],
    ['milliseconds', [old.getTime()]],
    ['text', ['1900-01-01']],
    ['several in one bin', [[old, 'never']]],
  ])('may be %s, and are found in cells of any kind', (_, special) => {
    for (const column of [
      [...days, old],
      [...days.map(Number), old.getTime()],
    ]) {
      const made = learned({ x: column } as never, { type: 'datetime', bins: 2, special });
      expect(made.spec.features[0]?.baseline).toMatchObject({ bins: [3, 3], special: [1] });
      const rows = [old, old.getTime(), '1900-01-01', days[0]].map((x) => ({ x }));
      const codes = made.transformObjects(rows as never).rows.map(({ x }) => x);
      expect(codes).toEqual([2, 2, 2, 0]);
    }
  });
});

test('an invalid Date is named as such, and a key column is named once', async () => {
  const invalid = await caught(() => learned({ x: [new Date('x'), new Date(0)] } as never));
  expect(invalid).toMatchObject({
    message: 'column "x": an invalid Date is not a date or time',
    hint: 'use invalid missing or drop',
  });
  const columns = { x: [1, 2], k: ['a', 'b'] };
  const twice = await caught(() => learned(columns as never, { by: ['k', 'k'] }));
  expect(twice.message).toBe('invalid option by: "k" is named twice');
});
