import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const FILES = {
  'data/b.csv': 'v\n2\n',
  'data/a.csv': 'v\n1\n',
  'data/.c.csv': 'v\n3\n',
  'data/d.txt': 'no csv',
  'data/e.csv/in': '',
  'more/a.csv': 'v\n4\n',
  '[x]*.csv': 'v\n5\n',
};

/** Labels tell which files were read, and in which order. */
const LABELS = ['-b', '2,3,4,5', '-m', 'label', '-q'];

describe.concurrent('U7: a glob that no shell has expanded', () => {
  test('is the files that match, in order: no folder, and nothing hidden', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, [...LABELS, 'data/*.csv'])).toEqual(
      prints('v', '"(-inf, 2)"', '"[2, 3)"'),
    );
    expect(await outcomeIn(folder, [...LABELS, '*/?.csv'])).toEqual(
      prints('v', '"(-inf, 2)"', '"[2, 3)"', '"[4, 5)"'),
    );
    expect(await outcomeIn(folder, [...LABELS, './data/.*.csv'])).toEqual(prints('v', '"[3, 4)"'));
  });

  test('is the file that has this very name', async () => {
    const folder = await scratchFolder({ ...FILES, '[x]1.csv': 'v\n1\n' });
    expect(await outcomeIn(folder, [...LABELS, '[x]*.csv'])).toEqual(prints('v', '"[5, +inf)"'));
  });

  test.each([
    ['fit', '-n', '2'],
    ['hist', '--csv'],
  ])('is taken by %s, too', async (...args) => {
    const folder = await scratchFolder(FILES);
    const named = await outcomeIn(folder, [...args, 'data/a.csv', 'data/b.csv']);
    expect(named.status).toBe(0);
    expect(await outcomeIn(folder, [...args, 'data/*.csv'])).toEqual(named);
  });

  test('that matches nothing is an input that is not there', async () => {
    const folder = await scratchFolder(FILES);
    for (const glob of ['none/*.csv', 'data/*.tsv', '*/none.csv']) {
      expect(await outcomeIn(folder, [...LABELS, glob])).toEqual(
        fails(
          66,
          `error: no file matches ${glob}`,
          '  hint: * matches any text, ? any one character',
        ),
      );
    }
  });
});
