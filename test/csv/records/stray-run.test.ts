import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dialect, resolveDialect } from '../../../src/csv/dialect.ts';
import { type CsvRecord, linesOf, type Origin } from '../../../src/csv/records/record-block.ts';
import { RecordReader } from '../../../src/csv/records/record-reader.ts';
import { strayRun } from '../../../src/csv/records/stray-run.ts';

function plain({ fields, fault, repaired }: CsvRecord, bytes: string): object {
  if (fault === undefined) return { fields, repaired, bytes };
  const error = fault.error();
  return { bytes, error: error.toJSON(), cause: (error.cause as { code?: string })?.code };
}

/** All that a reader finds in pieces of bytes. */
function read(pieces: readonly string[], dialect: Dialect, isQuick: boolean): object[] {
  const reader = new RecordReader(dialect, 'in.csv', 1, 0, isQuick);
  for (const piece of pieces) reader.add(Buffer.from(piece, 'latin1'));
  reader.end('end');
  const found: object[] = [];
  for (let block = reader.next(); block !== undefined; block = reader.next()) {
    const { bytes } = block.origin;
    for (const record of block.records) {
      found.push(plain(record, bytes.toString('latin1', record.start, record.end)));
    }
    if (block.failure !== undefined) return [...found, block.failure.toJSON()];
  }
  return found;
}

function runIn(text: string, dialect: Dialect): readonly CsvRecord[] {
  const bytes = Buffer.from(text);
  const origin: Origin = { file: 'f', bytes, offset: 0, base: 0, firstLine: 7, dialect };
  return strayRun(origin, { from: 0, isTorn: false, lines: linesOf(origin) });
}

describe('records after one with a stray quote', () => {
  test.each([
    resolveDialect(),
    resolveDialect({ lenient: true }),
    resolveDialect({ lenient: true, delimiter: ';', maxRecord: 9 }),
    resolveDialect({ delimiter: '§' }),
    resolveDialect({ escape: '\\' }),
    resolveDialect({ comment: '#' }),
    resolveDialect({ quote: null }),
  ])('are those that csv-parse finds, with the same errors: %j', (dialect) => {
    const sign = fc.constantFrom(
      'a',
      '1',
      ',',
      ';',
      '\xc2\xa7',
      '"',
      '"',
      '#',
      '\\',
      '\n',
      '\n',
      '\r',
      '\0',
    );
    const line = fc.constantFrom(
      'x"y\n',
      'a"b,"c\n',
      '1,2\n',
      'a,b"c";\r\n',
      '"a"b\n',
      '\n',
      '"a\nb",c\n',
    );
    const text = fc.array(fc.oneof(sign, line, line), { maxLength: 25 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (all, size) => {
        const pieces = all.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(read(pieces, dialect, true)).toEqual(read(pieces, dialect, false));
      }),
      { numRuns: 500 },
    );
  });

  test('go up to one with a field that begins with a quote, and to the last whole line', () => {
    const records = runIn('a"b,c\n\n1,2\r\n"x",3\nd"e\n', resolveDialect());
    expect(records.map(({ start, end }) => [start, end])).toEqual([
      [0, 6],
      [6, 7],
      [7, 12],
    ]);
    expect(records[0]?.fault).toMatchObject({
      code: 'E_STRAY_QUOTE',
      message: 'quote in an unquoted field',
      at: { line: 7, column: 2 },
    });
    expect(runIn('1,2\n3,4', resolveDialect())).toHaveLength(1);
  });

  test('are taken as text by a lenient reader', () => {
    const [record] = runIn('a"b,c\n', resolveDialect({ lenient: true }));
    expect(record).toMatchObject({ fields: ['a"b', 'c'], repaired: { quotes: true }, isRaw: true });
  });

  test('are none if comments or escape characters have a meaning', () => {
    expect(runIn('a"b\n', resolveDialect({ comment: '#' }))).toEqual([]);
    expect(runIn('a"b\n', resolveDialect({ escape: '\\' }))).toEqual([]);
  });
});
