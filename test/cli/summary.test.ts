import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { joined, outcomeIn, prints } from '../support/outcome.ts';

/** No row was rejected or repaired. */
const NOTHING = { rejected: 0, repaired: { padded: 0, long: 0, quotes: 0 } };

const INPUT = 'v,w,x\n1,1,a\n5,,b\n9,NA,c\n';

describe.concurrent('the summary', () => {
  test('is not printed where standard error is no terminal', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    expect(await outcomeIn(folder, ['-b', '5', 'in.csv'])).toEqual(
      prints('v,w,x', '0,0,a', '1,,b', '1,,c'),
    );
  });

  test('--verbose prints it, feature by feature, on standard error', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const args = ['-b', 'v=5,8', '-b', 'w=0', '--missing', 'own', '--verbose', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual({
      stdout: 'v,w,x\n0,1,a\n1,2,b\n2,2,c\n',
      stderr: joined([
        'engine: bytes (default)',
        'columns: v, w',
        '3 rows',
        'v: 0 missing, 0 invalid',
        '  0  (-inf, 5)  1  33.3%',
        '  1  [5, 8)     1  33.3%',
        '  2  [8, +inf)  1  33.3%',
        '  3  missing    0   0.0%',
        'w: 2 missing, 0 invalid',
        '  0  (-inf, 0)  0   0.0%',
        '  1  [0, +inf)  1  33.3%',
        '  2  missing    2  66.7%',
      ]),
      status: 0,
    });
  });

  test('counts invalid, dropped and overflowing cells', async () => {
    const folder = await scratchFolder({ 'in.csv': 'v\n1\nx\n1e999\n-1e999\ny\n' });
    const run = (policy: string): Promise<{ stderr: string; status: number | null }> =>
      outcomeIn(folder, ['-b', 'v=5', '--invalid', policy, '--verbose', 'in.csv']);
    const [missing, drop] = await Promise.all([run('missing'), run('drop')]);
    const overflow = '2 too large for float64, counted as infinite';
    const infinite = '2 numbers too large for float64, counted as infinite';
    expect(missing.stderr.split('\n').slice(2)).toEqual([
      `warning: 2 invalid cells made missing, ${infinite}`,
      '5 rows',
      `v: 2 missing (all invalid), ${overflow}`,
      '  0  (-inf, 5)  2  66.7%',
      '  1  [5, +inf)  1  33.3%',
      '',
    ]);
    expect(drop.stderr.split('\n').slice(2, 5)).toEqual([
      `warning: 2 rows dropped (2 invalid), ${infinite}`,
      '5 rows (2 dropped)',
      `v: 0 missing, 2 invalid, ${overflow}`,
    ]);
  });

  test('a label that is wide or holds controls keeps the counts in line', async () => {
    const labels = ['低', 'a\x1bb'];
    const spec = { features: [{ columns: ['v'], boundaries: [5], labels, output: 'label' }] };
    const folder = await scratchFolder({ 'in.csv': INPUT, 'spec.json': JSON.stringify(spec) });
    const { stdout, stderr } = await outcomeIn(folder, ['-s', 'spec.json', '--verbose', 'in.csv']);
    expect(stdout).toContain('低,1,a\na\x1bb,,b\n');
    expect(stderr.split('\n').slice(4, 6)).toEqual([
      '  0  低      1  33.3%',
      '  1  a\\x1bb  2  66.7%',
    ]);
  });

  test('--quiet silences the summary and the warnings, not the errors', async () => {
    const folder = await scratchFolder({ 'in.csv': '1,2\n3,4\n', 'empty.csv': '' });
    const [summary, empty, error] = await Promise.all([
      outcomeIn(folder, ['-b', '3', '-q', '--verbose', 'in.csv']),
      outcomeIn(folder, ['-b', '3', '--quiet', 'empty.csv']),
      outcomeIn(folder, ['-b', '3', '-q', 'nope.csv']),
    ]);
    expect(summary).toEqual(prints('1,2', '1,1'));
    expect(empty).toEqual(prints());
    expect(error).toMatchObject({ stdout: '', status: 66 });
    expect(error.stderr).toMatch(/^error: cannot read nope\.csv/);
  });
});

describe.concurrent('--stats', () => {
  const V = {
    name: 'v',
    columns: ['v'],
    missing: 0,
    invalid: 0,
    overflow: 0,
    rounded: 0,
    empty: 0,
    outside: 0,
    bins: [
      { code: 0, label: '(-inf, 5)', count: 1 },
      { code: 1, label: '[5, +inf)', count: 2 },
    ],
  };

  test('writes the summary as JSON, and nothing to the screen', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const args = ['-b', '5', '-c', 'v', '--stats', 'stats.json', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual(prints('v,w,x', '0,1,a', '1,,b', '1,NA,c'));
    const text = await readFile(join(folder, 'stats.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({ rows: 3, dropped: 0, ...NOTHING, features: [V] });
    expect(text.endsWith('\n')).toBe(true);
  });

  test('- is standard output, where the table goes to a file', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const args = ['-b', '5', '-c', 'v', '--stats', '-', '-o', 'out.csv', 'in.csv'];
    const { stdout, stderr, status } = await outcomeIn(folder, args);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(JSON.parse(stdout)).toEqual({ rows: 3, dropped: 0, ...NOTHING, features: [V] });
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toContain('0,1,a\n');
  });

  test('an empty input has counts of nothing', async () => {
    const folder = await scratchFolder({ 'in.csv': '' });
    await outcomeIn(folder, ['-b', '5', '--stats', 'stats.json', 'in.csv']);
    expect(JSON.parse(await readFile(join(folder, 'stats.json'), 'utf8'))).toEqual({
      rows: 0,
      dropped: 0,
      ...NOTHING,
      features: [],
    });
  });
});
