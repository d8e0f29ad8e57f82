import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/definitions/command-table.ts';
import { FLAG_GROUPS } from '../../../src/cli/definitions/flags.ts';
import { flagSections } from '../../../src/cli/help/flag-lines.ts';
import { commandHelp } from '../../../src/cli/help/help.ts';

const titlesOf = (name: string): readonly string[] =>
  flagSections(COMMANDS.find((info) => info.name === name)?.flags ?? []).map(({ title }) => title);

describe('the help of a command', () => {
  test.each(COMMANDS)('shows each flag of $name once', ({ flags }) => {
    const shown = flagSections(flags).flatMap((section) => section.flags);
    expect(shown).toHaveLength(flags.length);
    expect(new Set(shown)).toEqual(new Set(flags));
  });

  test('has the headings of --help, in the same order', () => {
    const titles = FLAG_GROUPS.map(({ title }) => title);
    for (const { name } of COMMANDS) {
      const shared = titlesOf(name).filter((title) => titles.includes(title));
      expect(shared, name).toEqual(titles.filter((title) => shared.includes(title)));
    }
    expect(titlesOf('fit')).toEqual([
      'Bins',
      'Fitting',
      'Target',
      'Rules',
      'Output columns',
      'Output files',
      'Dates, durations, written numbers',
      'CSV',
      'Performance and messages',
    ]);
  });

  test('shows flags that only this command has first', () => {
    expect(titlesOf('drift')[0]).toBe('');
    const drift = COMMANDS.find(({ name }) => name === 'drift');
    expect(drift && commandHelp(drift)).toMatch(/\n\n {6}--baseline FILE .*\n {6}--by COLUMNS /);
  });

  test('has no headings if there are few flags', () => {
    expect(titlesOf('spec check')).toEqual(['']);
  });
});
