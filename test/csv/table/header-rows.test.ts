import { describe, expect, test } from 'vitest';
import { readTable } from '../../support/table.ts';

describe('a header of several rows', () => {
  test('names columns by its fields that are not empty, with _ between them', async () => {
    const table = await readTable('id,fare,,é\n,USD,km,z\n\n1,2,3,4\n', { headerRows: 2 });
    expect(table.header).toEqual(['id', 'fare_USD', 'km', 'é_z']);
    expect(table.rows).toEqual([['1', '2', '3', '4']]);
  });

  test('may have blank lines between its rows, and a byte order mark', async () => {
    const table = await readTable('\ufeff\na,b\n\nc,d\n1,2\n', { headerRows: 2 });
    expect(table).toMatchObject({ header: ['a_c', 'b_d'], rows: [['1', '2']] });
  });

  test('has rows of one width', async () => {
    const { failure } = await readTable('a,b\nc,d,e\n1,2\n', { headerRows: 2 });
    expect(failure).toMatchObject({
      code: 'E_RAGGED_ROW',
      message: 'row 2 of the header has 3 fields, the first has 2',
      at: { line: 2, column: 5 },
    });
  });

  test('has rows of any width if the dialect is lenient', async () => {
    const table = await readTable('a\nc,d\n1,2\n', { headerRows: 2, lenient: true });
    expect(table).toMatchObject({ header: ['a_c', 'd'], rows: [['1', '2']] });
  });

  test('fails if the input has not as many rows', async () => {
    const { failure } = await readTable('a,b\n1,2\n', { headerRows: 3 });
    expect(failure).toMatchObject({
      code: 'E_DIALECT',
      message: 'the input has 2 rows, the header needs 3',
      at: { line: 2 },
    });
  });

  test('fails at its first bad row', async () => {
    const { failure } = await readTable('a,b\nc,"d\n1,2\n', { headerRows: 2 });
    expect(failure).toMatchObject({ code: 'E_QUOTE_NOT_CLOSED', at: { line: 2 } });
  });

  test('is the same in all files', async () => {
    const { failure } = await readTable(['a\nb\n1\n', 'a\nc\n1\n'], { headerRows: 2 });
    expect(failure).toMatchObject({ code: 'E_HEADER_MISMATCH' });
  });

  test('needs a header', async () => {
    await expect(readTable('a\n', { headerRows: 2, header: false })).resolves.toMatchObject({
      failure: { code: 'E_DIALECT', message: 'there are 2 header rows, and no header' },
    });
  });
});
