import { describe, expect, test } from 'vitest';
import { psi } from '../../src/drift/psi.ts';
import { runCli, scratchFolder } from '../support/cli.ts';
import { type Outcome, outcome } from '../support/outcome.ts';

const rows = (counts: readonly number[], more: readonly string[] = []): string =>
  `v,m\n${[...counts.flatMap((n, bin) => Array.from({ length: n }, () => `${bin * 10 + 5},${bin}`)), ...more].join('\n')}\n`;

const SPEC = {
  features: [
    {
      columns: ['v'],
      boundaries: [10, 20],
      baseline: { rows: 103, bins: [50, 30, 20], missing: 3, invalid: 1 },
    },
  ],
};

const FILES = {
  'spec.json': JSON.stringify(SPEC),
  'same.csv': rows([50, 30, 20], [',0', 'NA,0', 'x,0']),
  'moved.csv': rows([10, 30, 60], [',0']),
  'old.csv': rows([5, 3, 2]),
  'plain.json': '{"v": [10, 20]}',
  'older.json': JSON.stringify({
    features: [{ columns: ['v'], boundaries: [10], fit: { counts: [80, 20], missing: 3 } }],
  }),
  'empty.csv': '',
  'bad.json': JSON.stringify({
    features: [{ boundaries: [1], baseline: { rows: -1, bins: [1], odd: 2 } }],
  }),
};

async function run(...args: readonly string[]): Promise<Outcome> {
  const cwd = await scratchFolder(FILES);
  const env = { LC_ALL: 'C.UTF-8', COLUMNS: '100' };
  return outcome(await runCli(['drift', ...args], { cwd, stdin: FILES['moved.csv'], env }));
}

interface DriftJson {
  readonly rows: number;
  readonly features: readonly { readonly psi: number; readonly bins: readonly object[] }[];
  readonly groups?: readonly {
    readonly group: string;
    readonly rows: number;
    readonly psi: Readonly<Record<string, number>>;
  }[];
}

async function json(...args: readonly string[]): Promise<DriftJson> {
  const { stdout, stderr } = await run(...args, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout) as DriftJson;
}

