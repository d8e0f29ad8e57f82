import { describe, expect, test } from 'vitest';
import { adversarialValues, expectedCode } from '../../src/export/adversarial.ts';
import { type FeatureRule, rulesOf } from '../../src/export/rule.ts';
import { parseSpec } from '../../src/spec/parse.ts';

function rule(document: object): FeatureRule {
  return rulesOf(parseSpec(JSON.stringify(document)))[0] as FeatureRule;
}

describe('the adversarial values', () => {
  test('hold each boundary and its neighbors in float64 and float32', () => {
    const values = adversarialValues(rule({ features: [{ boundaries: [0.1] }] }));
    const codes = new Map(values.map(({ value, code }) => [value, code]));
    expect(codes.get(0.1)).toBe(1);
    expect(codes.get(0.09999999999999999)).toBe(0);
    expect(codes.get(0.10000000000000002)).toBe(1);
    expect(codes.get(0.10000000149011612)).toBe(1);
    expect(codes.get(0.10000000894069672)).toBe(1);
    expect(codes.get(0.09999999403953552)).toBe(0);
  });

  test('hold both zeros, infinities, NaN, NULL, a subnormal and a number above 2^53, each once', () => {
    const values = adversarialValues(rule({ features: [{ boundaries: [0, 1] }] }));
    for (const special of [0, -0, 1 / 0, -1 / 0, Number.NaN, null, 5e-324, 2 ** 53 + 2]) {
      expect(values.filter(({ value }) => Object.is(value, special))).toHaveLength(1);
    }
  });

  test('put missing values where the policy does', () => {
    const of = (missing: string) =>
      rule({ missing, na_values: ['-99'], features: [{ boundaries: [0, 1], outside: 'missing' }] });
    for (const value of [null, Number.NaN, -99, 1, -1]) {
      expect(expectedCode(value, of('empty'))).toBeNull();
      expect(expectedCode(value, of('own'))).toBe(1);
      expect(expectedCode(value, of('last'))).toBe(0);
    }
    expect(expectedCode(0.5, of('own'))).toBe(0);
  });

  test('hold each special code and its neighbors, whose codes come after the intervals', () => {
    const special = [-999, [-998, 'refused']];
    const of = (precision: string) => {
      const made = rule({ precision, features: [{ boundaries: [0, 1], special }] });
      return new Map(adversarialValues(made).map(({ value, code }) => [value, code]));
    };
    const [double, single] = [of('float64'), of('float32')];
    for (const codes of [double, single]) {
      expect([codes.get(-999), codes.get(-998), codes.get(42)]).toEqual([3, 4, 2]);
    }
    expect([double.get(-998.9999999999999), double.get(-999.0000000000001)]).toEqual([0, 0]);
    const near = [...single].filter(([, code]) => code === 3).map(([value]) => value);
    expect(near).toContain(-999.0000305175781);
    expect(near).toContain(-998.9999694824219);
    expect(single.get(-998.9999389648438)).toBe(0);
  });

  test('add a sample once', () => {
    const one = rule({ features: [{ boundaries: [0, 1] }] });
    const values = adversarialValues(one, [7.25, 7.25, Number.NaN, 1]);
    expect(values.filter(({ value }) => value === 7.25)).toEqual([{ value: 7.25, code: 2 }]);
    expect(values).toHaveLength(adversarialValues(one).length + 1);
  });
});
