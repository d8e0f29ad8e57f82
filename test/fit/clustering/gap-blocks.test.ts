import { expect, test } from 'vitest';
import { gapBlocks } from '../../../src/fit/clustering/gap-blocks.ts';
import { WithinSs } from '../../../src/fit/clustering/within-ss.ts';
import { exactSpread } from '../exact-spread.ts';

test('wide gaps separate blocks', () => {
  const blocks = gapBlocks(Float64Array.of(-5000, 0, 1, 2, 5000, 5001));
  expect(blocks?.starts).toEqual([0, 1, 4, 6]);
  expect([...(blocks?.blockOf ?? [])]).toEqual([0, 1, 1, 1, 2, 2]);
});

test('values without wide gaps have no blocks', () => {
  expect(gapBlocks(Float64Array.from({ length: 3000 }, (_, i) => i))).toBeUndefined();
  expect(gapBlocks(Float64Array.of(7))).toBeUndefined();
});

test('the spread of a run inside blocks of blocks keeps its digits', () => {
  const values = [0, 2 ** 40, 2 ** 50].flatMap((far) =>
    [0, 2 ** 20].flatMap((near) => Array.from({ length: 5 }, (_, i) => far + near + i * i)),
  );
  const ones = values.map(() => 1);
  const spread = new WithinSs(Float64Array.from(values), Float64Array.from(ones));
  for (let start = 0; start < values.length; start++) {
    for (let end = start + 1; end <= values.length; end++) {
      const { over, under } = exactSpread(values.slice(start, end), ones.slice(start, end));
      const expected = Number(over) / Number(under);
      expect(Math.abs(spread.of(start, end) - expected)).toBeLessThanOrEqual(expected * 2 ** -24);
    }
  }
});
