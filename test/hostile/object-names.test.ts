import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../src/cli/definitions/flags.ts';
import { scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';

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
  explain: ['x=1'],
  spec: ['spec.json'],
  'spec check': ['spec.json'],
  'spec diff': ['spec.json', 'spec.json'],
  drift: ['spec.json', 'in.csv', '--baseline', 'in.csv'],
  export: ['spec.json'],
  // Its engines take long: it ends where the spec is read.
  verify: ['none.json'],
};

const CASES = [{ name: '', flags: FLAGS }, ...COMMANDS].flatMap(({ name, flags }) =>
  flags
    .filter(({ value }) => value !== undefined)
    .map(({ long }) => ({ command: name, flag: long })),
);

describe.concurrent('a name of every object', () => {
  test.each(CASES)('is a value like others: $command --$flag', async ({ command, flag }) => {
    const folder = await scratchFolder(FILES);
    for (const name of NAMES) {
      const given = [`--${flag}=${name}`, ...(OPERANDS[command] ?? [])];
      const args = [...command.split(' ').filter((word) => word !== ''), ...given];
      const named = await outcomeIn(folder, args);
      expect([0, 1, 2, 65, 66], `${args.join(' ')}\n${named.stderr}`).toContain(named.status);
      expect(named.stderr).not.toMatch(/bug|TypeError|native code|\[object/);
    }
  });
});
