import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';

const TABLE = 'id,wait,when,a\n1,1m30s,2026-03-01,5\n2,PT5M,2026-03-02,15\n3,90s,2026-04-01,25\n';

const FILES = {
  'in.csv': TABLE,
  'report.csv': 'Report of March\nmade by hand\nname,score\nx,1\ny,2\nTotal,3\nend of report\n',
};

describe.concurrent('a likely mistake', () => {
  test.each([
    [['-b', 'a=10', '--quartiles', 'in.csv'], 'for quartiles, write -n 4'],
    [['--deciles', 'in.csv'], 'for deciles, write -n 10'],
    [
      ['--buckets', '4', 'in.csv'],
      'for the number of bins, write -n 5; for boundaries, -b 0,10,20',
    ],
    [['--group-by', 'id', 'in.csv'], 'for boundaries of each group, write --by COLUMN'],
    [['drift', '-s', 'spec.json', 'in.csv'], 'write the spec without a flag: discretize drift'],
    [['drift', 'in.csv', 'in.csv'], 'to fit a spec to a table: discretize fit -n 4 in.csv'],
    [['-s', 'in.csv', 'in.csv'], 'to fit a spec to a table: discretize fit -n 4 in.csv'],
    [['-b', 'score=2', 'report.csv'], 'if the header is further down, add --skip N'],
    [['describe', 'report.csv'], 'if line 3 is the header, add --skip 2; or quote fields'],
    [['describe', '--skip', '2', 'report.csv'], 'for lines after the table, add --skip-footer N'],
    [['-n', '2', '-c', 'wait', 'in.csv'], 'it is a duration: add --type duration'],
    [
      ['-n', '2', '-c', 'when', 'in.csv'],
      'it is a date: add --type datetime, or bins such as --ev',
    ],
    [['-n', '2', '--target', 'a', 'in.csv'], 'write discretize fit --target COLUMN; for svmlight'],
    [
      ['fit', '--partial', '--by', 'id', '-c', 'a', 'in.csv'],
      'fit all files in one run, without --partial\n',
    ],
    [
      ['fit', '--partial', '--type', 'when=datetime', 'in.csv'],
      'fit all files in one run, without --partial; --sketch keeps memory low',
    ],
    [['-n', '2', '--nice', '5%', '-c', 'a', 'in.csv'], 'write --nice=5%'],
    [['-b', 'a=10', '--preview', '20', 'in.csv'], 'write --preview=20'],
    [['hist', '--log', 'counts', 'in.csv'], 'write --log=counts'],
    [
      ['-n', '3', '-c', 'a', '--labels', 'x', 'y', 'z', 'in.csv'],
      'write the list with commas: --labels x,y,z',
    ],
    [['-n', '3', '-c', 'id', 'a', 'in.csv'], 'write the list with commas: -c id,a'],
    [['-n', '3', '-c', 'a', '--labels', 'Q1..Q3', 'in.csv'], 'write 3 labels with commas'],
    [['-n', 'month', '-c', 'when', 'in.csv'], 'for bins of dates, write --every month'],
    [['--width', 'month', '-c', 'when', 'in.csv'], 'for bins of dates, write --every month'],
    [['--every', '10', '-c', 'a', 'in.csv'], 'for numbers, write --width 10'],
    [
      ['-n', '2', '--by', 'when', '--part', 'month', '-c', 'a', 'in.csv'],
      'discretize --part month -c when -m label in.csv | discretize -n 4 --by when -c NAME',
    ],
    [
      ['fit', '--by', 'when', '--every', 'month', '-n', '2', '-c', 'a', 'in.csv'],
      'discretize --every month -c when -m label in.csv | discretize -n 4 --by when -c NAME',
    ],
    [['export', '--to', 'duck', 'in.csv'], '--list prints all targets'],
  ])('%j leads to what there is', async (args, hint) => {
    const { stderr, status } = await runCli(args, { cwd: await scratchFolder(FILES) });
    expect(stderr).toContain(`\n  hint: `);
    expect(stderr).toContain(hint);
    expect(status).not.toBe(0);
  });

  test('cannot overwrite a table with the counts of standard input', async () => {
    const cwd = await scratchFolder(FILES);
    const { stderr, status } = await runCli(['-b', 'a=10', '--stats', 'in.csv'], { cwd });
    expect(stderr).toBe(
      'error: --stats would overwrite in.csv: no input is named\n' +
        '  hint: write --stats counts.json in.csv\n',
    );
    expect(status).toBe(2);
    expect(await readFile(join(cwd, 'in.csv'), 'utf8')).toBe(TABLE);
  });

  test('in the spelling of an output mode is none', async () => {
    const cwd = await scratchFolder(FILES);
    const modes = ['one_hot', 'one-hot', 'onehot', 'OneHot'];
    const runs = await Promise.all(
      modes.map((mode) => runCli(['-b', 'a=10', '-m', mode, '--only', 'in.csv'], { cwd })),
    );
    for (const { stdout } of runs) expect(stdout).toBe('a_0,a_1\n1,0\n0,1\n0,1\n');
  });
});
