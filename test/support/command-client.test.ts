import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from './cli.ts';
import { type CommandClient, commandClient } from './command-client.ts';
import { run } from './run.ts';

let client: CommandClient;
beforeAll(async () => {
  client = await commandClient();
});
afterAll(() => client.close());

/** Runs that print on standard output, with arguments that a shell or a protocol could spoil. */
const RUNS: readonly (readonly string[])[] = [
  ['--version'],
  ['-b', '2', '-c', 'a', 'in.csv'],
  ['-b', '2', '-c', 'n\u00e9\n$(x) "y"', 'odd.csv'],
  ['completion', 'zsh'],
  ['-b', '2', '', 'absent.csv'],
  [],
];

describe('the script that stands for the command', () => {
  test.each(RUNS.map((args) => ({ args })))(
    'prints and ends with $args as the command does',
    async ({ args }) => {
      const files = {
        'in.csv': 'a,b\n1,x\n3,y\n',
        'odd.csv': '"n\u00e9\n$(x) ""y""",b\n1,x\n',
        command: client.script,
      };
      const cwd = await scratchFolder(files);
      await chmod(join(cwd, 'command'), 0o755);
      const { stdout, status } = await runCli(args, { cwd, isAlone: true });
      expect(await run(join(cwd, 'command'), args, { cwd })).toEqual({ output: stdout, status });
    },
  );
});
