import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { follows, joinBlocks } from '../../../src/csv/records/join-blocks.ts';
import type { CsvRecord, RecordBlock } from '../../../src/csv/records/record-block.ts';
import { RecordReader } from '../../../src/csv/records/record-reader.ts';

const DIALECT = resolveDialect();

/** A block of one record, which is all of its bytes. */
function blockOf(bytes: Buffer, offset: number): RecordBlock {
  const record: CsvRecord = { fields: [], start: 0, end: bytes.length };
  const origin = { file: 'in.csv', bytes, offset, base: 0, firstLine: 1, dialect: DIALECT };
  return { records: [record], origin, failure: undefined };
}

/** All blocks of a reader that gets the bytes at once. */
function blocksOf(bytes: Buffer): RecordBlock[] {
  const reader = new RecordReader(DIALECT, 'in.csv', 1, 0);
  reader.add(bytes);
  reader.end('end');
  const blocks: RecordBlock[] = [];
  for (let block = reader.next(); block !== undefined; block = reader.next()) blocks.push(block);
  return blocks;
}

describe('blocks that follow one another', () => {
  test('have one piece of memory', () => {
    const all = Buffer.from('ab\ncd\n');
    expect(follows(blockOf(all.subarray(0, 3), 5), blockOf(all.subarray(3), 8))).toBe(true);
    expect(follows(blockOf(all.subarray(0, 3), 5), blockOf(Buffer.from('cd\n'), 8))).toBe(false);
    expect(follows(blockOf(all.subarray(0, 3), 5), blockOf(all.subarray(3), 9))).toBe(false);
  });

  test('are one block, with the records where they are in it', () => {
    const all = Buffer.from('ab\ncd\n');
    const first = blockOf(all.subarray(0, 3), 5);
    const { records, origin } = joinBlocks(first, [blockOf(all.subarray(3), 8)]);
    expect(records.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [3, 6],
    ]);
    expect([origin.bytes.toString(), origin.offset]).toEqual(['ab\ncd\n', 5]);
  });
});

describe('a reader of bad records', () => {
  test('gives a run of them in one block, each with its own place', () => {
    const bytes = Buffer.from('1,2\n'.concat('3"x,4\n'.repeat(100), '5,6\n'));
    const blocks = blocksOf(bytes);
    expect(blocks.length).toBe(1);
    const records = blocks[0]?.records ?? [];
    expect(records.length).toBe(102);
    expect(records.map(({ fault }) => fault?.at.line)).toEqual([
      undefined,
      ...Array.from({ length: 100 }, (_, i) => i + 2),
      undefined,
    ]);
    expect(records[50]?.fault?.at).toMatchObject({
      column: 2,
      byte: 4 + 49 * 6 + 1,
      text: '3"x,4',
    });
    expect(records[101]).toMatchObject({ fields: ['5', '6'], start: 604, end: 608 });
  });

  test('gives a bounded number of them at once', () => {
    const blocks = blocksOf(Buffer.from('3"x,4\n'.repeat(5000)));
    const sizes = blocks.map(({ records }) => records.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1025);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5000);
  });
});
