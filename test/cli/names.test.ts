import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';

const ROWS = '5,1\n5,2\n,3\n5,4\n';

describe.concurrent('--names', () => {
  test.each([
    { args: ['-b', 'x=2'], stdout: '5,0\n5,1\n,1\n5,1\n' },
    { args: ['-b', '2', '-c', 'x', '-m', 'one_hot', '--append'], stdout: '5,1,1,0\n' },
    { args: ['-n', '2', '-c', 'x'], stdout: '5,0\n5,0\n,1\n5,1\n' },
    { args: ['-b', '2', '-c', 'x', '--no-header'], stdout: '5,0\n5,1\n,1\n5,1\n' },
    { args: ['hist', '-b', '2', '-c', 'x'], stdout: 'x, 4 rows, 1 to 4\n' },
    { args: ['--preview', '-b', 'x=2'], stdout: 'before  |  after\nx       |  x\n' },
    { args: ['fit', '-n', '2', '-c', 'x'], stdout: '"columns": ["x"]' },
    { args: ['fit', '--partial', '-c', 'x'], stdout: '"columns":["x"]' },
  ])('names the columns of a table without a header: $args', async ({ args, stdout }) => {
    for (const engine of ['bytes', 'records']) {
      const run = await runCli([...args, '--names', 'c,x', '--engine', engine], { stdin: ROWS });
      expect(run).toMatchObject({ stderr: '', status: 0 });
      expect(run.stdout).toContain(stdout);
    }
  });

  test('makes an empty sketch of an empty part', async () => {
    const folder = await scratchFolder({ 'a.csv': ROWS, 'b.csv': '' });
    const partial = ['fit', '--partial', '--names', 'c,x', '-c', 'x'];
    await outcomeIn(folder, [...partial, 'a.csv', '-o', 'a.sketch']);
    const empty = await outcomeIn(folder, [...partial, 'b.csv', '-o', 'b.sketch']);
    expect(empty).toMatchObject({ stderr: '', status: 0 });
    const merged = await outcomeIn(folder, ['fit', '--merge', '-n', '2', 'b.sketch', 'a.sketch']);
    expect(merged.stdout).toContain('"columns": ["x"]');
    expect(merged.stdout).toContain('"boundaries": [2.5]');
  });

  test('applies a spec by the names', async () => {
    const folder = await scratchFolder({ 'a.csv': ROWS, 's.json': '{"x":[2.5]}' });
    const run = await outcomeIn(folder, ['-s', 's.json', '--names', 'c,x', 'a.csv', 'a.csv']);
    expect(run.stdout).toBe('5,0\n5,0\n,1\n5,1\n'.repeat(2));
  });

  test.each([
    { names: 'c', error: '<stdin>:1:3: 1 name for 2 columns' },
    { names: 'c,x,y', error: '<stdin>:1:3: 3 names for 2 columns' },
    { names: 'c,c', error: 'error: the column names contain the name "c" twice' },
    { names: 'c,', error: 'error: invalid --names "c,": name 2 is empty' },
  ])('rejects $names', async ({ names, error }) => {
    for (const engine of ['bytes', 'records']) {
      const args = ['-b', '0', '--names', names, '--engine', engine];
      const run = await runCli(args, { stdin: ROWS });
      expect(run.stdout).toBe('');
      expect(run.stderr.split('\n')[0]).toBe(error);
    }
  });
});
