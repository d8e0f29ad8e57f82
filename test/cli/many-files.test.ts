import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { shell } from '../support/start.ts';

/** More than twice as many as may be open. */
const COUNT = 150;

const FILES = Object.fromEntries(
  Array.from({ length: COUNT }, (_, i) => [`${i + 1000}.csv`, `a,b\n${i},x\n`]),
);

/** What each command prints of all files, as it does of one file with all rows. */
const COMMANDS: readonly string[] = [
  '-b 100',
  '-n 4 -c a',
  'hist -c a --csv',
  'hist -n 5 -c a --csv',
  'fit --partial -c a',
];

describe.concurrent('more files than may be open', () => {
  test.each(COMMANDS)('are read by %s, with either engine', async (command) => {
    const folder = await scratchFolder(FILES);
    const all = `a,b\n${Array.from({ length: COUNT }, (_, i) => `${i},x\n`).join('')}`;
    const other = await scratchFolder({ 'all.csv': all });
    const bare = (text: string): string => text.replace(/"sources":\[.*?\],"/s, '');
    const one = await shell(`$D ${command} all.csv`, other);
    for (const engine of ['bytes', 'records']) {
      const many = await shell(`ulimit -n 64; $D ${command} --engine ${engine} *.csv`, folder);
      expect({ ...many, stdout: bare(many.stdout) }).toEqual({
        ...one,
        stdout: bare(one.stdout),
      });
    }
  });

  test('are written over by --in-place', async () => {
    const folder = await scratchFolder(FILES);
    const line = 'ulimit -n 64; $D -b 100 -q --in-place *.csv && cat 1099.csv 1100.csv';
    expect(await shell(line, folder)).toEqual({
      stdout: 'a,b\n0,x\na,b\n1,x\n',
      stderr: '',
      status: 0,
    });
  });
});
