import { describe, expect, test } from 'vitest';
import { flagOwnersHint } from '../../../src/cli/arguments/flag-owners.ts';
import { parseMain, parseOptions } from '../../../src/cli/arguments/parse.ts';
import { COMMANDS } from '../../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../../src/cli/definitions/flags.ts';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { runCli } from '../../support/cli.ts';

const ALL = [{ name: '', flags: FLAGS }, ...COMMANDS];

/** Messages have the same flags everywhere. */
const EVERYWHERE = ['--color', '--debug'];

/** The commands whose first operand is a spec. */
const SPEC_COMMANDS = /^(?:spec|drift|export|verify)/;

const namesOf = (flags: (typeof ALL)[number]['flags']): readonly string[] =>
  flags.flatMap(({ long, short }) => [`--${long}`, ...(short === undefined ? [] : [`-${short}`])]);

function errorOf(command: string, args: readonly string[]): DiscretizeError | undefined {
  try {
    if (command === '') parseMain(args);
    else parseOptions(command, args);
  } catch (error) {
    if (error instanceof DiscretizeError) return error;
    throw error;
  }
  return undefined;
}

describe('a flag of other commands', () => {
  test.each(ALL)(
    '"discretize $name" names their commands, and no other flag',
    ({ name, flags }) => {
      const own = new Set([...namesOf(flags), ...EVERYWHERE]);
      const others = new Set(
        ALL.flatMap((other) => namesOf(other.flags)).filter((x) => !own.has(x)),
      );
      for (const option of others) {
        const error = errorOf(name, [option]);
        expect(error?.message, option).toBe(`unknown flag "${option}"`);
        const isOperand = /^(?:-s|--spec)$/.test(option) && SPEC_COMMANDS.test(name);
        const expected = isOperand
          ? new RegExp(`^write the spec without a flag: discretize ${name} `)
          : new RegExp(`^${option} is a flag of discretize[a-zA-Z, .-]*$`);
        expect(error?.hint, option).toMatch(expected);
      }
    },
  );

  test('has a hint with its commands', () => {
    expect(flagOwnersHint('--event', 'hist')).toBe(
      '--event is a flag of discretize fit --target COLUMN',
    );
    expect(flagOwnersHint('--event=1', 'hist')).toBe(
      '--event is a flag of discretize fit --target COLUMN',
    );
    expect(flagOwnersHint('--append', 'hist')).toBe(
      '--append is a flag of discretize, discretize export',
    );
    expect(flagOwnersHint('-b1,2', 'hist')).toBe(
      '-b is a flag of discretize, discretize hist, discretize explain',
    );
    expect(flagOwnersHint('--else', 'hist')).toBe('--else is a flag of discretize fit');
    expect(flagOwnersHint('--nope', 'hist')).toBeUndefined();
    expect(flagOwnersHint('-s', 'drift')).toBe(
      'write the spec without a flag: discretize drift SPEC [FILE...]',
    );
  });

  test('differs from a misspelled flag of the command', async () => {
    const { stderr } = await runCli(['-b', '1', '--onlyy']);
    expect(stderr).toContain('unknown flag "--onlyy", did you mean --only?');
  });
});
