import { describe, expect, test } from 'vitest';
import { RawLine } from '../../../../../src/engine/bytes/worker/faults/raw-line.ts';

const SIGNS = { delimiter: 44, quote: 34, width: 2, maxRecord: 8 };

/** The facts of a line; undefined if the line is left to csv-parse. */
function lineOf(text: string, signs: Partial<typeof SIGNS> = {}): object | undefined {
  const bytes = Buffer.from(text);
  const line = new RawLine({ ...SIGNS, ...signs }, bytes);
  if (!line.read(0, bytes.length)) return undefined;
  const { content, end, fields, lastField, extra, quote } = line;
  return { content, end, fields, lastField, extra, quote, isGood: line.isGood(0) };
}

describe('a line without quoted fields', () => {
  test.each([
    ['a,b\n', { content: 3, end: 4, fields: 2, lastField: 2, extra: 0, quote: -1, isGood: true }],
    ['a\r\n', { content: 1, end: 3, fields: 1, lastField: 0, extra: 0, quote: -1, isGood: false }],
    [
      'a,b,c\rd',
      { content: 5, end: 6, fields: 3, lastField: 4, extra: 4, quote: -1, isGood: false },
    ],
    ['a,b"c\n', { content: 5, end: 6, fields: 2, lastField: 2, extra: 0, quote: 3, isGood: false }],
    ['\n', { content: 0, end: 1, fields: 1, lastField: 0, extra: 0, quote: -1, isGood: true }],
  ])('%j has its ends, its fields and its first quote', (text, facts) => {
    expect(lineOf(text)).toEqual(facts);
  });

  test('has no stray quote if quotes have no meaning', () => {
    expect(lineOf('"a,b\n', { quote: -1 })).toMatchObject({ fields: 2, quote: -1, isGood: true });
  });

  test.each([
    ['without a line ending', 'a,b'],
    ['that ends with a CR, which may be half of a line ending', 'a,b\r'],
    ['longer than a record may be', 'a,2345678\n'],
    ['with a quoted field', 'a,"b"\n'],
  ])('is not read %s', (_, text) => {
    expect(lineOf(text)).toBeUndefined();
  });

  test('may be as long as a record', () => {
    expect(lineOf('a,345678\n')).toMatchObject({ content: 8, isGood: true });
  });
});
