import { describe, expect, test } from 'vitest';
import { headerBytes } from '../../../src/engine/bytes/header.ts';
import { caught } from '../../support/caught.ts';
import { planOf, type Wanted } from '../plans.ts';

/** What comes out for the start of a file, up to its first row. */
function headOf(text: string, start: number, wanted: Wanted): string {
  const bytes = Buffer.from(text, 'latin1');
  const place = { start, end: bytes.length, rowsLine: 2 };
  return headerBytes(bytes, place, planOf(wanted)).toString('latin1');
}

const oneHot = { features: [{ columns: ['a'], boundaries: [1], output: 'one_hot' }] };

describe('the header', () => {
  test('stays as it is where no column is new', () => {
    expect(headOf('\n"a", b \r\n', 1, { header: ['a', ' b '] })).toBe('\n"a", b \r\n');
  });

  test('has the names of new columns in place of the old one', () => {
    const wanted = { header: ['x', 'a', 'b'], spec: oneHot };
    expect(headOf('"x","a","b"\r', 0, wanted)).toBe('"x",a_0,a_1,"b"\r');
  });

  test('has the names of new columns after the others, before the line end', () => {
    const wanted = { spec: oneHot, request: { append: true } };
    expect(headOf('a,"b"\r\n', 0, wanted)).toBe('a,"b",a_0,a_1\r\n');
    expect(headOf('a,b', 0, wanted)).toBe('a,b,a_0,a_1');
  });

  test('with a name that needs quotes is rejected in a dialect without quotes', async () => {
    const request = { nameBy: 'label' as const };
    const error = await caught(() =>
      headOf('a,b\n', 0, { spec: oneHot, request, dialect: { quote: null } }),
    );
    expect(error.code).toBe('E_DIALECT');
  });

  test('is none where the input has none', () => {
    const wanted = {
      header: ['1', '2'],
      spec: { boundaries: [1] },
      request: { columns: '1' },
      dialect: { header: false },
    };
    expect(headOf('\n\n', 2, wanted)).toBe('\n\n');
  });
});