describe.concurrent('discretize drift', () => {
  test('compares the shares of bins and of missing cells with the baseline in the spec', async () => {
    const { features } = await json('spec.json', 'moved.csv');
    expect(features[0]?.psi).toBe(psi([50, 30, 20, 3], [10, 30, 60, 1]).total);
    expect(features[0]?.bins).toMatchObject([
      { label: '(-inf, 10)', baseline: 50, new: 10 },
      { label: '[10, 20)', baseline: 30, new: 30 },
      { label: '[20, +inf)', baseline: 20, new: 60 },
      { label: 'missing', baseline: 3, new: 1 },
    ]);
  });

  test('finds nothing in data with the same shares, whose invalid cells count as missing', async () => {
    expect(await json('spec.json', 'same.csv')).toMatchObject({
      features: [{ psi: 0, level: 'stable', ks: 0, moved: [], invalid: { baseline: 1, new: 1 } }],
    });
  });

  test('draws a table, and names the bins that moved most', async () => {
    const { stdout, stderr, status } = await run('spec.json', '-');
    expect(stdout.split('\n')).toEqual([
      '101 rows against the baseline',
      '  feature     psi   noise  level  chi2 p     ks      missing      invalid  baseline  new',
      '  v        1.0356  0.1532  large  <0.001  0.400  2.9% → 1.0%  1.0% → 0.0%  █▅▄       ▂▄█',
      '',
      'v, bins that moved most',
      '  [20, +inf)  19.4% → 59.4%',
      '  (-inf, 10)  48.5% →  9.9%',
      '  missing      2.9% →  1.0%',
      '',
    ]);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('has the shares of missing, special and invalid cells; weights have no share of invalid ones', async () => {
    const cwd = await scratchFolder({
      'old.csv': 'v,w\n1,1\n2,1\n3,1\n-9,1\n',
      'new.csv': 'v,w\n1,1\n-9,1\n-9,1\nx,1\n',
    });
    const shares = async (...weight: readonly string[]): Promise<unknown> => {
      const flags = ['-q', '-n', '2', '-c', 'v', '--special', '-9', ...weight, '-o', 's.json'];
      await runCli(['fit', ...flags, 'old.csv'], { cwd });
      const { stdout } = await runCli(['drift', 's.json', 'new.csv', '--json'], { cwd });
      return (JSON.parse(stdout) as DriftJson).features[0];
    };
    expect(await shares()).toMatchObject({
      missing_share: { baseline: 0, new: 0.25 },
      special_share: { baseline: 0.25, new: 0.5 },
      invalid_share: { baseline: 0, new: 0.25 },
    });
    expect(await shares('--weight', 'w')).toMatchObject({
      missing_share: { baseline: 0, new: 0.25 },
      invalid_share: { baseline: null, new: null },
    });
  });

  test('takes the baseline from a file, and from the counts of an older spec', async () => {
    const { features } = await json('plain.json', 'moved.csv', '--baseline', 'old.csv');
    expect(features[0]?.psi).toBe(psi([5, 3, 2, 0], [10, 30, 60, 1]).total);
    const older = await json('older.json', 'moved.csv');
    expect(older.features[0]?.psi).toBe(psi([80, 20, 3], [10, 90, 1]).total);
  });

  test('compares each group of rows', async () => {
    const { groups } = await json('spec.json', 'moved.csv', '--by', 'm');
    expect(groups).toMatchObject([
      { group: '0', rows: 11, psi: { v: psi([50, 30, 20, 3], [10, 0, 0, 1]).total } },
      { group: '1', rows: 30, psi: { v: psi([50, 30, 20, 3], [0, 30, 0, 0]).total } },
      { group: '2', rows: 60, psi: { v: psi([50, 30, 20, 3], [0, 0, 60, 0]).total } },
    ]);
  });

  test('exits with 1 if an index is above the limit, of all rows or of a group', async () => {
    const status = async (...args: readonly string[]): Promise<number | null> =>
      (await run('spec.json', ...args)).status;
    expect(await status('moved.csv', '--fail-above', '0.25')).toBe(1);
    expect(await status('moved.csv', '--fail-above', '5')).toBe(0);
    expect(await status('same.csv', '--fail-above', '0')).toBe(0);
    expect(await status('same.csv', '--fail-above', '0.25', '--by', 'm')).toBe(1);
  });

  test('has the rule of other programs for bins that one side lacks', async () => {
    const { features } = await json(
      'plain.json',
      'moved.csv',
      '--baseline',
      'old.csv',
      '--compat',
      'toad',
    );
    const counts = [0.1, 0.3, 0.6].map((share) => (share * 100) / 101);
    const [a = 0, , c = 0] = counts;
    const expected =
      (a - 0.5) * Math.log(a / 0.5) +
      ((counts[1] ?? 0) - 0.3) * Math.log((counts[1] ?? 0) / 0.3) +
      (c - 0.2) * Math.log(c / 0.2);
    expect(features[0]?.psi).toBeCloseTo(expected, 12);
  });

  test('prints CSV, a row for each bin, or for each group and feature', async () => {
    expect((await run('spec.json', 'moved.csv', '--csv')).stdout.split('\n').slice(0, 2)).toEqual([
      'feature,bin,label,baseline,new,baseline_share,new_share,psi',
      expect.stringMatching(/^v,0,"\(-inf, 10\)",50,10,0\.485\d*,0\.099\d*,0\.58\d*$/),
    ]);
    const { stdout } = await run('spec.json', 'moved.csv', '--csv', '--by', 'm');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'group,rows,feature,psi,noise',
      expect.stringMatching(/^0,11,v,[\d.]+,[\d.]+$/),
    ]);
  });

  test.each([
    [['plain.json', 'moved.csv'], 2, 'the spec has no baseline for "v"', 'fit keeps the counts'],
    [
      ['spec.json', 'moved.csv', '--fail-above', 'x'],
      2,
      'invalid --fail-above "x"',
      'such as 0.25',
    ],
    [['spec.json', 'empty.csv'], 2, 'the input is empty', 'a header and rows'],
    [['spec.json', 'moved.csv', '--by', 'w'], 2, 'unknown column "w"', '"v", "m"'],
    [['bad.json', 'moved.csv'], 2, 'unknown key "odd"', ''],
  ])('rejects %j', async (args, status, message, hint) => {
    const found = await run(...args);
    expect(found).toMatchObject({ status, stdout: '' });
    expect(found.stderr).toContain(message);
    expect(found.stderr).toContain(hint);
  });

  test('counts rows by weights as fit did, and each once with --baseline', async () => {
    const cwd = await scratchFolder({ 'in.csv': 'v,w\n1,5\n2,5\n3,1\n4,1\n', 'new.csv': 'v\n1\n' });
    await runCli(['fit', '-q', '-n', '2', '-c', 'v', '--weight', 'w', 'in.csv', '-o', 's.json'], {
      cwd,
    });
    const bins = async (...args: readonly string[]): Promise<unknown> => {
      const { stdout } = await runCli(['drift', 's.json', 'in.csv', ...args, '--json'], { cwd });
      return (JSON.parse(stdout) as DriftJson).features[0]?.bins;
    };
    expect(await bins()).toMatchObject([{ new: 5 }, { new: 7 }, { new: 0 }]);
    expect(await bins('--baseline', 'in.csv')).toMatchObject([{ new: 1 }, { new: 3 }, { new: 0 }]);
    const lacking = await runCli(['drift', 's.json', 'new.csv'], { cwd });
    expect(lacking).toMatchObject({ status: 2, stdout: '' });
    expect(lacking.stderr).toContain('the baseline counts rows by "w"');
  });

  test('finds no drift in the data that a spec was fitted to', async () => {
    const cwd = await scratchFolder(FILES);
    const fitted = await runCli(
      ['fit', '-q', '-n', '3', '-c', 'v', '--invalid', 'missing', 'same.csv'],
      { cwd },
    );
    const { stdout } = await runCli(['drift', '-', 'same.csv', '--json'], {
      cwd,
      stdin: fitted.stdout,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      features: [{ psi: 0, ks: 0, invalid: { baseline: 1, new: 1 } }],
    });
  });
});
