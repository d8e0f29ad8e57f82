import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../../src/csv/dialect.ts';
import { RejectLines } from '../../../../src/engine/bytes/rejected/reject-lines.ts';
import { FAULT } from '../../../../src/engine/bytes/worker/faults/row-faults.ts';

const TABLE = {
  columns: [
    { position: 0, name: 'a' },
    { position: 1, name: 'b,c' },
  ],
  width: 2,
  dialect: resolveDialect({}),
};

/** The lines of the rejected rows of a text, which begins on line 5 of `in.csv`. */
function linesOf(text: string, rows: readonly (readonly number[])[], table = TABLE): string {
  const bytes = Buffer.from(text);
  const origin = {
    file: 'in.csv',
    bytes,
    offset: 0,
    base: 0,
    firstLine: 5,
    dialect: table.dialect,
  };
  const rejected = { count: rows.length, rows: Int32Array.from(rows.flat()) };
  const lines = new RejectLines(table).lines(origin, rejected, 0);
  return Array.from(lines, (piece) => Buffer.from(piece).toString()).join('');
}

describe('the lines of rejected rows', () => {
  test('have the location, the fault and the row of each kind of fault', () => {
    const text = '1,2\nx,2\n1,\n1,2,3\n1,a"b\n';
    const rows = [
      [4, 8, FAULT.invalid, 0, 4, 5],
      [8, 11, FAULT.missing, 1, 10, 10],
      [11, 17, FAULT.ragged, 3, 15, 0],
      [17, 23, FAULT.stray, 0, 20, 0],
    ];
    expect(linesOf(text, rows)).toBe(
      [
        'in.csv,6,1,a,E_NOT_A_NUMBER,"column ""a"": ""x"" is not a number","x,2"',
        'in.csv,7,3,"b,c",E_MISSING_VALUE,"column ""b,c"": the value is missing ("""")","1,"',
        'in.csv,8,5,,E_RAGGED_ROW,"this row has 3 fields, the header has 2","1,2,3"',
        'in.csv,9,4,,E_STRAY_QUOTE,quote in an unquoted field,"1,a""b"',
        '',
      ].join('\n'),
    );
  });

  test('count characters, and show a cell without its quotes', () => {
    expect(linesOf('"é""y",2\n', [[0, 10, FAULT.invalid, 0, 0, 7]])).toBe(
      'in.csv,5,1,a,E_NOT_A_NUMBER,"column ""a"": ""é""y"" is not a number","""é""""y"",2"\n',
    );
    expect(linesOf('é,x\n', [[0, 5, FAULT.invalid, 1, 3, 4]])).toMatch(/^in\.csv,5,3,/);
  });

  test('are none for no rows', () => {
    expect(linesOf('1,2\n', [])).toBe('');
  });
});
