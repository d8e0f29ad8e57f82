import { COMMANDS } from '../definitions/command-table.ts';
import { TARGET_FLAGS } from '../definitions/commands/target-flags.ts';
import type { Flag } from '../definitions/flag.ts';
import { FLAGS } from '../definitions/flags.ts';

/** The most commands that a hint names. */
const MOST_NAMED = 3;

/** The first operand of commands that read a spec. */
const SPEC_OPERAND = /^(?:SPEC|FILE|\[FILE\]|OLD)$/;

/**
 * The hint for an unknown flag that other commands have: their names.
 *
 * @param option as typed: `--append`, `--append=x`, `-b`, `-b1,2`
 * @param command the command; empty for the main one
 * @returns undefined if no command has the flag
 */
export function flagOwnersHint(option: string, command: string): string | undefined {
  const [name = ''] = /^--[^=]+|^-[^-]/.exec(option) ?? [];
  const operands = COMMANDS.find((one) => one.name === command)?.operands ?? [];
  if (/^(?:-s|--spec)$/.test(name) && SPEC_OPERAND.test(operands[0] ?? '')) {
    return `write the spec without a flag: discretize ${[command, ...operands].join(' ')}`;
  }
  const owners = ownersOf(name);
  if (owners.length === 0) return undefined;
  const shown = owners.slice(0, MOST_NAMED);
  const more = owners.length > MOST_NAMED ? ', ...' : '';
  return `${name} is a flag of ${shown.join(', ')}${more}`;
}

function ownersOf(name: string): readonly string[] {
  const isNamed = ({ long, short }: Flag): boolean => name === `--${long}` || name === `-${short}`;
  if (TARGET_FLAGS.some((flag) => isNamed(flag) && flag.long !== 'target')) {
    return ['discretize fit --target COLUMN'];
  }
  const commands = [{ name: '', flags: FLAGS }, ...COMMANDS];
  return commands
    .filter(({ flags }) => flags.some(isNamed))
    .map((command) => `discretize ${command.name}`.trimEnd());
}
