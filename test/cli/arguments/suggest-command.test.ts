import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foreignWordHint } from '../../../src/cli/arguments/foreign-terms.ts';
import { FLAGS } from '../../../src/cli/definitions/flags.ts';
import { LEARNING_FLAGS } from '../../../src/cli/definitions/learning-flags.ts';
import { scratchFolder } from '../../support/cli.ts';
import { fails, type Outcome, outcomeIn } from '../../support/outcome.ts';

const FILES = { 'in.csv': 'fare,tip\n1,2\n', 'a.json': '[1]', spce: 'v\n1\n', 'b.json': '[1]' };

/** Flags that need boundaries to be learned. */
const LEARNED: ReadonlySet<string> = new Set(LEARNING_FLAGS.map(({ long }) => long));

/** The first line of what a wrong command line is answered with. */
async function answer(...args: readonly string[]): Promise<string> {
  const { stderr } = await outcomeIn(await scratchFolder(FILES), args);
  return stderr.split('\n')[0] ?? '';
}

describe.concurrent('a suggestion', () => {
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

  test('suggests a flag', async () => {
    expect(await answer('--boundries', '1', 'in.csv')).toBe(
      'error: unknown flag "--boundries", did you mean --boundaries?',
    );
    expect(await answer('spec', 'a.json', '--lyer', 'x')).toBe(
      'error: unknown flag "--lyer", did you mean --layer?',
    );
  });

  test('suggests a column', async () => {
    const expected = 'error: unknown column "fair", did you mean "fare"?';
    expect(await answer('-b', '1', '-c', 'fair', 'in.csv')).toMatch(
      /unknown column "fair", did you/,
    );
    expect((await answer('-b', 'fair=1', 'in.csv')).slice(-30)).toBe(expected.slice(-30));
  });

  test('suggests a command if the file does not exist', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['hlep'])).toEqual(
      fails(
        66,
        'error: cannot read hlep: no such file or directory, did you mean the command "help"?',
        '  hint: use discretize help; discretize --help lists all commands',
      ),
    );
    expect(await outcomeIn(folder, ['spce', '-b', '1'])).toMatchObject({ stdout: 'v\n1\n' });
    expect(await answer('complation', 'bash')).toContain('did you mean the command "completion"?');
    expect(await answer('-b', '1', 'hlep')).not.toContain('a suggestion');
  });

  test.each([
    [
      ['cut', 'in.csv'],
      'for explicit boundaries, write -b 0,10,20; for equal widths, -n 5 --strategy uniform',
    ],
    [['qcut', 'in.csv'], 'for quantile bins, write -n 5'],
    [['digitize', 'in.csv'], 'for explicit boundaries, write -b 0,10,20'],
    [['bins', 'in.csv'], 'for N bins, write -n 5; for explicit boundaries, -b 0,10,20'],
    [['fit', 'quartile', 'in.csv'], 'for quartiles, write -n 4'],
    [['hist', 'deciles', 'in.csv'], 'for deciles, write -n 10'],
    [['describe', 'histogram'], 'for a histogram, write discretize hist in.csv'],
  ])('flags for a word of another tool where a file is expected: %j', async (args, hint) => {
    const word = args.find((one) => foreignWordHint(one) !== undefined);
    expect(await outcomeIn(await scratchFolder(FILES), args)).toEqual(
      fails(66, `error: cannot read ${word}: no such file or directory`, `  hint: ${hint}`),
    );
  });

  test.each([
    [['-b', 'quartile'], 'invalid --boundaries "quartile"', 'for quartiles, write -n 4'],
    [
      ['-b', 'fare', '10,20'],
      'boundary 1 is not a number: "fare"',
      'for the column "fare", write fare=10,20',
    ],
    [
      ['--strategy', 'uniform'],
      '--strategy needs -n, or belongs to fit',
      'add the number of bins: -n 5',
    ],
    [['--nice'], '--nice needs -n, or belongs to fit', 'add the number of bins: -n 5'],
  ])('a value or a flag: %j', async (args, message, hint) => {
    expect(await outcomeIn(await scratchFolder(FILES), [...args, 'in.csv'])).toEqual(
      fails(2, `error: ${message}`, `  hint: ${hint}`),
    );
  });

  test.each([
    ['hist', 'fare', 'in.csv'],
    ['fit', '-n', '2', 'in.csv', 'fare'],
    ['describe', 'fare', 'in.csv'],
    ['-b', '1', 'fare', 'in.csv'],
  ])('-c, for a column in the place of a file: %s %s %s', async (...args) => {
    expect(await outcomeIn(await scratchFolder(FILES), args)).toEqual(
      fails(
        66,
        'error: cannot read fare: no such file or directory',
        '  hint: if "fare" is a column, write -c fare',
      ),
    );
  });

  test('suggests nothing for a single word, which may be a misspelled file name', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['hist', 'fare'])).toEqual(
      fails(66, 'error: cannot read fare: no such file or directory'),
    );
  });

  test('reads a file with the name of a word of another tool', async () => {
    const folder = await scratchFolder({ cut: 'v\n1\n' });
    expect(await outcomeIn(folder, ['cut', '-b', '1'])).toMatchObject({ stdout: 'v\n1\n' });
  });

  test('suggests a subcommand', async () => {
    const folder = await scratchFolder(FILES);
    const run = (): Promise<Outcome> => outcomeIn(folder, ['spec', 'dif', 'a.json', 'b.json']);
    expect(await run()).toEqual(
      fails(
        2,
        'error: unknown command "spec dif", did you mean "spec diff"?',
        '  hint: discretize spec --help lists its flags',
      ),
    );
    await writeFile(join(folder, 'spec'), '');
    expect((await run()).stderr).toContain(
      '  hint: discretize spec --help lists its flags; for the file spec, write ./spec\n',
    );
    expect(await answer('spec', 'dif')).toContain('cannot read dif');
    expect(await answer('spec', 'a.json', 'b.json')).toContain('too many arguments');
  });
});
