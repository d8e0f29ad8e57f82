import { describe, expect, test } from 'vitest';
import { parseNames } from '../../../src/csv/columns/names.ts';
import { caught } from '../../support/caught.ts';

describe('parseNames', () => {
  test.each([
    ['a,b,c', ['a', 'b', 'c']],
    [' a , 2 ', ['a', '2']],
    ['"a,b","c ""d"""', ['a,b', 'c "d"']],
    ['"a', ['"a']],
  ])('reads %j', (list, names) => {
    expect(parseNames(list)).toEqual(names);
  });

  test.each(['', 'a,', ',a', 'a,,b', '""'])('rejects an empty name in %j', async (list) => {
    expect(await caught(() => parseNames(list))).toMatchObject({ code: 'E_USAGE' });
  });
});
