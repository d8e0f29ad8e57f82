import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';

/** One cell of each kind that a policy changes or drops; the last three are 60, 3 and 4. */
const TABLE = 'a,b\n1,p\nx,q\n,r\n1e999,s\n9007199254740993,t\n60,u\n3,v\n4,w\n';

const COMMANDS: readonly string[] = [
  '-b 2 -c a',
  '-b 2 -c a --engine records',
  '-b 2 -c a -o out.csv',
  '-b 2 -c a --stats counts.json -o out.csv',
  '-n 2 -c a',
  '--preview -b 2 -c a',
  '--preview -n 2 -c a',
  'hist -b 2 -c a',
  'hist -b 2 -c a --json',
  'hist -n 3 -c a',
  'hist -c a',
  'fit -n 2 -c a',
  'fit -n 2 -c a --sketch',
  'fit --partial -c a',
];

/** What is said under some flags. */
const POLICIES: readonly (readonly [flags: string, lost: string])[] = [
  ['--invalid missing', '1 invalid cell made missing'],
  ['--invalid missing --missing own', '1 invalid cell made missing'],
  ['--invalid drop', '1 row dropped (1 invalid)'],
  ['--invalid drop --missing drop', '2 rows dropped (1 missing, 1 invalid)'],
  ['--invalid missing --missing drop', '2 rows dropped (1 missing, 1 invalid)'],
];

const CASES = COMMANDS.flatMap((command) =>
  POLICIES.map(([flags, lost]) => ({ command, flags, lost })),
);

describe.concurrent('what policies drop or change', () => {
  test.each(CASES)('is reported by $command $flags', async ({ command, flags, lost }) => {
    const folder = await scratchFolder({ 'in.csv': TABLE });
    const args = [...command.split(' '), ...flags.split(' '), 'in.csv'];
    const { stderr, status } = await outcomeIn(folder, args);
    expect(status).toBe(0);
    const lines = stderr.split('\n').filter((line) => line.startsWith('warning: '));
    expect(lines.filter((line) => line.startsWith(`warning: ${lost}, `))).toHaveLength(1);
    expect(stderr).toMatch(/1 (?:number )?too large for float64, counted as infinite/);
    expect(stderr).toContain('1 whole number past 2^53 rounded to float64');
  });

  test.each(COMMANDS)('is left out by --quiet: %s', async (command) => {
    const folder = await scratchFolder({ 'in.csv': TABLE });
    const args = [...command.split(' '), '--invalid', 'drop', '--quiet', 'in.csv'];
    const { stderr, status } = await outcomeIn(folder, args);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('is reported by --preview of the rows that it shows, also before an error', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\nx\n1\ny\n2\nz\n"3\n' });
    const preview = async (...args: readonly string[]): Promise<string> =>
      (await outcomeIn(folder, ['-b', '2', '-c', 'a', '--invalid', 'drop', ...args, 'in.csv']))
        .stderr;
    expect(await preview('--preview=3')).toBe('warning: 2 rows dropped (2 invalid)\n');
    expect(await preview('--preview=9')).toMatch(
      /^warning: 3 rows dropped \(3 invalid\)\nin.csv:7:1: /,
    );
  });

  test.each(['-b 2,50 --outside missing -c a', '--preview -b 2,50 --outside missing -c a'])(
    'is reported of values outside the edges: %s',
    async (command) => {
      const folder = await scratchFolder({ 'in.csv': 'a\n1\n3\n60\n' });
      const { stderr } = await outcomeIn(folder, [...command.split(' '), 'in.csv']);
      expect(stderr).toMatch(/outside the edges made missing/);
    },
  );
});
