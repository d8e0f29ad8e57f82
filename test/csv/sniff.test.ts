import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { sniffDelimiter } from '../../src/csv/sniff.ts';

const sniffed = (text: string, isAll = true) =>
  sniffDelimiter(Buffer.from(text), isAll, resolveDialect());

describe('the delimiter that is found', () => {
  test.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1,5;2,5\n'],
    ['\t', 'name\tsays\nx\thello, you; and you\ny\tbye\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [';', '"a,x";"b,y"\n"1;2";3\n'],
    [';', 'a;b;c,d\n1;2;3\n4;5;6,7\n'],
    [',', 'a,b;c\n1,2\n3,4;5\n'],
    [';', '"a\nx,y,z\n,,,,,";b\n1;2\n"q\r\n,,,\n";3\n'],
  ])('is %j', (delimiter, text) => {
    expect(sniffed(text)).toBe(delimiter);
  });

  test('is that of the rows behind comment lines', () => {
    const text = '# x, y, z, w\n#\na;b\n# 1,2,3,4\n1;2\n';
    expect(sniffDelimiter(Buffer.from(text), true, resolveDialect({ comment: '#' }))).toBe(';');
  });

  test('is none where every record has one field', () => {
    expect(sniffed('a\n1\n2\n')).toBeUndefined();
    expect(sniffed('')).toBeUndefined();
  });

  test('does not depend on a last record that is cut', () => {
    expect(sniffed('a;b\n1;2\n3,4,5', false)).toBe(';');
  });

  test('is found in spite of blank lines and a bad record', () => {
    expect(sniffed('a;b\n\n1;2\nx"y;3\n4;5\n6;7\n')).toBe(';');
  });

  test('is that of any table whose fields hold no other candidate', () => {
    const field = fc.constantFrom('1', '2.5', 'text', 'two words', '');
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        const header = rows[0]?.map((_, i) => `c${i}`) ?? [];
        const text = [header, ...rows].map((row) => row.join(delimiter)).join('\n');
        return sniffed(text) === delimiter;
      }),
    );
  });
});
