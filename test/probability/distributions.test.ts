import { describe, expect, test } from 'vitest';
import { chiSquareQuantile, chiSquareTail } from '../../src/probability/chi-square.ts';
import { logGamma, upperGamma } from '../../src/probability/gamma.ts';
import { normalTwoSided, normalTwoSidedQuantile } from '../../src/probability/normal.ts';
import { studentTwoSided } from '../../src/probability/student.ts';

describe('the gamma functions', () => {
  test('have the logarithms of factorials and of the root of pi', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(0.25)).toBeCloseTo(1.2880225246980774, 12);
  });

  test('have exponentials for a = 1, below and above the change of method', () => {
    for (const x of [0, 0.1, 1.9, 2.1, 30]) expect(upperGamma(1, x)).toBeCloseTo(Math.exp(-x), 14);
    expect(upperGamma(1, Number.POSITIVE_INFINITY)).toBe(0);
  });
});

describe('the chi-square distribution', () => {
  test('has the quantiles of tables to 12 digits', () => {
    expect(chiSquareQuantile(0.05, 1)).toBeCloseTo(3.841458820694124, 11);
    expect(chiSquareQuantile(0.01, 1)).toBeCloseTo(6.6348966010212145, 11);
    expect(chiSquareQuantile(0.05, 2)).toBeCloseTo(5.991464547107979, 11);
    expect(chiSquareQuantile(0.01, 2)).toBeCloseTo(9.21034037197618, 11);
  });

  test('has 1 for no degree of freedom', () => {
    expect(chiSquareTail(3, 0)).toBe(1);
  });
});

describe('the normal distribution', () => {
  test('has 5% outside of 1.96', () => {
    expect(normalTwoSided(1.959963984540054)).toBeCloseTo(0.05, 13);
    expect(normalTwoSided(-1.959963984540054)).toBeCloseTo(0.05, 13);
    expect(normalTwoSidedQuantile(0.05)).toBeCloseTo(1.959963984540054, 11);
  });

  test('has small tails with all their digits', () => {
    expect(normalTwoSided(8) / 1.244192114854357e-15).toBeCloseTo(1, 9);
  });
});

describe("Student's t distribution", () => {
  test('is that of Cauchy for 1 degree of freedom', () => {
    expect(studentTwoSided(1, 1)).toBeCloseTo(0.5, 12);
    expect(studentTwoSided(0, 3)).toBe(1);
  });

  test('has the values of tables, for fractions of degrees too', () => {
    expect(studentTwoSided(2.228138851964939, 10)).toBeCloseTo(0.05, 11);
    expect(studentTwoSided(12.706204736432095, 1)).toBeCloseTo(0.05, 11);
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 5)).toBe(0);
  });

  test('nears the normal distribution', () => {
    expect(studentTwoSided(1.959963984540054, 1e7)).toBeCloseTo(0.05, 6);
  });
});
