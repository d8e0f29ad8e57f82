import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTextList } from '../../../src/csv/columns/text-list.ts';

describe('parseTextList', () => {
  test.each([
    ['', ['']],
    ['a,b,c', ['a', 'b', 'c']],
    [' a , b c ,', ['a', 'b c', '']],
    ['"a, b",c', ['a, b', 'c']],
    ['c, "a, b" ', ['c', 'a, b']],
    ['" a "', [' a ']],
    ['"a ""b""",""', ['a "b"', '']],
    ['5" pipe,6" pipe', ['5" pipe', '6" pipe']],
    ['"a" b,c', ['"a" b', 'c']],
    ['"a,b', ['"a', 'b']],
    ['"a\nb",c', ['a\nb', 'c']],
  ])('reads %j', (list, texts) => {
    expect(parseTextList(list)).toEqual(texts);
  });

  test('reads any texts that are written in quotes', () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', '\n', '=', 'é') }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(texts, (all) => {
        const list = all.map((text) => `"${text.replaceAll('"', '""')}"`).join(', ');
        expect(parseTextList(list)).toEqual(all);
      }),
    );
  });
});
