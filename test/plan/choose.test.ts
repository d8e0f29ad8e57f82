import { describe, expect, test } from 'vitest';
import type { CsvRecord } from '../../src/csv/block.ts';
import { bytesOf } from '../../src/csv/text.ts';
import { chooseColumns, SAMPLE_ROWS } from '../../src/plan/choose.ts';

const NA = new Set(['', 'NA']);

function recordsOf(rows: readonly (readonly string[])[]): CsvRecord[] {
  return rows.map((fields) => ({ fields: fields.map(bytesOf), start: 0, end: 0 }));
}

describe('the columns that look numeric', () => {
  test('hold numbers and missing values, and at least one number', () => {
    const rows = [
      ['1', 'NA', 'x', '', '-inf'],
      ['', ' .5 ', '2', 'NA', 'NaN'],
    ];
    const choice = chooseColumns(recordsOf(rows), ['a', 'b', 'c', 'd', 'e'], NA);
    expect(choice).toEqual({
      chosen: [0, 1, 4],
      leftOut: [
        { name: 'c', reason: '"x" in row 1 is not a number' },
        { name: 'd', reason: 'it holds no number' },
      ],
    });
  });

  test('are left out with the first cell that is no number, as text', () => {
    const { leftOut } = chooseColumns(recordsOf([['1'], ['€é'], ['x']]), ['a'], NA);
    expect(leftOut).toEqual([{ name: 'a', reason: '"€é" in row 2 is not a number' }]);
  });

  test('are left out where all is missing, NaN too', () => {
    const { chosen } = chooseColumns(recordsOf([['NaN'], ['nan'], ['']]), ['a'], NA);
    expect(chosen).toEqual([]);
  });

  test('depend on what counts as missing', () => {
    const records = recordsOf([['-'], ['1']]);
    expect(chooseColumns(records, ['a'], NA).chosen).toEqual([]);
    expect(chooseColumns(records, ['a'], new Set(['-'])).chosen).toEqual([0]);
    expect(chooseColumns(recordsOf([['-99']]), ['a'], new Set(['-99'])).chosen).toEqual([]);
  });

  test('are told by the first 1,000 rows; text in a later row does not matter', () => {
    expect(SAMPLE_ROWS).toBe(1000);
    const numbers = Array.from({ length: 1000 }, (_, i) => [String(i)]);
    const late = [...numbers, ['x']];
    expect(chooseColumns(recordsOf(late), ['a'], NA).chosen).toEqual([0]);
    expect(chooseColumns(recordsOf(late.slice(1)), ['a'], NA)).toEqual({
      chosen: [],
      leftOut: [{ name: 'a', reason: '"x" in row 1000 is not a number' }],
    });
  });

  test('are none where there are no rows', () => {
    expect(chooseColumns([], ['a'], NA).chosen).toEqual([]);
  });
});
