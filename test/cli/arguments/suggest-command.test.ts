import { describe, expect, test } from 'vitest';
import { FLAGS } from '../../../src/cli/definitions/flags.ts';
import { LEARNING_FLAGS } from '../../../src/cli/definitions/learning-flags.ts';
import { scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn } from '../../support/outcome.ts';

const FILES = { 'in.csv': 'fare,tip\n1,2\n', 'a.json': '[1]', spce: 'v\n1\n', 'b.json': '[1]' };

/** Flags that need boundaries to be learned. */
const LEARNED: ReadonlySet<string> = new Set(LEARNING_FLAGS.map(({ long }) => long));

/** The first line of what a wrong command line is answered with. */
async function answer(...args: readonly string[]): Promise<string> {
  const { stderr } = await outcomeIn(await scratchFolder(FILES), args);
  return stderr.split('\n')[0] ?? '';
}

describe.concurrent('did you mean', () => {
  // A sign, such as one that --decimal takes, has no letters to be swapped.
  test.each(FLAGS.filter(({ words = [] }) => words.some((word) => word.length > 3)))(
    'a word of --$long',
    async ({ long, words = [] }) => {
      const slips = words.filter((word) => word.length > 3);
      const word = slips[0] ?? '';
      const typed = `${word.slice(0, -2)}${word.at(-1)}${word.at(-2)}`;
      const bins = LEARNED.has(long) ? ['-n', '2'] : ['-b', '1'];
      expect(await answer(...bins, `--${long}`, typed, 'in.csv')).toMatch(
        new RegExp(`^error: (?:unknown|invalid) --${long} "${typed}", did you mean "${word}"\\?$`),
      );
    },
  );

  test('a flag', async () => {
    expect(await answer('--boundries', '1', 'in.csv')).toBe(
      'error: unknown flag "--boundries", did you mean --boundaries?',
    );
    expect(await answer('spec', 'a.json', '--lyer', 'x')).toBe(
      'error: unknown flag "--lyer", did you mean --layer?',
    );
  });

  test('a column', async () => {
    const expected = 'error: unknown column "fair", did you mean "fare"?';
    expect(await answer('-b', '1', '-c', 'fair', 'in.csv')).toMatch(
      /unknown column "fair", did you/,
    );
    expect((await answer('-b', 'fair=1', 'in.csv')).slice(-30)).toBe(expected.slice(-30));
  });

  test('a command, where there is no such file', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['hlep'])).toEqual(
      fails(
        66,
        'error: cannot read hlep: no such file or directory, did you mean the command "help"?',
        '  hint: write discretize help; discretize --help lists all commands',
      ),
    );
    expect(await outcomeIn(folder, ['spce', '-b', '1'])).toMatchObject({ stdout: 'v\n1\n' });
    expect(await answer('complation', 'bash')).toContain('did you mean the command "completion"?');
    expect(await answer('-b', '1', 'hlep')).not.toContain('did you mean');
  });

  test('a part of a command', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['spec', 'dif', 'a.json', 'b.json'])).toEqual(
      fails(
        2,
        'error: there is no command "spec dif", did you mean "spec diff"?',
        '  hint: discretize spec --help; for a file named "dif", write ./dif',
      ),
    );
    expect(await answer('spec', 'dif')).toContain('cannot read dif');
    expect(await answer('spec', 'a.json', 'b.json')).toContain('too many arguments');
  });
});
