import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/core/errors/error.ts';
import { type DialectOptions, resolveDialect } from '../../../src/csv/dialect.ts';
import { countLines } from '../../../src/csv/lines.ts';
import {
  contentEnd,
  isPlaceWhole,
  placeAt,
  type RecordPositions,
  recordPositions,
  recordStart,
} from '../../../src/csv/records/positions.ts';

function anatomyOf(text: string, options: DialectOptions = {}, start = 0): RecordPositions {
  return recordPositions(Buffer.from(text), start, resolveDialect(options));
}

/** The anatomy of a record without fault. */
function sound(...fields: readonly number[]): RecordPositions {
  return { fields, unclosed: undefined, stray: undefined };
}

describe('where the fields of a record start', () => {
  test.each<[string, string, DialectOptions, number[]]>([
    ['unquoted fields', 'a,bc,\nd,e', {}, [0, 2, 5]],
    ['empty fields', ',,', {}, [0, 1, 2]],
    ['nothing', '', {}, [0]],
    ['a blank line', '\n', {}, [0]],
    ['quotes with delimiters and line ends in them', '"a,b","c\r\nd",e', {}, [0, 6, 13]],
    ['doubled quotes', '"a"",b""",c', {}, [0, 10]],
    ['empty quotes', '"",""\n', {}, [0, 3]],
    ['a record that ends in CR', 'a,b\rc,d', {}, [0, 2]],
    ['multi-byte characters, counted in bytes', 'é,"€",𝄞,x', {}, [0, 3, 9, 14]],
    ['a delimiter of two characters', 'a||"||"|||b', { delimiter: '||' }, [0, 3, 9]],
    ['a delimiter that is no ASCII', 'a→b→', { delimiter: '→' }, [0, 4, 8]],
    ['an escape other than the quote', '"a\\",b","\\\\",c', { escape: '\\' }, [0, 8, 13]],
    ['quotes that mean nothing', '"a,b",c', { quote: null }, [0, 3, 6]],
    ['quotes without an escape', '"a\\",b', { escape: null }, [0, 5]],
  ])('with %s', (_, text, options, fields) => {
    expect(anatomyOf(text, options)).toEqual(sound(...fields));
  });

  test('from the middle of the bytes', () => {
    expect(anatomyOf('a,b\n"c,d",e\nf', {}, 4)).toEqual(sound(4, 10));
  });

  test('up to a quote that is never closed', () => {
    expect(anatomyOf('a,"b,c\nd')).toEqual({ fields: [0, 2], unclosed: 2, stray: undefined });
    expect(anatomyOf('"a""')).toEqual({ fields: [0], unclosed: 0, stray: undefined });
    const escaped = anatomyOf('"a\\"', { escape: '\\' });
    expect(escaped).toEqual({ fields: [0], unclosed: 0, stray: undefined });
  });

  test('up to a stray quote', () => {
    expect(anatomyOf('a,bc"d"')).toEqual({ fields: [0, 2], unclosed: undefined, stray: 4 });
    expect(anatomyOf('a,"b" ,c')).toEqual({ fields: [0, 2], unclosed: undefined, stray: 5 });
    expect(anatomyOf('"a"b"')).toEqual({ fields: [0], unclosed: undefined, stray: 3 });
  });

  test('and accepts the bytes that csv-parse accepts after a closing quote', () => {
    expect(anatomyOf('"a"\0,b')).toEqual(sound(0, 5));
    expect(anatomyOf('"a"#b,c', { comment: '#' })).toEqual(sound(0, 6));
    const stray = anatomyOf('"a"#b"', { comment: '#' });
    expect(stray).toEqual({ fields: [0], unclosed: undefined, stray: 5 });
  });
});

describe('where a record starts', () => {
  test.each<[string, string, number]>([
    ['at once', 'a,#b\n', 0],
    ['after a comment', '# "x"\na', 6],
    ['after comments with all line ends', '#\r\n#\r#\na', 7],
    ['on a blank line after a comment', '#\n\na', 2],
    ['on a blank line', '\n#\na', 0],
    ['at the end, after a comment that ends', '#\n', 2],
    ['at the end, after a comment that goes on', '#\n#abc', 6],
  ])('%s', (_, text, start) => {
    const dialect = resolveDialect({ comment: '#' });
    expect(recordStart(Buffer.from(text), 0, dialect)).toBe(start);
  });

  test('at once where there are no comments', () => {
    expect(recordStart(Buffer.from('#a\nb'), 0, resolveDialect())).toBe(0);
  });

  test('after a comment sign of more than one character', () => {
    const dialect = resolveDialect({ comment: '//' });
    expect(recordStart(Buffer.from('//a\n/b'), 0, dialect)).toBe(4);
  });
});

