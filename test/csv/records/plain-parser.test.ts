import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dialect, resolveDialect } from '../../../src/csv/dialect.ts';
import { Line } from '../../../src/csv/line.ts';
import { CsvParser, type RecordParser, type TakeRecord } from '../../../src/csv/records/parser.ts';
import { PlainParser } from '../../../src/csv/records/plain-parser.ts';

type Parser = new (dialect: Dialect, take: TakeRecord) => RecordParser;

/** The records that a parser takes, with their ends, and the code of its error. */
function parsed(Parser: Parser, dialect: Dialect, pieces: readonly string[]): object {
  const records: object[] = [];
  const parser = new Parser(dialect, (found, bytes) => {
    if (found instanceof Line) expect(found.width).toBe(found.fields.length);
    records.push({ fields: found instanceof Line ? found.fields : found, bytes });
  });
  const run = (): object => {
    records.length = 0;
    for (const piece of pieces) {
      const error = parser.parse(Buffer.from(piece, 'latin1'));
      if (error !== undefined) return { records: [...records], code: error.code };
    }
    const code = parser.end()?.code;
    return { records: [...records], code };
  };
  const first = run();
  parser.reset();
  return [first, run()];
}

const DIALECTS = [
  resolveDialect(),
  resolveDialect({ delimiter: ';', comment: '#' }),
  resolveDialect({ delimiter: '§', escape: '\\' }),
  resolveDialect({ quote: null }),
];

describe('the parser of the bytes engine', () => {
  test.each(DIALECTS)('takes what csv-parse takes, wherever bytes are cut: %j', (dialect) => {
    const sign = fc.constantFrom(...'ab1,;\r\n\n\n'.split(''), '\xc2\xa7', '"', '#', '\\');
    const plain = fc.constantFrom(...'ab1,;\r\n\n'.split(''), '\xc2\xa7', 'a long text of its own');
    const text = (unit: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
      fc.array(fc.string({ unit, maxLength: 12 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(text(plain), text(sign)), (pieces) => {
        expect(parsed(PlainParser, dialect, pieces)).toEqual(parsed(CsvParser, dialect, pieces));
      }),
      { numRuns: 1000 },
    );
  });

  test('takes a record that comes in many pieces, and one whose CR LF is torn', () => {
    const [dialect] = DIALECTS as [Dialect];
    const [first] = parsed(PlainParser, dialect, [
      'a',
      ',',
      'b\r',
      '\nc',
      '\r',
      'd',
      '',
    ]) as object[];
    expect(first).toEqual({
      records: [
        { fields: ['a', 'b'], bytes: 5 },
        { fields: ['c'], bytes: 7 },
        { fields: ['d'], bytes: 8 },
      ],
      code: undefined,
    });
  });
});
