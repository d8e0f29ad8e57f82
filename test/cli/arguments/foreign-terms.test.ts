import { describe, expect, test } from 'vitest';
import { foreignFlagHint, foreignWordHint } from '../../../src/cli/arguments/foreign-terms.ts';
import { isFlagName } from '../../../src/cli/definitions/flags.ts';
import { parseNumberList } from '../../../src/core/cells/number-list.ts';
import { scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn } from '../../support/outcome.ts';

describe.concurrent('a flag of another tool', () => {
  test('U2: after --boundaries, is an error for the missing list with the flag of discretize', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const hint = 'write --boundaries LIST; for columns of 0 and 1, write -m one_hot';
    for (const args of [
      ['--boundaries', '--one-hot'],
      ['-b', '--one-hot'],
    ]) {
      expect(await outcomeIn(folder, [...args, 'in.csv'])).toEqual(
        fails(
          2,
          'error: --boundaries has no value: "--one-hot" looks like a flag',
          `  hint: ${hint}`,
        ),
      );
    }
    expect(await outcomeIn(folder, ['-b', '--append', 'in.csv'])).toEqual(
      fails(
        2,
        'error: --boundaries has no value: "--append" is another flag',
        '  hint: write --boundaries LIST, then --append',
      ),
    );
  });

  test.each([
    ['U19', '--all-numeric', 'remove it: all numeric columns are the default'],
    ['U21', '--right', 'for (a, b], write --closed right'],
    ['U11', '--no-color', 'write --color never, or set NO_COLOR=1'],
  ])('%s: %s has a hint with the flag of discretize', async (_, option, hint) => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    expect(await outcomeIn(folder, ['-b', '1', option, 'in.csv'])).toEqual(
      fails(2, `error: unknown flag "${option}"`, `  hint: ${hint}`),
    );
  });

  test('is not a flag of discretize', () => {
    for (const option of ['--right', '--label', '--sep', '--dry-run', '--no-headers']) {
      expect(isFlagName(option)).toBe(false);
      expect(foreignFlagHint(option.toUpperCase())).toBe(foreignFlagHint(option));
    }
    expect(foreignFlagHint('--append')).toBeUndefined();
  });
});

test.each([
  ['quartile', 'for quartiles, write -n 4'],
  ['Deciles', 'for deciles, write -n 10'],
  ['histogram', 'for a histogram, write discretize hist in.csv'],
  ['equal_width', 'for bins of equal width, write -n 5 --strategy uniform, or --width 10'],
  ['bins', 'for N bins, write -n 5; for explicit boundaries, -b 0,10,20'],
  ['digitize', 'for explicit boundaries, write -b 0,10,20'],
  ['fare', undefined],
])('has a hint for %s', (word, hint) => {
  expect(foreignWordHint(word)).toBe(hint);
});

test('suggests an equals sign for a column name in place of boundaries', () => {
  expect(() => parseNumberList('income')).toThrow(
    expect.objectContaining({ hint: 'for the column "income", write income=10,20' }),
  );
});
