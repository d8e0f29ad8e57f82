import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, type Outcome, outcome } from '../support/outcome.ts';

const FILES = {
  'in.csv': 'g,v\na,1\na,2\na,9\nb,4\nb,5\nb,6\n',
  'other.csv': 'g,v\na,1\nz,2\n',
  'spec.json': JSON.stringify({
    features: [
      {
        columns: ['v'],
        boundaries: [4.5],
        by: ['g'],
        groups: [
          { key: ['a'], boundaries: [2] },
          { key: ['b'], boundaries: [5] },
        ],
        else: 'error',
      },
    ],
  }),
};

async function run(...args: readonly string[]): Promise<Outcome> {
  return outcome(await runCli(args, { cwd: await scratchFolder(FILES) }));
}

describe.concurrent('groups on the command line', () => {
  test.each(['bytes', 'records'])('are learned and applied in one command: %s', async (engine) => {
    const found = await run('-q', '-n', '2', '--by', 'g', '-c', 'v', '--engine', engine, 'in.csv');
    expect(found).toEqual({
      stdout: 'g,v\na,0\na,1\na,1\nb,0\nb,1\nb,1\n',
      stderr: '',
      status: 0,
    });
  });

  test.each(['bytes', 'records'])(
    'end the run at a row of an unknown group, where the spec says so: %s',
    async (engine) => {
      const found = await run('-s', 'spec.json', '--engine', engine, 'other.csv');
      expect(found).toMatchObject({ stdout: 'g,v\na,0\n', status: 1 });
      expect(found.stderr).toContain('other.csv:3:1: unknown group of g: "z"');
      expect((await run('explain', 'E_UNKNOWN_GROUP')).stdout).toContain('--else all');
    },
  );

  test.each([
    [['hist', '--by', 'g', '--min-rows', '2', '-c', 'v', 'in.csv'], 'unknown flag "--min-rows"'],
    [['hist', '--by', 'g', '--weight', 'v', '-c', 'v', 'in.csv'], 'cannot use --by with --weight'],
    [['hist', '-s', 'spec.json', 'in.csv'], 'groups'],
    [['export', '--to', 'onnx', 'spec.json'], 'cannot export to onnx: groups by g'],
    [['fit', '--partial', '--by', 'g', 'in.csv'], 'cannot use --by with --partial'],
    [['fit', '--sketch', '--by', 'g', 'in.csv'], '--by'],
    [['fit', '-n', '2', '--by', 'w', '-c', 'v', 'in.csv'], 'unknown column "w"'],
  ])('are rejected by name where nothing knows them: %j', async (args, message) => {
    const found = await run(...args);
    expect(found).toMatchObject({ stdout: '', status: 2 });
    expect(found.stderr).toContain(message);
  });
});

describe.concurrent('groups that a spec does not know', () => {
  test.each([
    ['bytes', 'all'],
    ['records', 'all'],
    ['bytes', 'missing'],
    ['records', 'missing'],
  ])(
    'are counted in a warning, the summary and --stats, by the %s engine: %s',
    async (engine, other) => {
      const spec = FILES['spec.json'].replace('"error"', `"${other}"`);
      const cwd = await scratchFolder({ ...FILES, 'spec.json': spec });
      const args = ['-s', 'spec.json', '--engine', engine, '--stats', 's.json', '--verbose'];
      const { stderr, status } = await runCli([...args, 'other.csv'], { cwd });
      expect(status).toBe(0);
      expect(stderr).toContain('1 cell of groups that the spec does not know');
      expect(stderr).toContain(', 1 of unknown groups\n');
      const stats = JSON.parse(await readFile(join(cwd, 's.json'), 'utf8'));
      expect(stats.features[0]).toMatchObject({ unknown_groups: 1, outside: 0 });
      expect(stderr).not.toContain('outside');
      const known = await runCli([...args, 'in.csv'], { cwd });
      expect(known.stderr).not.toContain('groups that');
      const none = JSON.parse(await readFile(join(cwd, 's.json'), 'utf8'));
      expect(none.features[0]).not.toHaveProperty('unknown_groups');
    },
  );
});

