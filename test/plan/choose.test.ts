import { describe, expect, test } from 'vitest';
import { POINT } from '../../src/core/cells/notation.ts';
import { bytesOf } from '../../src/csv/byte-string.ts';
import { type Choice, checkChoice, chooseColumns, SAMPLE_ROWS } from '../../src/plan/choose.ts';

const NA = new Set(['', 'NA']);

/** Chooses by numbers with points. */
function choose(
  records: readonly (readonly string[])[],
  header: readonly string[],
  naValues: ReadonlySet<string>,
): Choice {
  return chooseColumns(records, header, { naValues, naNumbers: new Set(), notation: POINT }, POINT);
}

function recordsOf(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((fields) => fields.map(bytesOf));
}

describe('the columns that look numeric', () => {
  test('hold numbers and missing values, and at least one number', () => {
    const rows = [
      ['1', 'NA', 'x', '', '-inf'],
      ['', ' .5 ', '2', 'NA', 'NaN'],
    ];
    const choice = choose(recordsOf(rows), ['a', 'b', 'c', 'd', 'e'], NA);
    expect(choice).toEqual({
      rows: 2,
      chosen: [0, 1, 4],
      leftOut: [
        { name: 'c', reason: '"x" in row 1 is not a number' },
        { name: 'd', reason: 'no numbers' },
      ],
    });
  });

  test('are not chosen if a cell is not a number; the reason names the first, as text', () => {
    const { leftOut } = choose(recordsOf([['1'], ['€é'], ['x']]), ['a'], NA);
    expect(leftOut).toEqual([{ name: 'a', reason: '"€é" in row 2 is not a number' }]);
  });

  test('are not chosen if all cells are missing, NaN too', () => {
    const { chosen } = choose(recordsOf([['NaN'], ['nan'], ['']]), ['a'], NA);
    expect(chosen).toEqual([]);
  });

  test('are missed with the reason: missing cells, invalid ones, or both', () => {
    const reasonOf = (rows: readonly (readonly string[])[], header: readonly string[]): string => {
      try {
        checkChoice(choose(recordsOf(rows), header, NA), header);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const spoiled = 'each holds a cell that is neither a number nor missing';
    expect(
      reasonOf(
        [
          ['', 'NA'],
          ['', ''],
        ],
        ['a', 'b'],
      ),
    ).toBe('no numeric columns: all cells of the first 2 rows are missing');
    expect(reasonOf([['x', 'y']], ['a', 'b'])).toBe(`no numeric columns: ${spoiled}`);
    expect(reasonOf([['x', '']], ['a', 'b'])).toBe(
      `no numeric columns: ${spoiled}, or missing cells only`,
    );
  });

  test('depend on the missing-value strings', () => {
    const records = recordsOf([['-'], ['1']]);
    expect(choose(records, ['a'], NA).chosen).toEqual([]);
    expect(choose(records, ['a'], new Set(['-'])).chosen).toEqual([0]);
    expect(choose(recordsOf([['-99']]), ['a'], new Set(['-99'])).chosen).toEqual([]);
  });

  test('are chosen by the first 1,000 rows; text in a later row does not matter', () => {
    expect(SAMPLE_ROWS).toBe(1000);
    const numbers = Array.from({ length: 1000 }, (_, i) => [String(i)]);
    const late = [...numbers, ['x']];
    expect(choose(recordsOf(late), ['a'], NA).chosen).toEqual([0]);
    expect(choose(recordsOf(late.slice(1)), ['a'], NA)).toEqual({
      rows: 1000,
      chosen: [],
      leftOut: [{ name: 'a', reason: '"x" in row 1000 is not a number' }],
    });
  });

  test('are none if there are no rows', () => {
    expect(choose([], ['a'], NA).chosen).toEqual([]);
  });

  test('are read in the notation of the file, and a number in another one gets a hint', () => {
    const records = recordsOf([['1.234,5', '1,5', '1.5']]);
    const german = { decimal: ',', thousands: '.' } as const;
    const header = ['a', 'b', 'c'];
    const choice = chooseColumns(
      records,
      header,
      { naValues: NA, naNumbers: new Set<number>(), notation: german },
      german,
    );
    expect(choice.chosen).toEqual([0, 1]);
    expect(choice.leftOut[0]?.reason).toMatch(
      /^"1.5" in row 1 is not a number: .*groups of 3 digits/,
    );
    expect(choose(records, header, NA).leftOut.map(({ reason }) => reason)).toEqual([
      '"1.234,5" in row 1 is not a number: with --decimal , --thousands . it is 1234.5',
      '"1,5" in row 1 is not a number: with --decimal , it is 1.5',
    ]);
  });
});
