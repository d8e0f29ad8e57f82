import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { inheritedRuns } from '../support/inherited-runs.ts';
import { type Outcome, outcomeIn } from '../support/outcome.ts';
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

/** Each command with either engine, which all run in one process with few descriptors. */
const LINES = COMMANDS.flatMap((command) =>
  ['bytes', 'records'].map((engine) => `${command} --engine ${engine} *.csv`),
);

const LIMIT = 'ulimit -n 64;';

describe.concurrent('more files than may be open', () => {
  let runs: readonly Outcome[] = [];
  beforeAll(async () => {
    runs = await inheritedRuns(LINES, await scratchFolder(FILES), { before: LIMIT });
  });

  test.each(COMMANDS)('are read by %s, with either engine', async (command) => {
    const all = `a,b\n${Array.from({ length: COUNT }, (_, i) => `${i},x\n`).join('')}`;
    const other = await scratchFolder({ 'all.csv': all });
    const bare = (text: string): string => text.replace(/"sources":\[.*?\],"/s, '');
    const one = await outcomeIn(other, [...command.split(' '), 'all.csv']);
    const many = runs.filter((_, i) => LINES[i]?.startsWith(`${command} --engine`));
    expect(many).toHaveLength(2);
    for (const run of many) {
      expect({ ...run, stdout: bare(run.stdout) }).toEqual({ ...one, stdout: bare(one.stdout) });
    }
  });

  test('are written over by --in-place', async () => {
    const folder = await scratchFolder(FILES);
    const line = `${LIMIT} $D -b 100 -q --in-place *.csv && cat 1099.csv 1100.csv`;
    expect(await shell(line, folder)).toEqual({
      stdout: 'a,b\n0,x\na,b\n1,x\n',
      stderr: '',
      status: 0,
    });
  });
});
