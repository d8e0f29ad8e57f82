import { describe, expect, test } from 'vitest';
import { CSV, type DialectOptions, parseDelimiter, resolveDialect } from '../../src/csv/dialect.ts';
import { caught } from '../support/caught.ts';

describe('the names of delimiters', () => {
  test.each([
    ['tab', '\t'],
    ['\\t', '\t'],
    ['semi', ';'],
    ['semicolon', ';'],
    ['pipe', '|'],
    ['comma', ','],
    ['space', ' '],
  ])('%s is a delimiter with a name', (name, sign) => {
    expect(parseDelimiter(name)).toBe(sign);
  });

  test.each([[','], ['||'], ['\t'], ['t'], ['→']])('%j stands for itself', (sign) => {
    expect(parseDelimiter(sign)).toBe(sign);
  });
});

describe('a dialect', () => {
  test('is plain CSV by default', () => {
    expect(resolveDialect()).toEqual(CSV);
    expect(resolveDialect({ delimiter: undefined, quote: undefined })).toEqual(CSV);
    expect(CSV).toEqual({
      delimiter: ',',
      quote: '"',
      escape: '"',
      comment: null,
      encoding: 'utf-8',
      header: true,
      names: null,
      lenient: false,
      skip: 0,
      skipFooter: 0,
      headerRows: 1,
      maxRecord: 1_048_576,
      decimal: '.',
      thousands: null,
    });
  });

  test('is frozen', () => {
    expect(Object.isFrozen(resolveDialect())).toBe(true);
  });

  test('escapes a quote with itself by default', () => {
    expect(resolveDialect({ quote: "'" }).escape).toBe("'");
    expect(resolveDialect({ escape: '\\' })).toMatchObject({ quote: '"', escape: '\\' });
    expect(resolveDialect({ escape: null })).toMatchObject({ quote: '"', escape: null });
  });

  test('without quotes has no escape', () => {
    expect(resolveDialect({ quote: null, escape: '\\' })).toMatchObject({
      quote: null,
      escape: null,
    });
  });

  test.each([
    ['UTF8', 'utf-8'],
    ['latin1', 'windows-1252'],
    ['utf-16', 'utf-16le'],
    ['sjis', 'shift_jis'],
  ])('takes %s for the encoding %s', (label, encoding) => {
    expect(resolveDialect({ encoding: label }).encoding).toBe(encoding);
  });

  test.each<[string, DialectOptions]>([
    ['the delimiter is empty', { delimiter: '' }],
    ['the comment is empty', { comment: '' }],
    ['the delimiter contains a line ending', { delimiter: 'a\n' }],
    ['the quote contains a line ending', { quote: '\r' }],
    ['the quote must be one ASCII character, not "\'\'"', { quote: "''" }],
    ['the quote must be one ASCII character, not "«"', { quote: '«' }],
    ['the escape must be one ASCII character, not "ab"', { escape: 'ab' }],
    ['the quote must be one ASCII character, not "\0"', { quote: '\0' }],
    ['the delimiter and the quote are the same', { delimiter: '"' }],
    ['the delimiter and the quote are the same', { delimiter: '|"|' }],
    ['the delimiter and the escape are the same', { delimiter: '\\', escape: '\\' }],
    ['the comment prefix "," contains the delimiter or the quote', { comment: ',' }],
    ['the comment prefix "#\'" contains the delimiter or the quote', { comment: "#'", quote: "'" }],
    [
      'the comment prefix "|" contains the delimiter or the quote',
      { comment: '|', delimiter: '||' },
    ],
  ])('says that %s', async (message, options) => {
    const error = await caught(() => resolveDialect(options));
    expect(error.code).toBe('E_DIALECT');
    expect(error.message).toContain(message);
  });

  test('lists the encodings for an unknown one', async () => {
    const error = await caught(() => resolveDialect({ encoding: 'utf-9' }));
    expect(error).toMatchObject({ code: 'E_DIALECT', message: 'unknown encoding "utf-9"' });
    expect(error.hint).toContain('windows-1252');
  });
});
