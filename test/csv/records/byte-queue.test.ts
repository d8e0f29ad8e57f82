import { describe, expect, test } from 'vitest';
import { ByteQueue, joinPieces } from '../../../src/csv/records/byte-queue.ts';

describe('a queue of bytes', () => {
  test('gives pieces as they were added, and nothing for none', () => {
    const queue = new ByteQueue();
    queue.add(Buffer.from('ab'));
    queue.add(new Uint8Array(0));
    queue.add(Buffer.from('c'));
    expect([queue.take(), queue.take(), queue.take()].map(String)).toEqual([
      String(Buffer.from('ab')),
      String(Buffer.from('c')),
      'undefined',
    ]);
  });

  test('gives steps that double after it was slowed', () => {
    const queue = new ByteQueue();
    queue.add(Buffer.alloc(2000));
    queue.slow();
    const sizes = [queue.take(), queue.take(), queue.take(), queue.take()];
    expect(sizes.map((piece) => piece?.length)).toEqual([512, 1024, 464, undefined]);
  });

  test('joins returned bytes with adjacent bytes in memory', () => {
    const queue = new ByteQueue();
    const all = Buffer.from('abcdef');
    queue.add(all.subarray(2));
    queue.putBack(all.subarray(0, 2));
    queue.putBack(Buffer.from('x'));
    expect(
      [queue.take(), queue.take()].map((piece) => piece && Buffer.from(piece).toString()),
    ).toEqual(['x', 'abcdef']);
  });
});

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
