import { expect, test } from 'vitest';
import { joinPieces } from '../../../src/csv/records/join-pieces.ts';

const ALL = Buffer.from('abcdef');

test('joins pieces that are beside each other in memory without a copy', () => {
  const joined = joinPieces([ALL.subarray(1, 3), ALL.subarray(3, 3), ALL.subarray(3, 5)]);
  expect(joined.toString()).toBe('bcde');
  expect([joined.buffer, joined.byteOffset]).toEqual([ALL.buffer, ALL.byteOffset + 1]);
});

test.each([
  ['other memory', [ALL.subarray(0, 2), Buffer.from('xy')], 'abxy'],
  ['a gap', [ALL.subarray(0, 2), ALL.subarray(3)], 'abdef'],
  ['another order', [ALL.subarray(3), ALL.subarray(0, 3)], 'defabc'],
  ['nothing', [], ''],
])('copies pieces with %s', (_, pieces, text) => {
  expect(joinPieces(pieces).toString()).toBe(text);
});
