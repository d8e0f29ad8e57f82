import { describe, expect, test } from 'vitest';
import { checkCommands } from '../../src/export/check-command.ts';

const SQL = { name: 'duckdb', runsWith: 'duckdb' };

function commandsOf(rules: readonly string[], more: object = {}): readonly string[] {
  return checkCommands({ rules, names: [], engine: undefined, ...more }, SQL);
}

describe('the commands that check an export', () => {
  test('have the flags that its rules depend on', () => {
    const rules = ['-c', 'fare', '-m', 'woe', 'specs/a.json'];
    expect(commandsOf(rules, { names: ['--append'], engine: 'duckdb' })).toEqual([
      'discretize export --to duckdb --check --append -c fare -m woe specs/a.json | duckdb',
      'discretize verify --on duckdb -c fare -m woe specs/a.json',
    ]);
  });

  test.each([
    ['a b.json', `'a b.json'`],
    [`it's.json`, `'it'\\''s.json'`],
    ['größe', 'größe'],
    ['$(rm x)', `'$(rm x)'`],
    ['a;b|c&d', `'a;b|c&d'`],
    ['', `''`],
  ])('quote a word as a shell needs it: %s', (word, quoted) => {
    expect(commandsOf([word])).toEqual([
      `discretize export --to duckdb --check ${quoted} | duckdb`,
    ]);
  });

  test('hold nothing that ends a comment in any language', () => {
    const [command = ''] = commandsOf(['a\nb\rc\u2028d\u2029e\u0085f\0g', '*/', '`']);
    expect(command).toContain("'a?b?c?d?e?f?g' '?/' '?'");
  });
});
