import { describe, expect, test } from 'vitest';
import { columnPosition, isSelected, selectColumns } from '../../../src/csv/columns/select.ts';
import { delimiterHint } from '../../../src/csv/likely-delimiter.ts';
import { caught } from '../../support/caught.ts';

const HEADER = ['id', 'fare', 'tip', 'tip_2', 'distance', '7'];

describe('a column list', () => {
  test.each<[string, string, number[]]>([
    ['a name', 'fare', [1]],
    ['names, in the order of the list', 'tip,id', [2, 0]],
    ['blanks around items, which do not count', ' tip , id ', [2, 0]],
    ['empty items, which do not count', ',tip,,id,', [2, 0]],
    ['a position, counted from 1', '2', [1]],
    ['a range of positions, both ends included', '2-4', [1, 2, 3]],
    ['a range of one', '3-3', [2]],
    ['a range of names, both ends included', 'fare..tip_2', [1, 2, 3]],
    ['a glob with *', 'tip*', [2, 3]],
    ['a glob with * in the middle and at the end', '*i*', [0, 2, 3, 4]],
    ['a glob with ?', '??', [0]],
    ['a glob for all', '*', [0, 1, 2, 3, 4, 5]],
    ['a name in quotes', '"fare"', [1]],
    ['columns that are chosen more than once, which count once', 'tip,tip*,3,tip', [2, 3]],
    ['all ways together', '1,tip..tip_2,dist*', [0, 2, 3, 4]],
  ])('has %s', (_, list, positions) => {
    expect(selectColumns(list, HEADER)).toEqual(positions);
  });

  test('takes a name that the header has before any other reading', () => {
    const header = ['a', '1', 'a..c', '1-2', 'a*', '?'];
    expect(selectColumns('1', header)).toEqual([1]);
    expect(selectColumns('a..c', header)).toEqual([2]);
    expect(selectColumns('1-2', header)).toEqual([3]);
    expect(selectColumns('a*', header)).toEqual([4]);
    expect(selectColumns('?', header)).toEqual([5]);
  });

  test('reads an item in quotes as a name only', async () => {
    const header = ['a,b', 'say "x"', ' c ', ''];
    expect(selectColumns('"a,b"', header)).toEqual([0]);
    expect(selectColumns('"say ""x"""', header)).toEqual([1]);
    expect(selectColumns('" c "', header)).toEqual([2]);
    expect(selectColumns('""', header)).toEqual([3]);
    const error = await caught(() => selectColumns('"1"', header));
    expect(error.code).toBe('E_UNKNOWN_COLUMN');
  });

  test.each(['', ' ', ',', ' , ,'])('that is %j is empty', async (list) => {
    const error = await caught(() => selectColumns(list, HEADER));
    expect(error).toMatchObject({ code: 'E_UNKNOWN_COLUMN', message: 'empty column list' });
  });

  test('with an unknown name has a hint on the encoding if the header is not UTF-8', async () => {
    const error = await caught(() => selectColumns('température', ['temp\u{FFFD}rature', 'b']));
    expect(error.hint).toBe(
      'the header is not UTF-8: name its encoding, such as --encoding latin1; ' +
        'the columns are "temp\u{FFFD}rature", "b"',
    );
  });

  test('with an unknown name is rejected, with the name that was meant', async () => {
    const error = await caught(() => selectColumns('fair', HEADER));
    expect(error).toMatchObject({
      code: 'E_UNKNOWN_COLUMN',
      message: 'unknown column "fair", did you mean "fare"?',
      received: 'fair',
      expected: HEADER,
    });
    expect(error.hint).toBe('the columns are "id", "fare", "tip", "tip_2", "distance", "7"');
  });

  test('with an unknown name lists at most twenty of many names', async () => {
    const header = Array.from({ length: 1234 }, (_, i) => `c${i}`);
    const { hint } = await caught(() => selectColumns('unknown', header));
    expect(hint).toMatch(/"c0", .*"c19" and 1,214 more$/);
  });

  test('with an unknown glob explains that nothing matches', async () => {
    const { message } = await caught(() => selectColumns('x*', HEADER));
    expect(message).toBe('no column matches "x*"');
  });

  test.each(['0', '7', '2-7', '0-1', '99999999999999999999'])(
    'with the position %s of six columns is rejected',
    async (list) => {
      const header = HEADER.with(5, 'last');
      const error = await caught(() => selectColumns(list, header));
      expect(error.code).toBe('E_UNKNOWN_COLUMN');
      expect(error.message).toMatch(/^unknown column \d+: the header has 6, counted from 1$/);
    },
  );

  test.each(['3-2', 'tip..fare'])('with the backwards range %s is rejected', async (list) => {
    const error = await caught(() => selectColumns(list, HEADER));
    expect(error).toMatchObject({
      code: 'E_UNKNOWN_COLUMN',
      message: `reversed range "${list}"`,
    });
  });

  test('with a number that the header has twice is rejected, with ranges, which no name is', () => {
    expect(() => selectColumns('1', ['1', '1', 'x'])).toThrow(
      expect.objectContaining({ hint: 'select by position: 1-1 or 2' }),
    );
    expect(selectColumns('1-1', ['1', '1', 'x'])).toEqual([0]);
  });

  test('with a name that the header has twice is rejected, with both positions', async () => {
    const header = ['a', 'b', 'a'];
    for (const list of ['a', '"a"', 'a..b']) {
      const error = await caught(() => selectColumns(list, header));
      expect(error).toMatchObject({
        code: 'E_AMBIGUOUS_COLUMN',
        message: 'the header has several columns "a"',
        hint: 'select by position: 1 or 3',
      });
    }
    expect(selectColumns('3,1', header)).toEqual([2, 0]);
    expect(selectColumns('a*', header)).toEqual([0, 2]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'knows %s only where the header has it',
    async (name) => {
      expect(selectColumns(name, ['a', name])).toEqual([1]);
      const { code } = await caught(() => selectColumns(name, ['a']));
      expect(code).toBe('E_UNKNOWN_COLUMN');
    },
  );
});

test('a list selects the columns that it names, and no others', () => {
  const selected = (list: string): number[] =>
    [...HEADER.keys()].filter((position) => isSelected(list, position, HEADER));
  expect(selected('tip*,id')).toEqual([0, 2, 3]);
  expect(selected('2-3')).toEqual([1, 2]);
});

describe('a list that is a name as a whole', () => {
  test('is that name, commas and all', () => {
    expect(selectColumns('Preis, netto', ['Preis', 'Preis, netto'])).toEqual([1]);
  });
});

describe('where the whole header is one column', () => {
  test.each([
    ['a;b', 'the delimiter is probably ";" (-d semi)'],
    ['a\tb', 'the delimiter is probably a tab (-d tab)'],
    ['a|b', 'the delimiter is probably "|" (-d pipe)'],
    ['a,b', 'the delimiter is probably "," (-d comma)'],
  ])('%j is probably split by another delimiter', async (header, hint) => {
    expect(delimiterHint([header])).toBe(`the header is one column, "${header}": ${hint}`);
    const error = await caught(() => columnPosition('a', [header]));
    expect(error.hint).toContain(hint);
  });

  test('a name without such signs is only a name', () => {
    expect(delimiterHint(['a b'])).toBeUndefined();
    expect(delimiterHint(['a;b', 'c;d'])).toBeUndefined();
    expect(delimiterHint([])).toBeUndefined();
  });
});
