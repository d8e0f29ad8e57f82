import { describe, expect, test } from 'vitest';
import { discretizer, fit as learn } from '../../../src/browser.ts';

const NAN = Number.NaN;
const SPEC = {
  columns: ['x'],
  boundaries: [2, 10],
  special: [-999],
  values: [
    { name: 'score', bins: [1.5, null, 3], special: [7], missing: 0.25 },
    { name: 'rate', bins: [0.1, 0.2, 0.3] },
  ],
} as const;

describe('inverse', () => {
  test('gives midpoints without values, and the finite edge of an open bin', () => {
    const bins = discretizer({ x: [2, 10] });
    expect(bins.inverse([0, 1, 2, null, undefined, NAN, 3])).toEqual(
      Float64Array.of(2, 6, 10, NAN, NAN, NAN, NAN),
    );
    expect(bins.inverse(Uint8Array.of(1, 1), { value: 'lower' })).toEqual(Float64Array.of(2, 2));
  });

  test.each(['empty', 'own', 'last'] as const)(
    'gives the values of a spec, of special codes and of missing values: %s',
    (missing) => {
      const bins = discretizer({ ...SPEC, missing });
      expect(bins.inverse([0, 1, 2, 3, null])).toEqual(Float64Array.of(1.5, NAN, 3, 7, 0.25));
      expect(bins.inverse([2, null], { value: 'rate' })).toEqual(Float64Array.of(0.3, NAN));
    },
  );

  test('of the codes of transformColumns is what the mode value writes', () => {
    for (const missing of ['empty', 'own', 'last'] as const) {
      const coded = discretizer({ ...SPEC, missing });
      const valued = discretizer({ ...SPEC, missing, output: 'value' });
      const x = [1, 2, 9.5, 10, -999, null, 1e9];
      const [codes] = coded.transformColumns({ x });
      const [numbers] = valued.transformColumns({ x });
      expect(coded.inverse(codes?.codes[0] ?? [])).toEqual(numbers?.values?.[0]);
      expect(codes?.values).toBeUndefined();
    }
  });

  test.each([
    [() => discretizer(SPEC).inverse([5]), 'unknown code 5 at index 0'],
    [() => discretizer(SPEC).inverse([0, 0.5]), 'unknown code 0.5 at index 1'],
    [() => discretizer(SPEC).inverse([0], { value: 'woe' }), 'unknown bin values "woe"'],
    [() => discretizer(SPEC).inverse([0], { feature: 1 }), 'invalid argument feature: 1'],
    [() => discretizer(SPEC).inverse(7 as never), 'invalid argument codes: 7'],
    [
      () => discretizer({ boundaries: [1], by: ['g'], groups: [{ key: ['a'] }] }).inverse([0]),
      'cannot invert codes of groups by g',
    ],
  ])('rejects what has no number: %s', (call, message) => {
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});

describe('the output mode value in memory', () => {
  test('gives numbers for rows and objects, null for none', () => {
    const { transform, transformObjects } = discretizer({ ...SPEC, output: 'value' });
    const [x] = transform([[1], [5], [null]]);
    expect(x.values).toEqual([[1.5], [null], [0.25]]);
    const { rows } = transformObjects([{ x: 1 }, { x: -999 }], { append: true });
    expect(rows).toEqual([
      { x: 1, x_bin: 1.5 },
      { x: -999, x_bin: 7 },
    ]);
  });

  test('has the values of the row of each group, in rows, columns and objects', () => {
    const grouped = discretizer({
      columns: ['x'],
      boundaries: [2, 10],
      output: 'midpoint',
      by: ['g'],
      groups: [{ key: ['a'], boundaries: [0, 1] }],
    });
    const rows = [
      { g: 'a', x: 0.5 },
      { g: 'b', x: 0.5 },
      { g: 'a', x: 7 },
    ];
    expect(grouped.transform(rows)[0]?.values).toEqual([[0.5], [2], [1]]);
    const columns = { g: ['a', 'b', 'a'], x: [0.5, 0.5, 7] };
    expect(grouped.transformColumns(columns)[0]?.values).toEqual([Float64Array.of(0.5, 2, 1)]);
    expect(grouped.transformObjects(rows).rows.map(({ x }) => x)).toEqual([0.5, 2, 1]);
  });

  test('is learned by fit: means and medians, weighted and within outer edges', () => {
    const { spec } = learn({ x: [1, 2, 3, 10, 20, 60] }, { bins: 2, output: 'mean' });
    expect(spec.features[0]?.values).toEqual([{ name: 'mean', bins: [2, 30] }]);
    const edges = learn([1, 2, 3, 10, 20, 60], { bins: 2, output: 'median', outside: 'missing' });
    expect(edges.spec.features[0]?.values).toEqual([{ name: 'median', bins: [2, 20] }]);
    const options = {
      bins: 2,
      output: 'value',
      value: 'mean',
      weights: [3, 1, 3, 1],
      strategy: 'uniform',
    } as const;
    expect(learn([1, 2, 7, 9], options).spec.features[0]?.values?.[0]?.bins).toEqual([1.25, 7.5]);
    expect(() => learn([1, 2, 3], { bins: 2, output: 'woe' })).toThrow('unknown bin values "woe"');
  });
});
