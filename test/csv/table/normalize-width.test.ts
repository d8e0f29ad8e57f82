import { describe, expect, test } from 'vitest';
import { readTable } from '../../support/table.ts';

describe('a blank line', () => {
  test('is removed from a table of several columns', async () => {
    const { header, rows } = await readTable('\n\r\na,b\n\n1,"2"\n\n\r3,4\n\n');
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('is an empty cell in a table of one column', async () => {
    const { header, rows } = await readTable('\n\na\n\n1\n\n\n2\n\n');
    expect(header).toEqual(['a']);
    expect(rows).toEqual([[''], ['1'], [''], [''], ['2'], ['']]);
  });

  test('is no line with a quoted empty field', async () => {
    const { rows, failure } = await readTable('a,b\n""\n');
    expect(rows).toEqual([]);
    expect(failure).toMatchObject({ code: 'E_RAGGED_ROW', at: { line: 2, column: 1 } });
    expect(await readTable('""\n""\n')).toMatchObject({ header: [''], rows: [['']] });
  });
});

describe('a ragged row', () => {
  test('with too many fields is reported at the first one that is too many', async () => {
    const { rows, failure } = await readTable('a,b\n1,2\n\n3,"4\n",5,6\n7\n');
    expect(rows).toEqual([['1', '2']]);
    expect(failure).toMatchObject({
      code: 'E_RAGGED_ROW',
      message: 'this row has 4 fields, the header has 2',
      expected: 2,
      received: 4,
      at: { file: 'in.csv', line: 5, column: 3, text: '",5,6' },
      hint: 'quote fields that contain the delimiter',
    });
  });

  test('with too few fields is reported at its last one', async () => {
    const { failure } = await readTable('a,b,c\r\n1,2,3\r\n4,é\r\n');
    expect(failure).toMatchObject({
      message: 'this row has 2 fields, the header has 3',
      at: { line: 3, column: 3, text: '4,é' },
      hint: 'check for a missing delimiter or a truncated row; for lines after the table, add --skip-footer N',
    });
  });

  test('is measured by the first row if there is no header', async () => {
    const { failure } = await readTable('1,2\n3\n', { header: false });
    expect(failure?.message).toBe('this row has 1 field, the first row has 2');
  });

  test('is reported on the right line after CR LF in quotes', async () => {
    const { failure } = await readTable('a,b\r\n1,"2\r\n3\r\n4"\r\n5,"6\r\n7"\r\n8\r\n');
    expect(failure?.at).toMatchObject({ line: 7, column: 1, text: '8' });
  });
});
