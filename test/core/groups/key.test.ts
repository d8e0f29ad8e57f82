import { expect, test } from 'vitest';
import { groupKeyOf, keyOf } from '../../../src/core/groups/key.ts';

test.each([
  [['DE']],
  [[null]],
  [['DE', null, 'x:y', '3:abc']],
  [[null, '', '1:']].map((key) => key.map((part) => part || null)),
])('a key of parts is read back as they are: %j', (key) => {
  expect(groupKeyOf(keyOf(key), key.length)).toEqual(key);
});