describe.concurrent('the histograms of groups', () => {
  test.each(['bytes', 'records'])(
    'have the bins of all rows, those with the most rows first: %s',
    async (engine) => {
      const cwd = await scratchFolder({ 'in.csv': 'g,h,v\na,1,1\nb,1,2\nb,1,9\nb,1,\n,1,9\n' });
      const by = ['hist', '-q', '--by', 'g', '-c', 'v', '--engine', engine];
      const json = await runCli([...by, '-b', '5', '--json', 'in.csv'], { cwd });
      expect(JSON.parse(json.stdout)[0]).toMatchObject({
        by: ['g'],
        groups: [
          { key: ['b'], rows: 3, missing: 1, outside: 0, counts: [1, 1] },
          { key: ['a'], rows: 1, missing: 0, counts: [1, 0] },
          { key: [null], rows: 1, missing: 0, counts: [0, 1] },
        ],
      });
      const csv = await runCli([...by, '-b', '5', '--csv', 'in.csv'], { cwd });
      expect(csv.stdout.split('\n').slice(0, 5)).toEqual([
        'g,feature,bin,label,lower,upper,count,share',
        'b,v,0,"(-inf, 5)",-inf,5,1,0.5',
        'b,v,1,"[5, +inf)",5,+inf,1,0.5',
        'b,v,,missing,,,1,',
        'a,v,0,"(-inf, 5)",-inf,5,1,1',
      ]);
      const text = await runCli([...by, '--ascii', '-n', '2', 'in.csv'], { cwd });
      expect(text.stdout.split('\n').slice(-5)).toEqual([
        '  g          rows  bins',
        '  b             3  @@',
        '  a             1  @.',
        '  (missing)     1  .@',
        '',
      ]);
    },
  );

  test('add up to that of all rows, in bins that are chosen and given', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `${i % 7},${(i * 37) % 101}`);
    const cwd = await scratchFolder({ 'in.csv': `g,v\n${rows.join('\n')}\n` });
    for (const how of [
      ['-n', '9'],
      ['-b', '10,50'],
      ['--width', '20'],
      ['-b', '10', '--missing', 'own'],
    ]) {
      const { stdout } = await runCli(
        ['hist', '-q', '--json', '--by', 'g', '-c', 'v', ...how, 'in.csv'],
        { cwd },
      );
      const [{ bins, groups }] = JSON.parse(stdout);
      expect(groups).toHaveLength(7);
      const sums = bins.map((_: unknown, code: number) =>
        groups.reduce(
          (sum: number, { counts }: { counts: number[] }) => sum + (counts[code] ?? 0),
          0,
        ),
      );
      expect(sums).toEqual(bins.map(({ count }: { count: number }) => count));
    }
  });

  test('are 20 at most in a drawing, which says how many are left out', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `k${i},${i}`);
    const cwd = await scratchFolder({ 'in.csv': `g,v\n${rows.join('\n')}\n` });
    const { stdout } = await runCli(['hist', '--by', 'g', '-c', 'v', 'in.csv'], { cwd });
    expect(stdout).toContain('  and 10 more groups; --json has all\n');
  });
});

describe.concurrent('the table of a spec with groups', () => {
  test('has the list of each group, and says whose counts the others are', async () => {
    const { stdout } = await run(
      'fit',
      '-q',
      '-n',
      '2',
      '--by',
      'g',
      '-c',
      'v',
      '-o',
      's.json',
      'in.csv',
    );
    expect(stdout).toBe('');
    const cwd = await scratchFolder(FILES);
    const shown = await runCli(
      ['fit', '-n', '2', '--by', 'g', '-c', 'v', '-o', 's.json', 'in.csv'],
      { cwd },
    );
    expect(shown.stdout.split('\n').slice(0, 5)).toEqual([
      'v (2 bins, int) by g: 2 groups',
      '  group  rows  boundaries',
      '  a         3  2',
      '  b         3  5',
      '  all rows, for other groups: 4.5',
    ]);
  });
});

describe.concurrent('one list for several columns', () => {
  test.each([['fit'], ['hist']])(
    'is rejected for columns of several types: %s',
    async (command) => {
      const cwd = await scratchFolder({ 'in.csv': 'd,v\n2026-03-01,1\n2026-03-02,2\n' });
      const args = [command, '--shared', '-n', '2', '--type', 'd=datetime', '-c', 'd,v', 'in.csv'];
      expect(outcome(await runCli(args, { cwd }))).toEqual(
        fails(
          2,
          'error: cannot share one boundary list: "d" holds datetimes, "v" holds numbers',
          '  hint: select columns of one type with -c, or remove --shared',
        ),
      );
    },
  );
});

describe.concurrent('the type of a column', () => {
  test.each([
    ['--type', 'datetime'],
    ['--part', 'hour'],
    ['--numbers', 'percent'],
  ])('is rejected with --partial, whose files do not keep it: %s %s', async (...flag) => {
    const found = await run('fit', '--partial', ...flag, 'in.csv');
    expect(found).toMatchObject({ stdout: '', status: 2 });
    expect(found.stderr).toContain(`cannot use ${flag[0]} with --partial`);
  });
});
