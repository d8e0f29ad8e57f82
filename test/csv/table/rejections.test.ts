import { describe, expect, test } from 'vitest';
import { rowFault } from '../../../src/core/errors/row-fault.ts';
import {
  allRejected,
  type BadRow,
  Rejections,
  rejectedRow,
} from '../../../src/csv/table/rejections.ts';

function rowOn(line: number): BadRow {
  const fault = rowFault('E_RAGGED_ROW', 'ragged', { file: 'f', line }, () => ({ expected: 2 }));
  return { fault, column: undefined, raw: String.fromCharCode(line) };
}

describe('rejections', () => {
  test('without options end the run with the first bad row', () => {
    const refusals = new Rejections(undefined);
    expect(refusals.isStrict).toBe(true);
    expect(refusals.reject(rowOn(7), 0)).toMatchObject({ code: 'E_RAGGED_ROW', at: { line: 7 } });
  });

  test('are handed on in order, the one that is too many too', async () => {
    const taken: number[] = [];
    const refusals = new Rejections({
      limit: 2,
      take: async ({ fault }) => void taken.push(fault.at.line ?? 0),
    });
    expect([1, 2].map((line) => refusals.reject(rowOn(line), 0))).toEqual([undefined, undefined]);
    await refusals.handOn();
    expect(taken).toEqual([1, 2]);
    expect(refusals.reject(rowOn(3), 0)).toMatchObject({
      code: 'E_TOO_MANY_ERRORS',
      message: 'rejected more than 2 rows',
      at: { file: 'f', line: 3 },
      expected: 2,
    });
    await refusals.handOn();
    expect(taken).toEqual([1, 2, 3]);
  });

  test('after a row that ends the run are forgotten', async () => {
    const taken: number[] = [];
    const take = ({ fault }: BadRow): void => void taken.push(fault.at.line ?? 0);
    const refusals = new Rejections({ limit: Number.POSITIVE_INFINITY, take });
    for (const rows of [0, 1, 2, 3]) refusals.reject(rowOn(rows), rows);
    await refusals.handOn(1);
    await refusals.handOn();
    expect(taken).toEqual([0, 1]);
  });

  test('end a run if their receiver throws', async () => {
    const take = (): void => {
      throw new Error('the disk is full');
    };
    const refusals = new Rejections({ limit: 9, take });
    refusals.reject(rowOn(1), 0);
    await expect(refusals.handOn()).rejects.toThrow('the disk is full');
  });
});

test('a rejected row gets its error and a copy of its bytes on demand', () => {
  const row = rejectedRow(rowOn(0xe9));
  expect(row).toMatchObject({
    error: { code: 'E_RAGGED_ROW', message: 'ragged', at: { file: 'f', line: 0xe9 }, expected: 2 },
    column: undefined,
  });
  expect(row.record).toEqual(Uint8Array.of(0xe9));
});

test('the error where every row was rejected counts them, and names the file of several', () => {
  expect(allRejected(1200, 'a.csv')).toMatchObject({
    code: 'E_ALL_REJECTED',
    message: 'all 1,200 rows were rejected',
    at: { file: 'a.csv' },
  });
  expect(allRejected(1, undefined)).toMatchObject({ message: 'the only row was rejected', at: {} });
});
