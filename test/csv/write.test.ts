import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/csv/byte-string.ts';
import { type Dialect, type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import type { FileStyle } from '../../src/csv/table/table-source.ts';
import { RecordWriter } from '../../src/csv/write.ts';

const STYLE: FileStyle = { hasBom: false, lineEnd: '\n', hasLineEnd: true };

interface WriterOptions {
  readonly dialect?: DialectOptions;
  readonly style?: Partial<FileStyle>;
  readonly hasLastLineEnd?: boolean;
}

/** Records written one batch after the other, as text. */
function written(batches: readonly string[][][], options: WriterOptions = {}): string {
  const { dialect, style, hasLastLineEnd = true } = options;
  const width = batches.flat()[0]?.length ?? 1;
  const writer = new RecordWriter(resolveDialect(dialect), { ...STYLE, ...style }, width);
  const bytes = batches.map((records) => {
    const done = writer.write(records.map((fields) => fields.map(bytesOf)));
    if (done.failure !== undefined) throw done.failure;
    return done.bytes;
  });
  return Buffer.concat([...bytes, writer.end(hasLastLineEnd)]).toString();
}

describe('records', () => {
  test.each([
    ['plain fields as they are', ['a', ' 1.10 ', '007', '-0', "'"], "a, 1.10 ,007,-0,'\n"],
    ['a delimiter in quotes', ['a,b', 'c'], '"a,b",c\n'],
    ['a quote doubled and in quotes', ['a"b', '"'], '"a""b",""""\n'],
    ['line ends of any kind in quotes', ['a\nb', 'a\rb', 'a\r\nb'], '"a\nb","a\rb","a\r\nb"\n'],
    ['empty fields without quotes', ['', '', ''], ',,\n'],
    ['a lone empty field in quotes', [''], '""\n'],
    ['what formulas begin with as it is', ['=1', '+1', '-1', '@a'], '=1,+1,-1,@a\n'],
    ['NUL bytes', ['\0', 'a'], '\0,a\n'],
  ])('have %s', (_, fields, text) => {
    expect(written([[fields]])).toBe(text);
  });

  test('have line ends other than that of the file in quotes too', () => {
    const record = [['a\nb', 'a\rb', 'c']];
    expect(written([record], { style: { lineEnd: '\r\n' } })).toBe('"a\nb","a\rb",c\r\n');
    expect(written([record], { style: { lineEnd: '\r' } })).toBe('"a\nb","a\rb",c\r');
  });

  test('have the line end of the file between them and between batches', () => {
    const batches = [[['a'], ['b']], [], [['c']]];
    expect(written(batches, { style: { lineEnd: '\r\n' } })).toBe('a\r\nb\r\nc\r\n');
  });

  test('have no line end after the last one where the file has none', () => {
    const batches = [[['a'], ['b']], [['c']]];
    expect(written(batches, { hasLastLineEnd: false })).toBe('a\nb\nc');
  });

  test('have a byte order mark before the first one where the file has one', () => {
    const style = { hasBom: true };
    expect(written([[['a']], [['b']]], { style })).toBe('\ufeffa\nb\n');
    expect(written([[['"']]], { style })).toBe('\ufeff""""\n');
  });

  test('that are none make no bytes', () => {
    expect(written([], { style: { hasBom: true } })).toBe('');
    expect(written([[], []])).toBe('');
  });

  test('have a field in quotes that begins like a comment, and no other', () => {
    const dialect = { comment: '#' };
    expect(written([[['#a', 'b#', '#c']]], { dialect })).toBe('"#a",b#,"#c"\n');
    expect(written([[['.*a', '+b']]], { dialect: { comment: '.*' } })).toBe('".*a",+b\n');
  });

  test('have a field in quotes that begins with a byte order mark', () => {
    expect(written([[['\ufeffa', 'b\ufeff']]])).toBe('"\ufeffa",b\ufeff\n');
  });

  test('begin with a mark of their own if a first field without quotes begins with one', () => {
    const dialect = { quote: null };
    expect(written([[['\ufeffa', 'b']], [['\ufeffc', 'd']]], { dialect })).toBe(
      '\ufeff\ufeffa,b\n\ufeffc,d\n',
    );
    expect(written([[['\ufeffa']]], { dialect, style: { hasBom: true } })).toBe('\ufeff\ufeffa\n');
  });

  test('have a field in quotes that would make a delimiter with the next one', () => {
    expect(written([[['a|', 'b', 'c|']]], { dialect: { delimiter: '||' } })).toBe(
      '"a|"||b||"c|"\n',
    );
  });

  test('have the escape of the dialect, in quotes only', () => {
    const dialect = { escape: '\\' };
    expect(written([[['a\\b', 'a"b', '\\,']]], { dialect })).toBe('a\\b,"a\\"b","\\\\,"\n');
  });
});

/** Reads bytes back with csv-parse, which knows nothing of how they were written. */
function readBack(text: string, dialect: Dialect): string[][] {
  const { delimiter, quote, escape, comment } = dialect;
  const signs = { delimiter, quote, escape, comment, comment_no_infix: true };
  return parse(text, { ...signs, bom: true, record_delimiter: ['\r\n', '\n', '\r'] });
}

const dialects = fc.constantFrom<DialectOptions>(
  {},
  { delimiter: '\t', comment: '#' },
  { delimiter: '||', comment: '//' },
  { delimiter: 'aba', quote: "'" },
  { delimiter: ', ', escape: '\\', comment: '#!' },
  { delimiter: '€', escape: '/', quote: '|' },
);
const styles = fc.record({
  hasBom: fc.boolean(),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
});
const field = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...',\t|ab\'"\\/#!€ \r\n\0\ufeff'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});

