import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import { stringifySpec } from '../../../src/spec/stringify.ts';

const feature = (more: object): object => ({ boundaries: [0, 1], ...more });

/** The places and messages of the problems of a spec. */
function problems(spec: unknown): string[] {
  try {
    parseSpec(spec);
  } catch (error) {
    if (error instanceof DiscretizeError)
      return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}

describe('the values of a feature', () => {
  test.each([
    [[1, null, 3], { name: 'value', bins: [1, null, 3] }],
    [[1, 2, 3, 4], { name: 'value', bins: [1, 2, 3], special: [4] }],
    [[1, 2, 3, 4, 5], { name: 'value', bins: [1, 2, 3], special: [4], missing: 5 }],
    [{ bins: [1, 2, -0] }, { name: 'value', bins: [1, 2, 0] }],
    [
      { name: 'woe', bins: [1, 2, 3], special: [null], missing: null },
      { name: 'woe', bins: [1, 2, 3], special: [null], missing: null },
    ],
  ])('may be written as %j', (values, read) => {
    const spec = parseSpec(feature({ values, special: [-999] }));
    expect(spec.features[0]?.values).toEqual([read]);
    expect(parseSpec(stringifySpec(spec))).toEqual(spec);
  });

  test('are one list or several with different names', () => {
    const [woe, rate] = [
      { name: 'woe', bins: [1, 2, 3] },
      { name: 'rate', bins: [4, 5, 6] },
    ];
    const spec = parseSpec(feature({ values: [woe, rate], value: 'rate', output: 'value' }));
    expect(spec.features[0]).toMatchObject({ values: [woe, rate], value: 'rate' });
    expect(parseSpec(stringifySpec(spec))).toEqual(spec);
    expect(problems(feature({ values: [woe, woe] }))).toEqual(['/values: names "woe" twice']);
  });

  test('keep every digit of their numbers in the text of the spec', () => {
    const bins = [0.1 + 0.2, 5e-324, 1.7976931348623157e308];
    const text = stringifySpec(parseSpec(feature({ values: { name: 'woe', bins } })));
    expect(text).toContain('"bins": [0.30000000000000004, 5e-324, 1.7976931348623157e+308]');
    expect(parseSpec(text).features[0]?.values?.[0]?.bins).toEqual(bins);
  });

  test.each([
    [{ values: [1, 2] }, '/values: must have a number for each of 3 bins; it has 2'],
    [{ values: 'woe' }, '/values: must be numbers, or objects; it is "woe"'],
    [{ values: [1, '2', 3] }, '/values: must be finite numbers or null; one is "2"'],
    [{ values: [1, 2, Number.NaN] }, '/values: must be finite numbers or null; one is NaN'],
    [{ values: {} }, '/values: the key "bins" is missing'],
    [{ values: { bins: [1] } }, '/values/bins: must have a number for each of 3 bins; it has 1'],
    [{ values: [{ bins: [1, 2, 3] }, 4] }, '/values/1: must be an object; it is 4'],
    [{ values: { bins: [1, 2, 3], name: '' } }, '/values/name: must not be empty'],
    [
      { values: { bins: [1, 2, 3], special: [1] } },
      '/values/special: must have a number for each of 0 bins; it has 1',
    ],
    [
      { values: { bins: [1, 2, 3], missing: '?' } },
      '/values/missing: must be a finite number or null; it is "?"',
    ],
    [{ values: { bins: [1, 2, 3], extra: 1 } }, '/values/extra: unknown key "extra"'],
    [{ output: 'woe' }, '/output: needs "values" that are named "woe"'],
    [{ output: ['int', 'mean'] }, '/output: needs "values" that are named "mean"'],
    [{ value: 'score' }, '/value: must name values of the feature; it is "score"'],
  ])('with a fault are rejected at its place: %j', (more, problem) => {
    expect(problems(feature(more))).toEqual([problem]);
  });

  test('of a group fit its boundaries', () => {
    const grouped = (group: object): object =>
      feature({ by: ['g'], groups: [{ key: ['a'], ...group }] });
    expect(problems(grouped({ boundaries: [5], values: [1, 2] }))).toEqual([]);
    expect(problems(grouped({ boundaries: [5], values: [1, 2, 3, 4] }))).toHaveLength(1);
    expect(problems(grouped({ values: [1, 2, 3] }))).toEqual([
      '/groups/0/values: needs "boundaries"',
    ]);
  });
});
