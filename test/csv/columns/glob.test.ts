import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globMatcher } from '../../../src/csv/columns/glob.ts';

describe('a glob', () => {
  test.each<[string, string[], string[]]>([
    ['tip*', ['tip', 'tips', 'tip_2'], ['ti', 'a tip', 'Tip']],
    ['*ip', ['ip', 'tip', 'ipip'], ['ips', 'i']],
    ['t*p*2', ['tip_2', 'tp2', 'tpp22'], ['tip_2a', 't2']],
    ['?', ['a', '👍', '*', '?'], ['', 'ab']],
    ['a??', ['abc'], ['ab', 'abcd']],
    ['a.b*', ['a.b', 'a.bc'], ['axb']],
    ['(?)', ['(1)'], ['1', '(12)']],
    ['[a]*', ['[a]b'], ['a']],
    ['a*b', ['a\nb', 'a*b'], ['a']],
    ['**', ['', 'a'], []],
  ])('%s matches these names and not those', (glob, these, those) => {
    expect(these.filter((name) => !globMatcher(glob)(name))).toEqual([]);
    expect(those.filter(globMatcher(glob))).toEqual([]);
  });

  test('matches as the regular expression with the same meaning', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
    fc.assert(
      fc.property(text, glob, (name, pattern) => {
        const regular = pattern.replaceAll('*', '.*').replaceAll('?', '.');
        expect(globMatcher(pattern)(name)).toBe(new RegExp(`^${regular}$`).test(name));
      }),
      { numRuns: 2000 },
    );
  });

  test('with many stars is done with a name of a megabyte', () => {
    expect(globMatcher('*a*a*a*a*b')('a'.repeat(1_000_000))).toBe(false);
  });
});
