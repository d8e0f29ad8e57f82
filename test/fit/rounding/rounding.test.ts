import { expect, test } from 'vitest';
import { parseNice, parseRounding } from '../../../src/fit/rounding/rounding.ts';

test.each([
  ['gap', { kind: 'gap' }],
  ['None', { kind: 'none' }],
  ['nice', { kind: 'nice', share: 0.01 }],
  ['nice=5%', { kind: 'nice', share: 0.05 }],
  ['nice=0.02', { kind: 'nice', share: 0.02 }],
  ['nice=.5', { kind: 'nice', share: 0.5 }],
  ['nice=0%', undefined],
  ['nice=51%', undefined],
  ['nice=', undefined],
  ['nice=x', undefined],
  ['gap=1%', undefined],
  ['up', undefined],
  ['', undefined],
])('"%s" is read as %j', (text, rounding) => {
  expect(parseRounding(text)).toEqual(rounding);
});

test('a share is a percentage or a part of 1', () => {
  expect(parseNice('7%')).toEqual({ kind: 'nice', share: 0.07 });
  expect(parseNice('-1%')).toBeUndefined();
});
