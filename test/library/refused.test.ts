import { describe, expect, test } from 'vitest';
import type { RejectedRow } from '../../src/csv/table/rejections.ts';
import type { CsvOptions } from '../../src/library/csv/csv-options.ts';
import { discretize } from '../../src/library/csv-discretizer.ts';
import { caught } from '../support/caught.ts';

const BAD = 'a,b\n1,x\nzwei,"y\n"\n3\n5,z\n';

async function bucketed(options: CsvOptions): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of discretize(BAD, { a: [2] }, options)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('onRejected', () => {
  test('takes bad rows with their bytes, and the others are written', async () => {
    const rows: RejectedRow[] = [];
    expect(await bucketed({ onRejected: (row) => void rows.push(row) })).toBe('a,b\n0,x\n1,z\n');
    const seen = rows.map(({ error, column, record }) => [
      error.code,
      error.at.line,
      column,
      Buffer.from(record).toString(),
    ]);
    expect(seen).toEqual([
      ['E_NOT_A_NUMBER', 3, 'a', 'zwei,"y\n"'],
      ['E_RAGGED_ROW', 5, undefined, '3'],
    ]);
  });

  test('ends the run with what it throws, or rejects with', async () => {
    const onRejected = async ({ error }: RejectedRow): Promise<void> => {
      if (error.code === 'E_RAGGED_ROW') throw error;
    };
    expect((await caught(() => bucketed({ onRejected }))).at).toMatchObject({ line: 5 });
  });

  test('is not there by default; lenient is a dialect option', async () => {
    expect((await caught(() => bucketed({}))).code).toBe('E_NOT_A_NUMBER');
    const onRejected = (): void => {};
    expect(await bucketed({ lenient: true, onRejected })).toBe('a,b\n0,x\n1,\n1,z\n');
  });
});
