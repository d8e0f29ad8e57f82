import { describe, expect, test } from 'vitest';
import { closest, didYouMean } from '../../../src/core/errors/closest.ts';
import { cpuTime } from '../../support/cpu-time.ts';

describe('closest', () => {
  test.each([
    ['a missing letter', 'prce', 'price'],
    ['a letter too many', 'pricee', 'price'],
    ['another letter', 'prine', 'price'],
    ['two letters that swapped places', 'pirce', 'price'],
    ['two mistakes', 'prcee', 'price'],
    ['capitals', 'PRICE', 'price'],
    ['capitals in the candidate', 'price', 'PRICE'],
  ])('sees through %s', (_, word, candidate) => {
    expect(closest(word, ['fare', candidate, 'tip'])).toBe(candidate);
  });

  test('is the nearest of several', () => {
    expect(closest('fares', ['rates', 'fare', 'fires'])).toBe('fare');
  });

  test('counts two swapped neighbours as one mistake', () => {
    expect(closest('ab', ['ba'])).toBe('ba');
    expect(closest('ab', ['xy'])).toBeUndefined();
  });

  test('is the first of equals', () => {
    expect(closest('bat', ['cat', 'hat'])).toBe('cat');
  });

  test('is nothing past two mistakes', () => {
    expect(closest('abcdefgh', ['abcdexyz'])).toBeUndefined();
    expect(closest('abcdefgh', ['123abcdefgh'])).toBeUndefined();
  });

  test('is the only candidate that begins with the word', () => {
    expect(closest('duck', ['duckdb', 'postgres'])).toBe('duckdb');
    expect(closest('POST', ['postgres'])).toBe('postgres');
    expect(closest('post', ['postgres', 'postgresql'])).toBeUndefined();
    expect(closest('po', ['postgres'])).toBeUndefined();
  });

  test('is nothing where more than half the word is wrong', () => {
    expect(closest('tip', ['top'])).toBe('top');
    expect(closest('tip', ['tax'])).toBeUndefined();
    expect(closest('a', ['b'])).toBeUndefined();
  });

  test('is nothing without candidates', () => {
    expect(closest('fare', [])).toBeUndefined();
  });
});

test('didYouMean goes on from a message, or adds nothing', () => {
  expect(didYouMean('pirce', new Set(['price']))).toBe(', did you mean "price"?');
  expect(didYouMean('fare', ['price'])).toBe('');
});

test('takes little time for long names in a long header', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `${'x'.repeat(995)}${1000 + i}`);
  const time = cpuTime(() => {
    expect(closest(`${'x'.repeat(994)}y1000`, names)).toBe(names[0]);
  });
  expect(time).toBeLessThan(3000);
});