describe('written records read back the same', () => {
  test('for any fields, in any dialect', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(table, dialects, styles, fc.boolean(), (records, options, style, hasEnd) => {
        const text = written([records.slice(0, 1), records.slice(1)], {
          dialect: options,
          style,
          hasLastLineEnd: hasEnd,
        });
        expect(readBack(text, resolveDialect(options))).toEqual(records);
        expect(text.startsWith('\ufeff')).toBe(style.hasBom);
        expect(/[\r\n]$/.test(text)).toBe(hasEnd);
      }),
      { numRuns: 2000 },
    );
  });

  test('or is not written, where there are no quotes', () => {
    const options = fc.constantFrom<DialectOptions>(
      { quote: null },
      { quote: null, delimiter: '||', comment: '#' },
      { quote: null, delimiter: 'aba' },
    );
    const table = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 3 });
    let rejected = 0;
    fc.assert(
      fc.property(table, options, (records, signs) => {
        const dialect = resolveDialect(signs);
        const writer = new RecordWriter(dialect, STYLE, 2);
        const { bytes, failure } = writer.write(records.map((fields) => fields.map(bytesOf)));
        const text = Buffer.from(bytes).toString();
        const back = readBack(text, dialect);
        expect(back).toEqual(failure === undefined ? records : records.slice(0, back.length));
        if (failure === undefined) return;
        rejected++;
        expect(failure.code).toBe('E_DIALECT');
        expect(back.length).toBeLessThan(records.length);
        expect(records[back.length]).toContain(failure.received);
      }),
      { numRuns: 2000 },
    );
    expect(rejected).toBeGreaterThan(100);
    expect(rejected).toBeLessThan(1900);
  });
});

describe('without quotes', () => {
  test.each<[string, DialectOptions, string[]]>([
    ['the delimiter', {}, ['a', 'b,c']],
    ['a line end', {}, ['a\r', 'b']],
    ['the start of a delimiter before another one', { delimiter: '||' }, ['a|', 'b']],
    ['a comment sign at the start', { comment: '#' }, ['#a', 'b']],
  ])('a field with %s ends the run after the records before it', (_, options, fields) => {
    const dialect = resolveDialect({ ...options, quote: null });
    const writer = new RecordWriter(dialect, STYLE, 2);
    const { bytes, failure } = writer.write([['1', '2'], fields, ['3', '4']]);
    const { delimiter } = dialect;
    expect(Buffer.from(bytes).toString()).toBe(`1${delimiter}2`);
    expect(failure).toMatchObject({ code: 'E_DIALECT' });
    expect(failure?.message).toMatch(/^".*" cannot be written without quotes$/s);
    expect(failure?.hint).toMatch(/^remove --quote none/);
  });

  test('all else is written as it is', () => {
    const dialect = { quote: null, delimiter: '||', comment: '#' };
    expect(written([[['"a', '#b', 'c|']]], { dialect })).toBe('"a||#b||c|\n');
    expect(written([[['']], [['']]], { dialect })).toBe('\n\n');
  });
});

test('without an escape, a quote in a field ends the run', () => {
  const writer = new RecordWriter(resolveDialect({ escape: null }), STYLE, 1);
  const { bytes, failure } = writer.write([['a,b'], ['é"'.replace('é', '\xc3\xa9')]]);
  expect(Buffer.from(bytes).toString()).toBe('"a,b"');
  expect(failure).toMatchObject({
    code: 'E_DIALECT',
    message: '"é"" cannot be written without an escape',
  });
});
