import { describe, expect, test } from 'vitest';
import { type DialectOptions, resolveDialect } from '../../../src/csv/dialect.ts';
import { plainFieldStart, plainRecord } from '../../../src/csv/records/plain-record.ts';
import { recordPositions } from '../../../src/csv/records/positions.ts';
import type { CsvRecord } from '../../../src/csv/records/record-block.ts';

/** What is plain of a record that is all of some text. */
function plainOf(text: string, options: DialectOptions = {}): ReturnType<typeof plainRecord> {
  const bytes = Buffer.from(text);
  const dialect = resolveDialect(options);
  const record: CsvRecord = { fields: [], start: 0, end: bytes.length };
  const origin = { file: 'in.csv', bytes, offset: 0, base: 0, firstLine: 1, dialect };
  return plainRecord(origin, record);
}

describe('a plain record', () => {
  test.each([
    ['1,2\n', '1,2', '\n'],
    ['1,2\r\n', '1,2', '\r\n'],
    ['1,2\r', '1,2', '\r'],
    ['1,2', '1,2', ''],
    ['\n', '', '\n'],
    ['', '', ''],
  ])('is %j without its line end', (text, content, lineEnd) => {
    expect(plainOf(text)).toEqual({ content, lineEnd });
  });

  test.each<[string, string, DialectOptions]>([
    ['a quote', '1,"2"\n', {}],
    ['another quote', "1,'2'\n", { quote: "'" }],
    ['an escape', '1,\\2\n', { escape: '\\' }],
    ['a comment before it', '# c\n1,2\n', { comment: '#' }],
  ])('is none with %s', (_, text, options) => {
    expect(plainOf(text, options)).toBeUndefined();
  });

  test('may have quotes if quotes are text', () => {
    expect(plainOf('1,"2\n', { quote: null })?.content).toBe('1,"2');
  });
});

describe('the start of a field of a plain record', () => {
  test.each([
    ['1,22,,é,5', ','],
    ['1||22||||4', '||'],
    ['', ','],
    [',', ','],
  ])('in %j is where the walk over all fields finds it', (text, delimiter) => {
    const dialect = resolveDialect({ delimiter });
    const { fields } = recordPositions(Buffer.from(text), 0, dialect, 'text');
    const content = Buffer.from(text).toString('latin1');
    const last = fields.length - 1;
    for (let i = 0; i <= last + 2; i++) {
      expect(plainFieldStart(content, i, dialect)).toBe(fields[Math.min(i, last)]);
    }
  });
});
