import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../src/cli/definitions/flags.ts';
import { scratchFolder } from '../support/cli.ts';
import { type Outcome, outcomeIn } from '../support/outcome.ts';

/** Names that every plain object answers to, though nobody put them there. */
const NAMES = ['constructor', '__proto__'];

const FILES = {
  'in.csv': 'x,t,y\n1,2026-01-01,0\n2,2026-02-01,1\n3,2026-03-01,0\n',
  'spec.json': '{"features": [{"columns": ["x"], "boundaries": [2]}]}',
};

/** The operands of each command that takes flags with values. */
const OPERANDS: Readonly<Record<string, readonly string[]>> = {
  '': ['-c', 'x', 'in.csv'],
  describe: ['in.csv'],
  hist: ['in.csv'],
  fit: ['-c', 'x', 'in.csv'],
  'fit --target y': ['-c', 'x', 'in.csv'],
  explain: ['x=1'],
  spec: ['spec.json'],
  'spec check': ['spec.json'],
  'spec diff': ['spec.json', 'spec.json'],
  drift: ['spec.json', 'in.csv', '--baseline', 'in.csv'],
  export: ['spec.json'],
  // Its engines take long: it ends where the spec is read.
  verify: ['none.json'],
};

const FIT_FLAGS = COMMANDS.find(({ name }) => name === 'fit')?.flags ?? [];

const CASES = [
  { name: '', flags: FLAGS },
  ...COMMANDS,
  { name: 'fit --target y', flags: FIT_FLAGS.filter(({ long }) => long !== 'target') },
].flatMap(({ name, flags }) =>
  flags
    .filter(({ value }) => value !== undefined)
    .map(({ long, isOptional = false }) => ({ command: name, flag: long, isOptional })),
);

/** Texts that other programs read as numbers, and cells and flags are not. */
const NOT_NUMBERS = ['0x1', '0b1', '1_0', ''];

/** Runs a command with one more flag. */
async function runWith(command: string, flag: string, value: string): Promise<Outcome> {
  const words = command.split(' ').filter((word) => word !== '');
  const args = [...words, `--${flag}=${value}`, ...(OPERANDS[command] ?? [])];
  return await outcomeIn(await scratchFolder(FILES), args);
}

describe.concurrent('a name of every object', () => {
  test.each(CASES)('is a value like others: $command --$flag', async ({ command, flag }) => {
    for (const name of NAMES) {
      const { stderr, status } = await runWith(command, flag, name);
      expect([0, 1, 2, 65, 66], stderr).toContain(status);
      expect(stderr).not.toMatch(/bug|TypeError|native code|\[object/);
    }
  });
});

describe.concurrent('a flag that takes no text', () => {
  test.each(CASES)('takes no other notation of numbers: $command --$flag', async (one) => {
    const { command, flag, isOptional } = one;
    const isTaken = ({ stderr }: Outcome): boolean => !stderr.includes(`invalid --${flag} `);
    if (isTaken(await runWith(command, flag, 'zz'))) return;
    for (const text of NOT_NUMBERS.filter((it) => it !== '' || !isOptional)) {
      const { status, stderr } = await runWith(command, flag, text);
      expect({ text, status, stderr }).toMatchObject({ text, status: 2 });
    }
  });
});
