import { expect, test } from 'vitest';
import { groupKeyOf, isMissingPart, keyOf, keyPart } from '../../../src/core/groups/key.ts';

test.each([
  [['DE']],
  [[null]],
  [['DE', null, 'x:y', '3:abc']],
  [[null, '', '1:']].map((key) => key.map((part) => part || null)),
])('a key of parts is read back as they are: %j', (key) => {
  expect(groupKeyOf(keyOf(key), key.length)).toEqual(key);
});

test.each(['', ' ', '\t', ' \t \t'])('spaces and tabs are a missing part: %j', (text) => {
  expect([keyPart(text), isMissingPart(text)]).toEqual(['', true]);
});

/** All blanks of Unicode but spaces and tabs. */
const BLANKS = Array.from({ length: 2 ** 16 }, (_, code) => String.fromCharCode(code)).filter(
  (sign) => sign.trim() === '' && sign !== ' ' && sign !== '\t',
);

test('a part of other blanks is text as it is', () => {
  expect(BLANKS).toEqual(expect.arrayContaining(['\u00a0', '\u2003', '\u3000', '\ufeff', '\n']));
  for (const text of BLANKS.flatMap((sign) => [sign, ` ${sign}\t`])) {
    expect([keyPart(text), isMissingPart(text)]).toEqual([text, false]);
  }
});
