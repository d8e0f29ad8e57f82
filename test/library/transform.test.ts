import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import type { MissingPolicy } from '../../src/core/missing.ts';
import { discretizer } from '../../src/library/csv-discretizer.ts';
import type { InputRow } from '../../src/library/memory/rows.ts';
import type { SpecInput } from '../../src/spec/input.ts';

const BOUNDARIES = [-0.5, 0, 0.1, 0.2, 3];

/** The matrix of the Keras documentation, for which predict() once gave other codes than a call. */
const MATRIX = [
  [0, 0.15, 0.21, 0.3],
  [0, 0.15, 0.21, 7.8],
];
const CODES = [
  [2, 3, 4, 4],
  [2, 3, 4, 5],
];

type Values = readonly (readonly unknown[])[];

/** The values of a spec's only feature. */
function valuesOf(spec: unknown, rows: readonly InputRow[]): Values {
  const [feature, ...others] = discretizer(spec as SpecInput).transform(rows);
  if (feature === undefined || others.length > 0) throw new Error('there is not one feature');
  return feature.values;
}

/** What transforming throws. */
function refusal(spec: unknown, rows: readonly InputRow[], header?: readonly string[]) {
  try {
    discretizer(spec as SpecInput).transform(rows, header);
  } catch (error) {
    if (error instanceof DiscretizeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Zeros but for a 1 at each of some places. */
const hot = (depth: number, ...codes: readonly number[]) =>
  Array.from({ length: depth }, (_, i) => (codes.includes(i) ? 1 : 0));

describe.each(['float64', 'float32'] as const)(
  'in %s, a matrix has the same codes',
  (precision) => {
    const spec = { precision, boundaries: BOUNDARIES };

    test('one by one', () => {
      const boundaries = Boundaries.of(BOUNDARIES, { precision });
      expect(MATRIX.map((row) => row.map((x) => bucketizeValue(x, boundaries)))).toEqual(CODES);
    });

    test('row by row', () => {
      expect(MATRIX.flatMap((row) => valuesOf(spec, [row]))).toEqual(CODES);
    });

    test('all at once', () => {
      expect(valuesOf(spec, MATRIX)).toEqual(CODES);
    });

    test('as text, and in typed arrays', () => {
      expect(
        valuesOf(
          spec,
          MATRIX.map((row) => row.map(String)),
        ),
      ).toEqual(CODES);
      expect(
        valuesOf(
          spec,
          MATRIX.map((row) => Float64Array.from(row)),
        ),
      ).toEqual(CODES);
    });
  },
);

describe('the shape of values', () => {
  const spec = (output: string) => ({ boundaries: [0, 0.5, 1], output });
  const one = [[0.1], [2]];
  const four = [
    [0.1, 0.8, 0.9, 0.2],
    [-1, 0.2, 0.3, 5],
  ];

  test('int: (n, k)', () => {
    expect(valuesOf(spec('int'), one)).toEqual([[1], [3]]);
    expect(valuesOf(spec('int'), four)).toEqual([
      [1, 2, 2, 1],
      [0, 1, 1, 3],
    ]);
  });

  test('label: (n, k)', () => {
    expect(valuesOf(spec('label'), one)).toEqual([['[0, 0.5)'], ['[1, +inf)']]);
    expect(valuesOf(spec('label'), four)[0]).toEqual([
      '[0, 0.5)',
      '[0.5, 1)',
      '[0.5, 1)',
      '[0, 0.5)',
    ]);
  });

  test('one_hot: (n, depth) of one column, (n, k, depth) of several', () => {
    expect(valuesOf(spec('one_hot'), one)).toEqual([hot(4, 1), hot(4, 3)]);
    expect(valuesOf(spec('one_hot'), four)).toEqual([
      [hot(4, 1), hot(4, 2), hot(4, 2), hot(4, 1)],
      [hot(4, 0), hot(4, 1), hot(4, 1), hot(4, 3)],
    ]);
  });

  test('multi_hot: (n, depth)', () => {
    expect(valuesOf(spec('multi_hot'), one)).toEqual([hot(4, 1), hot(4, 3)]);
    expect(valuesOf(spec('multi_hot'), four)).toEqual([hot(4, 1, 2), hot(4, 0, 1, 3)]);
  });

  test('count: (n, depth)', () => {
    expect(valuesOf(spec('count'), one)).toEqual([hot(4, 1), hot(4, 3)]);
    expect(valuesOf(spec('count'), four)).toEqual([
      [0, 2, 2, 0],
      [1, 2, 0, 1],
    ]);
  });

  test.each(['int', 'label', 'one_hot', 'multi_hot', 'count'])(
    '%s of no rows: no values, but the feature is there',
    (output) => {
      const empty = { output, values: [] };
      expect(discretizer(spec(output) as SpecInput).transform([])).toMatchObject([empty]);
      const named = { columns: ['a', 'b'], ...spec(output) };
      expect(discretizer(named as SpecInput).transform([])).toMatchObject([
        { ...empty, name: 'a_b' },
      ]);
    },
  );
});

describe.each([
  ['null', null],
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['"NA"', 'NA'],
  ['"" (blanks around it)', '  '],
  ['"nan"', 'nan'],
])('%s is missing', (_, cell) => {
  const rows = [
    [cell, 0.5],
    [0.5, 2],
  ];
  const spec = (missing: MissingPolicy, output = 'int') => ({
    boundaries: [0, 1],
    missing,
    output,
  });

  test('empty: it is null, zeros, and counts nowhere', () => {
    const second = [1, 2];
    expect(valuesOf(spec('empty'), rows)).toEqual([[null, 1], second]);
    expect(valuesOf(spec('empty', 'label'), rows)[0]).toEqual([null, '[0, 1)']);
    expect(valuesOf(spec('empty', 'one_hot'), rows)[0]).toEqual([hot(3), hot(3, 1)]);
    expect(valuesOf(spec('empty', 'multi_hot'), rows)[0]).toEqual(hot(3, 1));
    expect(valuesOf(spec('empty', 'count'), rows)[0]).toEqual(hot(3, 1));
  });

  test('own: it has the bin after the last', () => {
    expect(valuesOf(spec('own'), rows)).toEqual([
      [3, 1],
      [1, 2],
    ]);
    expect(valuesOf(spec('own', 'label'), rows)[0]).toEqual(['missing', '[0, 1)']);
    expect(valuesOf(spec('own', 'one_hot'), rows)[0]).toEqual([hot(4, 3), hot(4, 1)]);
    expect(valuesOf(spec('own', 'multi_hot'), rows)[0]).toEqual(hot(4, 1, 3));
    expect(valuesOf(spec('own', 'count'), rows)[0]).toEqual(hot(4, 1, 3));
  });

  test('last: it is in the last bin', () => {
    expect(valuesOf(spec('last'), rows)).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(valuesOf(spec('last', 'one_hot'), rows)[0]).toEqual([hot(3, 2), hot(3, 1)]);
    expect(valuesOf(spec('last', 'count'), rows)[0]).toEqual(hot(3, 1, 2));
  });

  test('drop: its row is dropped', () => {
    expect(valuesOf(spec('drop'), rows)).toEqual([[1, 2]]);
  });

  test('error: it is rejected, with its column and place', () => {
    const error = refusal(spec('error'), rows.toReversed());
    expect(error).toMatchObject({ code: 'E_MISSING_VALUE', at: { line: 2, column: 1 } });
    expect(error.message).toContain('column "1"');
  });
});

describe('values outside the edges, where they count as missing', () => {
  const rows = [[-1], [0.5], [2], [null]];
  const spec = (missing: MissingPolicy, output = 'int') => ({
    boundaries: [0, 1, 2],
    outside: 'missing',
    missing,
    output,
  });

  test('are where missing ones are', () => {
    expect(valuesOf(spec('empty'), rows)).toEqual([[null], [0], [null], [null]]);
    expect(valuesOf(spec('own'), rows)).toEqual([[2], [0], [2], [2]]);
    expect(valuesOf(spec('last'), rows)).toEqual([[1], [0], [1], [1]]);
  });

  test('have all zeros, and the bins between the edges have a place each', () => {
    expect(valuesOf(spec('empty', 'one_hot'), rows)).toEqual([hot(2), hot(2, 0), hot(2), hot(2)]);
    expect(valuesOf(spec('own', 'count'), rows)[0]).toEqual(hot(3, 2));
  });
});

describe('the words for missing', () => {
  const rows = [['\u2013'], ['-99'], [-99]];

  test('are those of the spec too, in whatever script, and for text only', () => {
    const spec = { boundaries: [0], na_values: ['\u2013', '-99'] };
    expect(valuesOf(spec, rows)).toEqual([[null], [null], [0]]);
  });

  test('are only those where the default list is off', () => {
    const spec = { boundaries: [0], na_values: ['-99'], default_na: false };
    expect(valuesOf(spec, [['-99']])).toEqual([[null]]);
    expect(refusal(spec, [['NA']]).code).toBe('E_NOT_A_NUMBER');
    expect(refusal(spec, [['']]).code).toBe('E_NOT_A_NUMBER');
  });
});

describe('text that is no number', () => {
  const rows = [['x'], ['0.5']];

  test('is rejected by default, with its column, place and hint', () => {
    const error = refusal([0, 1], [['0.5'], ['1,5']]);
    expect(error).toMatchObject({
      code: 'E_NOT_A_NUMBER',
      message: 'column "1": "1,5" is not a number',
      received: '1,5',
      at: { line: 2, column: 1 },
    });
    expect(error.hint).toContain('with decimal , it is 1.5');
  });

  test.each<[MissingPolicy, unknown[][]]>([
    ['empty', [[null], [1]]],
    ['own', [[3], [1]]],
    ['last', [[2], [1]]],
    ['drop', [[1]]],
  ])('counts as missing where the spec says so: "%s"', (missing, values) => {
    expect(valuesOf({ boundaries: [0, 1], missing, invalid: 'missing' }, rows)).toEqual(values);
  });

  test('that counts as missing is rejected as invalid where missing is an error', () => {
    const spec = { boundaries: [0, 1], missing: 'error', invalid: 'missing' };
    expect(refusal(spec, rows).code).toBe('E_NOT_A_NUMBER');
  });

  test('drops its row where the spec says so', () => {
    expect(valuesOf({ boundaries: [0, 1], invalid: 'drop' }, rows)).toEqual([[1]]);
  });

  test('is rejected in a row that is left out, too, wherever it stands', () => {
    const spec = { boundaries: [0, 1], missing: 'drop' };
    expect(refusal(spec, [['NA', 'x']]).code).toBe('E_NOT_A_NUMBER');
    expect(refusal(spec, [['x', 'NA']]).code).toBe('E_NOT_A_NUMBER');
  });

  test('is no matter in a column that no feature has', () => {
    const { transform } = discretizer({ fare: [10] });
    expect(transform([['x', 12]], ['name', 'fare'])).toMatchObject([{ values: [[1]] }]);
  });
});

describe('rows', () => {
  test.each([
    ['shorter', [[1, 2], [1]], 2, 1],
    ['longer', [[1], [1, 2, 3]], 1, 3],
  ])('that are %s than the first are rejected', (_, rows, expected, received) => {
    expect(refusal([0], rows)).toMatchObject({ code: 'E_RAGGED_ROW', expected, received });
  });

  test('must have as many values as the header has names', () => {
    const error = refusal([0], [[1]], ['a', 'b']);
    const at = { file: '<rows>', line: 1 };
    expect(error).toMatchObject({ code: 'E_RAGGED_ROW', expected: 2, received: 1, at });
  });

  test('must have as many values as the spec has columns, without a header', () => {
    expect(refusal({ a: [0], b: [1] }, [[1, 2, 3]])).toMatchObject({
      code: 'E_RAGGED_ROW',
      expected: 2,
      received: 3,
    });
  });

  test('are not changed', () => {
    const rows = [[0.15, null, 'NA']];
    const before = structuredClone(rows);
    valuesOf([0, 1], rows);
    expect(rows).toEqual(before);
  });
});

describe('names', () => {
  test('count from 1 where neither header nor spec has any', () => {
    expect(discretizer([0]).transform([[1, 2]])).toMatchObject([{ name: '1_2', output: 'int' }]);
  });

  test("are the header's", () => {
    expect(discretizer([0]).transform([[1, 2]], ['a', 'b'])).toMatchObject([{ name: 'a_b' }]);
  });

  test('of a feature win over those of its columns', () => {
    const spec = { name: 'trip', boundaries: [0], output: 'count' };
    expect(discretizer(spec as SpecInput).transform([[1, 2]], ['a', 'b'])).toMatchObject([
      { name: 'trip', output: 'count' },
    ]);
  });

  test('say which column is which, in any order', () => {
    const { transform } = discretizer({ columns: ['b', 'a'], boundaries: [10] });
    expect(transform([[5, 50]], ['a', 'b'])).toMatchObject([{ name: 'b_a', values: [[1, 0]] }]);
  });

  test('that the header does not have are rejected', () => {
    const error = refusal({ fare: [10] }, [[1]], ['fair']);
    expect(error).toMatchObject({ code: 'E_UNKNOWN_COLUMN', received: 'fare' });
  });
});

describe('a spec of several features', () => {
  const spec = {
    features: [
      { columns: ['tip'], boundaries: [1, 2], output: 'one_hot' },
      { columns: ['a', 'c'], boundaries: [0], output: 'count', closed: 'right', name: 'trip' },
      { columns: ['fare'], boundaries: [10], output: 'label', labels: ['cheap', 'dear'] },
    ],
  };
  const outputs = [
    { name: 'tip', output: 'one_hot', values: [[0, 1, 0]] },
    { name: 'trip', output: 'count', values: [[1, 1]] },
    { name: 'fare', output: 'label', values: [['dear']] },
  ];

  test('gives an output for each, in its order, whatever the order of the header', () => {
    const { transform } = discretizer(spec as SpecInput);
    expect(transform([[0, 30, 5, 1.5]], ['a', 'fare', 'c', 'tip'])).toMatchObject(outputs);
  });

  test('takes its own order where there is no header', () => {
    expect(discretizer(spec as SpecInput).transform([[1.5, 0, 5, 30]])).toMatchObject(outputs);
  });

  test('keeps the rows of its outputs together when one of them drops a row', () => {
    const { transform } = discretizer({
      missing: 'drop',
      features: [
        { columns: ['a'], boundaries: [0] },
        { columns: ['b'], boundaries: [10] },
      ],
    });
    const rows = [
      [-1, 5],
      [1, null],
      [null, 5],
      [1, 15],
    ];
    expect(transform(rows).map(({ values }) => values)).toEqual([
      [[0], [1]],
      [[0], [1]],
    ]);
  });

  test('gives a feature without columns those that the others leave', () => {
    const features = [{ columns: ['b'], boundaries: [0] }, { boundaries: [10] }];
    expect(
      discretizer({ features } as SpecInput).transform([[11, 0, 9]], ['a', 'b', 'c']),
    ).toMatchObject([
      { name: 'b', values: [[1]] },
      { name: 'a_c', values: [[1, 0]] },
    ]);
  });
});

test('a discretizer holds no state between calls', () => {
  const { transform } = discretizer({ boundaries: BOUNDARIES, output: 'one_hot' });
  const first = transform(MATRIX);
  transform([[9]]);
  expect(transform(MATRIX)).toEqual(first);
});
