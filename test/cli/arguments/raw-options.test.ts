import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/definitions/command-table.ts';
import type { Flag } from '../../../src/cli/definitions/flag.ts';
import { FLAGS } from '../../../src/cli/definitions/flags.ts';
import { PARAMETERS } from '../../../src/fit/strategies/names.ts';

const FILE = new URL('../../../src/cli/arguments/raw-options.ts', import.meta.url);

/** Each interface of the file: its members with their types, and what it extends. */
const interfaces = new Map(
  [...readFileSync(FILE, 'utf8').matchAll(/interface (\w+)(?: extends (\w+))? \{([^}]*)\}/g)].map(
    ([, name = '', base, body = '']) => {
      const members = [...body.matchAll(/readonly (\w+)(\??): ([^;]+);/g)].map(
        ([, member = '', optional = '', type = '']) => [member, `${optional}: ${type}`] as const,
      );
      return [name, { base, members: new Map(members) }];
    },
  ),
);

/** The members of an interface, with those of what it extends. */
function membersOf(name: string): ReadonlyMap<string, string> {
  const found = interfaces.get(name);
  if (found === undefined) return new Map();
  return new Map([...(found.base === undefined ? [] : membersOf(found.base)), ...found.members]);
}

/** The name and the type that commander gives to the value of a flag. */
function typed({ long, value, isRepeatable }: Flag): readonly [name: string, type: string] {
  const isNegated = long.startsWith('no-');
  const name = long
    .replace(/^no-/, '')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (isNegated) return [name, ': boolean'];
  if (value === undefined) return [name, '?: true'];
  return [name, isRepeatable === true ? '?: readonly string[]' : '?: string'];
}

/** Flags whose names their strategies own; they are read by name. */
const OWNED: ReadonlySet<string> = new Set(PARAMETERS.map(({ parameter }) => parameter.flag));

/** The interface of the flags of each command; all flags of the others are in `RawOptions`. */
const OF_COMMAND: Readonly<Record<string, string>> = {
  fit: 'RawFitOptions',
  hist: 'RawHistogramOptions',
  export: 'RawExportOptions',
  verify: 'RawVerifyOptions',
  drift: 'RawDriftOptions',
};

const tables = [
  // With --bins the main command takes the flags of a fit.
  { command: '', flags: FLAGS, name: 'RawFitOptions' },
  ...COMMANDS.flatMap(({ name: command, flags }) => {
    const name = OF_COMMAND[command];
    return name === undefined ? [] : [{ command, flags, name }];
  }),
];

describe('the types of flags as typed', () => {
  test.each(tables)(
    'name each flag with its kind of value: discretize $command',
    ({ flags, name }) => {
      const members = membersOf(name);
      const wrong = flags
        .filter(({ long }) => !OWNED.has(long))
        .map(typed)
        .filter(([member, type]) => members.get(member) !== type)
        .map(([member, type]) => ({ member, type, found: members.get(member) }));
      expect(wrong).toEqual([]);
    },
  );

  test('have no other members', () => {
    const all = [...FLAGS, ...COMMANDS.flatMap(({ flags }) => flags)];
    const known = new Set(all.map((flag) => typed(flag)[0]));
    const members = [...interfaces.values()].flatMap((one) => [...one.members.keys()]);
    expect(members.length).toBeGreaterThan(80);
    expect(members.filter((member) => !known.has(member))).toEqual([]);
  });
});
