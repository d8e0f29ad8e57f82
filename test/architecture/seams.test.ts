import { describe, expect, test } from 'vitest';
import { COLUMN_TYPE_NAMES } from '../../src/column-types/registry.ts';
import { modules } from './modules.ts';

/** The types that other files may name: what they do is no matter of the type alone. */
const NAMED_ELSEWHERE: Readonly<Record<string, string>> = {
  number: 'the type where none is named, and the word of typeof',
  datetime: 'the type of instances of Date, and of flags such as --part and --every',
};

/** The modules with a quoted word in their code, but for those of a folder, and the texts of the help. */
function naming(word: string, folder: string): readonly string[] {
  const quoted = new RegExp(`['"\`]${word}['"\`]`);
  const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return modules
    .filter(({ path }) => !path.startsWith(folder) && !path.startsWith('cli/topics/'))
    .filter(({ text }) => quoted.test(code(text)))
    .map(({ path }) => path);
}

/** The modules that import one of a folder. */
function importing(folder: string): readonly string[] {
  return modules
    .filter(({ imports }) => imports.some((name) => name.startsWith(folder)))
    .map(({ path }) => path);
}

describe('what is to be added in one place', () => {
  test.each(COLUMN_TYPE_NAMES.filter((name) => !Object.hasOwn(NAMED_ELSEWHERE, name)))(
    'no file outside of its folder names the column type %s, and only column-types/ imports it',
    (name) => {
      const folder = `column-types/${name}/`;
      expect(naming(name, folder)).toEqual([]);
      expect(importing(folder)).toContain('column-types/registry.ts');
      expect(importing(folder).filter((path) => !path.startsWith('column-types/'))).toEqual([]);
    },
  );

  test('a file format is named in one table: nothing else opens CSV, or a file of a table', () => {
    const calling = (name: string): readonly string[] =>
      modules
        .filter(({ text }) => new RegExp(`(?<!function )\\b${name}\\(`).test(text))
        .map(({ path }) => path);
    expect(importing('engine/csv-table.ts')).toEqual(['engine/file-formats.ts']);
    expect(calling('openTable')).toEqual(['engine/csv-table.ts']);
    const openers = calling('openTextSource').filter((path) => !path.startsWith('io/'));
    expect(openers).toEqual(['cli/options/file-format.ts']);
    const tables = modules.filter(({ text }) => /implements InputTable\b/.test(text));
    expect(tables.map(({ path }) => path)).toEqual(['engine/row-table.ts']);
  });
});
