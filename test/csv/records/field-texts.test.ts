import { describe, expect, test } from 'vitest';
import { type DialectOptions, resolveDialect } from '../../../src/csv/dialect.ts';
import { fieldTexts } from '../../../src/csv/records/field-texts.ts';
import { readTable } from '../../support/table.ts';

function texts(record: string, options: DialectOptions = {}): string[] {
  const bytes = Buffer.from(record, 'latin1');
  return fieldTexts(bytes, { start: 0, end: bytes.length }, resolveDialect(options));
}

describe('the texts of a record', () => {
  test.each([
    ['1,"a ""b""",\n', ['1', 'a "b"', '']],
    ['"p\nq","",x\r\n', ['p\nq', '', 'x']],
    ['', ['']],
  ])('are those of csv-parse where it is good: %j', (record, fields) => {
    expect(texts(record)).toEqual(fields);
  });

  test.each([
    ['x"y,1', ['x"y', '1']],
    ['"r"s,1', ['"r"s', '1']],
    ['1,"z', ['1', '"z']],
    ['"a,b', ['"a', 'b']],
    ['"a""b"c,"d"', ['"a""b"c', 'd']],
  ])('have all quotes of a field in which one is stray or open: %j', (record, fields) => {
    expect(texts(record)).toEqual(fields);
  });

  test('lose an escape before a quote and before itself, and no other', () => {
    const escape = { escape: '\\' };
    expect(texts('"C:\\temp","\\"x\\"","\\\\n",C:\\\\x', escape)).toEqual([
      'C:\\temp',
      '"x"',
      '\\n',
      'C:\\\\x',
    ]);
  });

  test.each([false, true])(
    'keep a backslash also in a table that is read, lenient: %s',
    async (lenient) => {
      const { rows } = await readTable('a,b\n1,"C:\\temp\\"\\\\"\n', { escape: '\\', lenient });
      expect(rows).toEqual([['1', 'C:\\temp"\\']]);
    },
  );
});
