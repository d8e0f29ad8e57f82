import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/definitions/command-table.ts';
import { FLAGS } from '../../src/cli/definitions/flags.ts';
import { BRIEF_HELP, commandHelp } from '../../src/cli/help/help.ts';
import { asksFor } from '../../src/cli/run-command.ts';
import { runCli } from '../support/cli.ts';

const HELP = { long: 'help', short: 'h' };

describe('a request for help', () => {
  test.each([
    [['-h'], true],
    [['--help'], true],
    [['-qh'], true],
    [['-hq'], true],
    [['in.csv', '-qh', '--nope'], true],
    // The value of -m, of -c and of -d.
    [['-mh'], false],
    [['-qch'], false],
    [['-dh'], false],
    [['-xh'], false],
    [['--h'], false],
    [['--', '-h'], false],
    [['-'], false],
    [['-q'], false],
  ])('is -h, --help, or -h beside other switches: %j', (args, expected) => {
    expect(asksFor(args, HELP, FLAGS)).toBe(expected);
  });

  test('is answered by every command, with other switches too', async () => {
    const main = await runCli(['-qh']);
    expect(main).toMatchObject({ stdout: BRIEF_HELP, stderr: '', status: 0 });
    for (const info of COMMANDS.filter(({ flags }) => flags.some(({ long }) => long === 'help'))) {
      const isQuiet = info.flags.some(({ short }) => short === 'q');
      const run = await runCli([...info.name.split(' '), isQuiet ? '-qh' : '-h']);
      expect(run, info.name).toMatchObject({ stdout: commandHelp(info), stderr: '', status: 0 });
    }
  });

  test('prints the version for -qV', async () => {
    expect((await runCli(['-qV'])).stdout).toBe((await runCli(['--version'])).stdout);
  });
});