describe('where a record ends', () => {
  test.each([
    ['a\n', 1],
    ['a\r\n', 1],
    ['a\r', 1],
    ['a', 1],
    ['a\n\n', 2],
    ['a\n\r', 2],
    ['', 0],
    ['\r\n', 0],
  ])('%j has one line end at most', (text, end) => {
    const bytes = Buffer.from(`x\n${text}y`);
    expect(contentEnd(bytes, 2, 2 + text.length)).toBe(2 + end);
  });

  test('it takes no CR that is of the record before', () => {
    expect(contentEnd(Buffer.from('a\r\n'), 2, 3)).toBe(2);
  });
});

describe('lines', () => {
  test.each([
    ['', 0],
    ['a', 0],
    ['a\nb\n', 2],
    ['a\r\nb\r\n', 2],
    ['a\rb\r', 2],
    ['a\n\r\r\n\r', 4],
    ['"a\r\nb\r\nc"', 2],
  ])('%j ends %i of them', (text, lines) => {
    expect(countLines(Buffer.from(text))).toBe(lines);
  });

  test('are counted up to a byte, between CR and LF too', () => {
    const bytes = Buffer.from('a\r\nb\n');
    expect([0, 1, 2, 3, 4, 5].map((end) => countLines(bytes, end))).toEqual([0, 0, 0, 1, 1, 2]);
  });
});

describe('a place', () => {
  const place = (bytes: Buffer, offset: number, line = 1, base?: number): Place =>
    placeAt({ bytes, file: 'in.csv', offset: 0, base }, offset, { offset: 0, line });

  test('has a line and a column counted from 1, and the text of its line', () => {
    expect(place(Buffer.from('a,b\nc,d\ne'), 6)).toEqual({
      file: 'in.csv',
      line: 2,
      column: 3,
      text: 'c,d',
    });
  });

  test('counts lines from the first line of the bytes', () => {
    expect(place(Buffer.from('a\nb'), 2, 41)).toMatchObject({ line: 42, column: 1 });
  });

  test.each(['\n', '\r\n', '\r'])('knows a line end %j, in quotes too', (end) => {
    const bytes = Buffer.from(`x${end}"a${end}b",c${end}d`);
    expect(place(bytes, bytes.indexOf('c'))).toEqual({
      file: 'in.csv',
      line: 3,
      column: 4,
      text: 'b",c',
    });
  });

  test('knows how many bytes of the input come before it, where that is known', () => {
    const bytes = Buffer.from('é\nb,c');
    expect(place(bytes, bytes.indexOf('c'), 1, 100).byte).toBe(105);
    const origin = { bytes, file: 'f', offset: 20, base: 3 };
    expect(placeAt(origin, 3, { offset: 3, line: 9 })).toMatchObject({ line: 9, byte: 26 });
    expect('byte' in place(bytes, 3)).toBe(false);
  });

  test('counts a character as one column, whatever its bytes', () => {
    const bytes = Buffer.from('é€𝄞,x');
    expect(place(bytes, bytes.indexOf('x'))).toMatchObject({ column: 5, text: 'é€𝄞,x' });
  });

  test('shows invalid UTF-8 as U+FFFD', () => {
    expect(place(Buffer.from('\xff,x', 'latin1'), 2)).toMatchObject({
      column: 3,
      text: '\ufffd,x',
    });
  });

  test('shows 500 bytes of a line after it, and is whole when they are there', () => {
    const bytes = Buffer.from(`x,${'y'.repeat(2000)}`);
    expect(place(bytes, 2).text).toBe(`x,${'y'.repeat(500)}`);
    expect(isPlaceWhole(bytes, 2)).toBe(true);
    expect(isPlaceWhole(bytes.subarray(0, 502), 2)).toBe(true);
    expect(isPlaceWhole(bytes.subarray(0, 501), 2)).toBe(false);
  });

  test('is whole when its line is', () => {
    expect(isPlaceWhole(Buffer.from('a,b\n'), 2)).toBe(true);
    expect(isPlaceWhole(Buffer.from('a,b\r'), 2)).toBe(true);
    expect(isPlaceWhole(Buffer.from('a\nb'), 2)).toBe(false);
  });
});
