import { describe, expect, test } from 'vitest';
import { strategiesTopic } from '../../src/cli/topics/bins-texts.ts';
import { COLUMN_TYPE_NAMES } from '../../src/column-types/registry.ts';
import { OUTPUT_MODE_NAMES } from '../../src/encode/registry.ts';
import { PARAMETERS, STRATEGY_NAMES } from '../../src/fit/strategies/names.ts';
import { modules } from './modules.ts';

/** The modules outside of the strategies that use one by itself: the default. */
const IMPORTED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  quantile: ['fit/learn.ts'],
};

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

  test.each(STRATEGY_NAMES)(
    'the help of strategies has the strategy %s, or its required flag',
    (name) => {
      const own = PARAMETERS.filter(({ strategy }) => strategy === name);
      const required = own.find(({ parameter }) => parameter.isRequired)?.parameter.flag;
      const line = required === undefined ? `^  ${name} +\\S` : `--${required} `;
      expect(strategiesTopic()).toMatch(new RegExp(line, 'm'));
    },
  );

  test.each(STRATEGY_NAMES)(
    'nothing but the tables of strategies imports the strategy %s, unless it is the default',
    (name) => {
      const folder = `fit/strategies/${name}/`;
      expect(importing(folder).filter((path) => !path.startsWith('fit/strategies/'))).toEqual(
        IMPORTED_ELSEWHERE[name] ?? [],
      );
    },
  );

  test.each(OUTPUT_MODE_NAMES)(
    'nothing but the registry and other modes imports the output mode %s',
    (name) => {
      const users = importing(`encode/modes/${name.replaceAll('_', '-')}.ts`);
      expect(users.filter((path) => !path.startsWith('encode/modes/'))).toEqual([
        'encode/registry.ts',
      ]);
    },
  );
});
