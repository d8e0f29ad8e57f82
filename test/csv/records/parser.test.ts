import { Parser } from 'csv-parse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DialectOptions, resolveDialect } from '../../../src/csv/dialect.ts';
import { CsvParser } from '../../../src/csv/records/parser.ts';

type Row = readonly [fields: readonly string[], end: number];

/** A parser, and the records that it has taken with their ends. */
function collecting(options?: DialectOptions): { parser: CsvParser; rows: Row[] } {
  const rows: Row[] = [];
  const parser = new CsvParser(resolveDialect(options), (fields, end) =>
    rows.push([fields as readonly string[], end]),
  );
  return { parser, rows };
}

/** Parses pieces up to the first error. @returns its code, or that of the error at the end */
function feed(parser: CsvParser, pieces: readonly string[]): string | undefined {
  for (const piece of pieces) {
    const error = parser.parse(Buffer.from(piece, 'latin1'));
    if (error !== undefined) return error.code;
  }
  return parser.end()?.code;
}

describe('csv-parse without its stream', () => {
  test('takes records with the offsets of their ends, wherever the bytes are cut', () => {
    const text = 'a,b\r\n1,"x, ""y"""\n\n2\r3,';
    const rows: Row[] = [
      [['a', 'b'], 5],
      [['1', 'x, "y"'], 18],
      [[''], 19],
      [['2'], 21],
      [['3', ''], 23],
    ];
    for (let cut = 0; cut <= text.length; cut++) {
      const { parser, rows: taken } = collecting();
      expect(feed(parser, [text.slice(0, cut), text.slice(cut)])).toBeUndefined();
      expect(taken).toEqual(rows);
    }
  });

  test('accepts records of any length after a first one', () => {
    const { parser, rows } = collecting();
    expect(feed(parser, ['a,b\n1\n1,2,3\n\n'])).toBeUndefined();
    expect(rows.map(([fields]) => fields.length)).toEqual([2, 1, 3, 1]);
  });

  test.each([
    ['a quote within an unquoted field', 'a\nb"c\nd\n', 'INVALID_OPENING_QUOTE'],
    ['text after a closing quote', 'a\n"b"c\nd\n', 'CSV_INVALID_CLOSING_QUOTE'],
    ['a quote that is never closed', 'a\n"b\nd\n', 'CSV_QUOTE_NOT_CLOSED'],
  ])('returns the error for %s, after the records before it', (_, text, code) => {
    const { parser, rows } = collecting();
    expect(feed(parser, [text])).toBe(code);
    expect(rows).toEqual([[['a'], 2]]);
  });

  test('returns errors without a stack, which costs more than a short record', () => {
    const { parser } = collecting();
    expect(parser.parse(Buffer.from('b"c\n'))?.stack).not.toMatch(/\n\s+at /);
  });

  test('reads the delimiter, quote, escape character and comments of the dialect', () => {
    const { parser, rows } = collecting({
      delimiter: '§',
      quote: "'",
      escape: '\\',
      comment: '#',
    });
    expect(feed(parser, ["a\xc2\xa7'b\\'\xc2\xa7'\n# c\nd#e\n"])).toBeUndefined();
    expect(rows.map(([fields]) => fields)).toEqual([['a', "b'\xc2\xa7"], ['d#e']]);
  });

  test('begins anew after a reset, in whatever state the bytes before have left it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab,"\r\n#\\'), maxLength: 10 });
    const pieces = fc.array(text, { maxLength: 3 });
    const dialect = fc.constantFrom({}, { comment: '#' }, { escape: '\\' });
    fc.assert(
      fc.property(dialect, pieces, pieces, fc.boolean(), (options, before, after, ends) => {
        const used = collecting(options);
        for (const piece of before) used.parser.parse(Buffer.from(piece));
        if (ends) used.parser.end();
        used.parser.reset();
        used.rows.length = 0;
        const fresh = collecting(options);
        expect(feed(used.parser, after)).toBe(feed(fresh.parser, after));
        expect(used.rows).toEqual(fresh.rows);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The private members of csv-parse's Parser that this project calls or replaces. */
interface Private {
  readonly state: { readonly record: unknown; readonly field: { readonly reset: unknown } };
  readonly info: { readonly bytes: unknown; readonly records: unknown };
  readonly __infoRecord: unknown;
  readonly __infoField: unknown;
  readonly parse: (...args: unknown[]) => unknown;
}

describe('the private part of csv-parse', () => {
  const api = (): Private =>
    (new Parser({ encoding: 'latin1' }) as unknown as { api: Private }).api;

  test('has the members that are called and replaced', () => {
    const { state, info, __infoRecord, __infoField, parse } = api();
    expect(state).toMatchObject({ record: [], field: { reset: expect.any(Function) } });
    expect(info).toMatchObject({ bytes: 0, records: 0 });
    expect([__infoRecord, __infoField, parse]).toEqual(Array(3).fill(expect.any(Function)));
  });

  test('returns errors from parse, and pushes records to its third argument', () => {
    const pushed: unknown[] = [];
    const one = api();
    const error = one.parse(Buffer.from('a,b\nc"d\n'), false, (row: unknown) => pushed.push(row));
    expect(error).toMatchObject({ code: 'INVALID_OPENING_QUOTE' });
    expect(pushed).toEqual([['a', 'b']]);
  });

  test('keeps the objects of a fresh state as they are, but for the record and the field: a shallow copy restores it', () => {
    const one = api();
    const objects = Object.entries(one.state).filter(
      ([name, value]) => typeof value === 'object' && name !== 'record' && name !== 'field',
    );
    const before = JSON.stringify(objects);
    one.parse(Buffer.from('a,b\n1,2\n'), false, () => {});
    expect(JSON.stringify(objects)).toBe(before);
  });
});
