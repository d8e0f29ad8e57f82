import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';

/** 100 rows: i, i * 1.0371, and weights. */
const ROWS = Array.from(
  { length: 100 },
  (_, i) => `${i},${(i * 1.0371).toFixed(4)},${1 + (i % 3)}\n`,
);
const INPUT = `a,b,w\n${ROWS.join('')}`;

interface Spec {
  readonly features: readonly { boundaries: number[]; fit: Record<string, unknown> }[];
}

async function boundaries(args: readonly string[]): Promise<readonly number[][]> {
  const { stdout, stderr } = await runCli(args, { stdin: INPUT });
  try {
    return (JSON.parse(stdout) as Spec).features.map((feature) => feature.boundaries);
  } catch {
    throw new Error(stderr);
  }
}

describe.concurrent('flags that say how boundaries are learned', () => {
  test.each([
    [['-n', '4']],
    [['-n', '4', '--nice']],
    [['-n', '4', '--nice=10%']],
    [['-n', '4', '--exact']],
    [['-n', '4', '--round', 'nice=5%', '--strategy', 'kmeans']],
    [['-n', '4', '--weight', 'w']],
    [['-n', '4', '--quantile-method', 'lower']],
    [['-n', '4', '--shared']],
    [['-n', '4', '--sketch']],
    [['-n', '4', '--duplicates', 'error']],
    [['-n', '7', '--strategy', 'uniform', '--nice']],
    [['--width', '30', '--origin', '5']],
  ])('%j means the same in fit, on the main command and in hist', async (flags) => {
    const args = [...flags, '-c', 'a,b', '-q'];
    const fitted = await boundaries(['fit', ...args]);
    const applied = await boundaries([...args, '--print-spec']);
    const named = flags.some((flag) => ['--strategy', '--width'].includes(flag));
    const strategy = named ? [] : ['--strategy', 'quantile'];
    const { stdout } = await runCli(['hist', ...args, ...strategy, '--json'], { stdin: INPUT });
    const drawn = (JSON.parse(stdout) as Spec['features']).map((one) => one.boundaries);
    expect(applied).toEqual(fitted);
    expect(drawn).toEqual(flags.includes('--shared') ? [fitted[0], fitted[0]] : fitted);
  });

  test('boundaries are short decimals that leave values in their bins, nice ones, or exact', async () => {
    const args = ['fit', '-n', '4', '-c', 'b', '-q'];
    expect(await boundaries(args)).toEqual([[25.67, 51.34, 77]]);
    expect(await boundaries([...args, '--nice'])).toEqual([[26, 50, 77]]);
    expect(await boundaries([...args, '--nice=5%'])).toEqual([[30, 50, 80]]);
    expect(await boundaries([...args, '--exact'])).toEqual([[25.668225, 51.33645, 77.004675]]);
  });

  test('--round and its short forms may be given together if they agree', async () => {
    const args = ['fit', '-n', '4', '-c', 'b', '-q'];
    const agree = [
      ['--nice=5%', '--round', 'nice'],
      ['--nice=5%', '--round', 'nice=5%'],
    ];
    for (const flags of agree) {
      expect(await boundaries([...args, ...flags])).toEqual([[30, 50, 80]]);
    }
    const exact = await boundaries([...args, '--exact', '--round', 'none']);
    expect(exact).toEqual([[25.668225, 51.33645, 77.004675]]);
    const run = await runCli([...args, '--nice', '--round', 'nice=5%'], { stdin: INPUT });
    expect(run.stderr).toContain('cannot use --round nice=5% with --nice\n');
  });

  test('the rounding is recorded, with the ranks that moved, which are also reported', async () => {
    const args = ['fit', '-n', '4', '-c', 'b', '--nice=5%'];
    const { stdout, stderr } = await runCli(args, { stdin: INPUT });
    const { features } = JSON.parse(stdout) as Spec;
    const record = { round: 'nice', round_share: 0.05, rank_moved: 0.04, bins_asked: 4, bins: 4 };
    expect(features[0]?.fit).toMatchObject(record);
    expect(stderr).toBe('warning: "b": --nice moved boundaries by up to 4% of the rows\n');
  });

  test('hist says which strategy made its bins', async () => {
    const args = ['hist', '-n', '3', '--strategy', 'kmeans', '-c', 'a'];
    const { stdout, stderr } = await runCli(args, { stdin: INPUT });
    expect(stdout).toContain('a, 100 rows');
    expect(stderr).toContain('bins by strategy kmeans\n');
  });

  test('one bin has no boundary, and outer edges with --compat numpy', async () => {
    expect(await boundaries(['fit', '-n', '1', '-c', 'a'])).toEqual([[]]);
    expect(await boundaries(['fit', '--width', '1000', '-c', 'a'])).toEqual([[]]);
    const { stdout } = await runCli(['hist', '-n', '1', '-c', 'a'], { stdin: INPUT });
    expect(stdout).toContain('(-inf, +inf)  100  100.0%');
    expect(await boundaries(['fit', '-n', '1', '--compat', 'numpy', '-c', 'a', '-q'])).toEqual([
      [0, 99.00000000000001],
    ]);
  });

  test.each([
    [['fit', '-n', '4', '--nice', '--exact'], 'cannot use --nice with --exact'],
    [
      ['fit', '-n', '4', '--nice', '--strategy', 'keras'],
      'cannot use --nice with --strategy keras',
    ],
    [['fit', '-n', '4', '--round', 'up'], 'invalid --round "up"'],
    [['fit', '-n', '4', '--nice=90%'], 'invalid --nice "90%"'],
    [['fit', '-n', '4', '--width', '10'], 'cannot use --bins with --strategy width'],
    [['fit', '--width', '0'], 'invalid --width "0"'],
    [['fit', '--strategy', 'width'], 'missing --width'],
    [['fit', '-n', '4', '--batch', '7'], '--batch needs --strategy keras'],
    [['-b', '1', '--nice'], '--nice needs -n, or belongs to fit'],
    [['hist', '-b', '1', '--sketch'], '--sketch needs -n, or belongs to fit'],
    [['hist', '-b', '1', '--memory', '1M'], '--memory needs -n, or belongs to fit'],
    [['-b', '1', '--layer', 'x'], '--layer does nothing without --spec'],
    [['-n', '3', '--layer', 'x'], '--layer does nothing without --spec'],
    [['hist', '--layer', 'x'], '--layer does nothing without --spec'],
    [['explain', '-b', '1', '--layer', 'x', '2'], '--layer does nothing without --spec'],
  ])('%j is rejected: %s', async (args, message) => {
    const { stdout, stderr, status } = await runCli(args, { stdin: INPUT });
    expect(stderr).toContain(`error: `);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(status).not.toBe(0);
  });

  test('a range of boundaries has exact decimals', async () => {
    const [list] = await boundaries(['-b', 'b=0:0.5:0.1,1:100:x10', '-c', 'b', '--print-spec']);
    expect(list).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 1, 10, 100]);
  });
});
