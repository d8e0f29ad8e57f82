import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';
import { startCli } from '../support/start.ts';

const ROWS = Array.from({ length: 100 }, (_, i) => `${i + 1},${(i * i) % 97},n${i}`);
const INPUT = `id,fare,name\n${ROWS.join('\n')}\n`;
const SHA256 = createHash('sha256').update(INPUT).digest('hex');

interface Fitted {
  readonly features: readonly {
    readonly columns: readonly string[];
    readonly boundaries: readonly number[];
    readonly output: string;
    readonly closed: string;
    readonly fit: Readonly<Record<string, unknown>>;
  }[];
}

async function fitted(args: readonly string[], stdin: string = INPUT): Promise<Fitted> {
  const { stdout, stderr, status } = await runCli(['fit', ...args], { stdin });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return JSON.parse(stdout) as Fitted;
}

describe.concurrent('fit', () => {
  test('learns quantiles of every column of numbers, and records how', async () => {
    const { features } = await fitted(['-n', '4']);
    expect(features.map(({ columns }) => columns)).toEqual([['id'], ['fare']]);
    expect(features[0]).toMatchObject({ boundaries: [25.75, 50.5, 75.25], output: 'int' });
    expect(features[0]?.fit).toEqual({
      strategy: 'quantile',
      method: 'linear',
      round: 'gap',
      bins_asked: 4,
      bins: 4,
      rows: 100,
      missing: 0,
      invalid: 0,
      min: 1,
      max: 100,
      counts: [25, 25, 25, 25],
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      source: {
        files: ['<stdin>'],
        bytes: [INPUT.length],
        hashed: [INPUT.length],
        sha256: [SHA256],
      },
    });
  });

  test('U18: the spec names its schema and version, and the SHA-256 of what it was learned from', async () => {
    const files = { 'data/in.csv': INPUT, 'in.csv.gz': gzipSync(INPUT) };
    const folder = await scratchFolder(files);
    const args = ['fit', '-n', '2', '-c', 'fare', 'data/in.csv', 'in.csv.gz'];
    for (const more of [[], ['--engine', 'records'], ['--threads', '1']]) {
      const { stdout } = await outcomeIn(folder, [...args, ...more]);
      const spec = JSON.parse(stdout) as Fitted & Readonly<Record<string, unknown>>;
      expect(stdout).toMatch(/^\{\n {2}"\$schema": "urn:discretize:spec:1",\n {2}"version": 1,\n/);
      expect(spec.features[0]?.fit['source']).toEqual({
        files: ['in.csv', 'in.csv.gz'],
        bytes: [INPUT.length, INPUT.length],
        hashed: [INPUT.length, INPUT.length],
        sha256: [SHA256, SHA256],
      });
    }
  });

  test('takes strategy and bins for each column, and for the others', async () => {
    const { features } = await fitted([
      '-c',
      'fare:kmeans:3,id',
      '--strategy',
      'uniform',
      '-n',
      '2',
    ]);
    const made = features.map(({ columns, fit: record, boundaries }) => [
      columns[0],
      record['strategy'],
      boundaries.length,
    ]);
    expect(made.sort()).toEqual([
      ['fare', 'kmeans', 2],
      ['id', 'uniform', 1],
    ]);
  });

  test('gives a spec that the main command takes from a pipe, with the same counts', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const spec = await outcomeIn(folder, ['fit', '-n', '5', '-c', 'fare', '-m', 'label', 'in.csv']);
    const run = await runCli(['-s', '-', '--stats', 'stats.json', 'in.csv'], {
      cwd: folder,
      stdin: spec.stdout,
    });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout.split('\n')[1]).toMatch(/^1,"?[[(]/);
    const stats = await readFile(join(folder, 'stats.json'), 'utf8');
    const { features } = JSON.parse(spec.stdout) as Fitted;
    const bins = (JSON.parse(stats) as { features: { bins: { count: number }[] }[] }).features[0]
      ?.bins;
    expect(bins?.map(({ count }) => count)).toEqual(features[0]?.fit['counts']);
  });

  test('learns one list for all columns with --shared', async () => {
    const { features } = await fitted(['--shared', '--strategy', 'uniform', '-n', '2']);
    expect(features).toMatchObject([{ columns: ['id', 'fare'], boundaries: [50] }]);
  });

  test('counts rows by a column of weights, which gets no list of its own', async () => {
    const input = 'a,w\n1,1\n2,1\n3,8\n';
    const { features } = await fitted(['-c', 'a', '--weight', 'w', '-n', '2'], input);
    expect(features).toMatchObject([{ columns: ['a'], boundaries: [3], fit: { weight: 10 } }]);
  });

  test('gives the same spec by either engine and from any number of threads', async () => {
    const ways = [['--engine', 'records'], ['--threads', '1'], ['--threads', '4'], []];
    const specs = await Promise.all(ways.map((way) => fitted(['-n', '7', ...way])));
    for (const spec of specs) expect(spec).toEqual(specs[0]);
  });

  test('learns from a sketch where that is asked for, says so, and records the bound', async () => {
    const input = `a\n${Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 20_011).join('\n')}\n`;
    const run = await runCli(['fit', '--sketch', '-n', '2'], { stdin: input });
    expect(run.stderr).toMatch(/^warning: "a": fitted from a sketch: ranks are within 0\.1%/);
    const [feature] = (JSON.parse(run.stdout) as Fitted).features;
    expect(feature?.fit).toMatchObject({ rank_error: 0.001, confidence: 0.99 });
    expect(Math.abs((feature?.boundaries[0] ?? 0) - 10_005)).toBeLessThan(40);
  });

  test('says and records where kmeans had too many distinct values for its optimum', async () => {
    const input = `a\n${Array.from({ length: 1_000_001 }, (_, i) => i).join('\n')}\n`;
    const run = await runCli(['fit', '--strategy', 'kmeans', '-n', '2'], { stdin: input });
    expect(run.stderr).toBe(
      'warning: "a": too many distinct values for an optimal kmeans: grouped neighbors first\n',
    );
    const [feature] = (JSON.parse(run.stdout) as Fitted).features;
    expect(feature?.fit).toMatchObject({ bins: 2, exact: false });
  });

  test('gives a column that nothing divides one bin, says so, and applies it', async () => {
    const run = await runCli(['fit', '-n', '2'], { stdin: 'a,b\n1,1\n1,2\n1,3\n' });
    expect(run.stderr).toBe('warning: "a" cannot be divided (all values are 1): one bin, code 0\n');
    expect((JSON.parse(run.stdout) as Fitted).features).toMatchObject([
      { columns: ['a'], boundaries: [], fit: { bins_asked: 2, bins: 1, counts: [3] } },
      { columns: ['b'] },
    ]);
    const folder = await scratchFolder();
    const spec = join(folder, 'spec.json');
    await writeFile(spec, run.stdout);
    const input = { stdin: 'a,b\n1,1\n-7,2\n,3\n' };
    for (const engine of ['bytes', 'records']) {
      const applied = await runCli(['-s', spec, '--engine', engine], input);
      expect(applied.stdout).toBe('a,b\n0,0\n0,1\n,1\n');
    }
  });

  test('-n gives a column that nothing divides code 0, with a note', async () => {
    const stdin = 'c,x\n5,1\n5,2\n5,3\n5,4\n';
    const run = await runCli(['-n', '2', '-c', 'c,x'], { stdin });
    expect(run.stdout).toBe('c,x\n0,0\n0,0\n0,1\n0,1\n');
    expect(run.stderr).toBe('warning: "c" cannot be divided (all values are 5): one bin, code 0\n');
  });

  test('names a few of the columns from which nothing is learned', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `c${i}`).join(',');
    const ones = Array.from({ length: 500 }, () => 1).join(',');
    const run = await runCli(['fit', '-n', '2'], { stdin: `${names}\n${ones}\n${ones}\n` });
    expect(run.stderr).toMatch(/^error: .*"c0" .*"c2" .*; and 497 more like these\n {2}hint: /);
    expect(run.stderr).not.toContain('"c3"');
  });

  test.each([
    { why: 'no values', args: [], stdin: 'a\n', message: 'cannot fit boundaries' },
    {
      why: 'nothing',
      args: [],
      stdin: '',
      message: 'cannot fit boundaries: the input is empty',
    },
    { why: 'one value', args: [], stdin: 'a\n5\n', message: 'cannot fit boundaries' },
    {
      why: 'a wrong strategy',
      args: ['--strategy', 'quantil'],
      stdin: '',
      message: 'did you mean "quantile"?',
    },
    {
      why: 'a wrong rule',
      args: ['-n', 'sturgess'],
      stdin: '',
      message: 'did you mean "sturges"?',
    },
    {
      why: 'a rule for quantiles',
      args: ['-n', 'fd', '--strategy', 'quantile'],
      stdin: '',
      message: 'cannot use --bins fd with',
    },
    {
      why: 'no bin',
      args: ['-n', '0'],
      stdin: '',
      message: 'invalid --bins "0"',
    },
    {
      why: 'zero and equal ratios',
      args: ['--strategy', 'geometric'],
      stdin: 'a\n0\n1\n',
      message: 'the minimum is 0',
    },
    {
      why: 'a cell that is no number',
      args: ['-c', 'a'],
      stdin: 'a\n1\nx\n',
      message: '<stdin>:3:1',
    },
    { why: 'an unknown weight', args: ['--weight', 'q'], stdin: 'a\n1\n2\n', message: '"q"' },
  ])('ends with an error, and prints nothing: $why', async ({ args, stdin, message }) => {
    const run = await runCli(['fit', ...args], { stdin });
    expect(run.stdout).toBe('');
    expect(run.status).toBeGreaterThan(0);
    expect(run.stderr).toContain(message);
  });
});

describe('--bins', () => {
  test('learns and applies in one go, from a file and from a pipe, and leaves nothing behind', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const temporary = await scratchFolder();
    const args = ['-n', '4', '-c', 'id'];
    const [file, pipe] = await Promise.all([
      runCli([...args, 'in.csv'], { cwd: folder }),
      runCli(args, { stdin: INPUT, env: { TMPDIR: temporary } }),
    ]);
    const expected = ROWS.map((row, i) => row.replace(/^\d+/, String(Math.floor(i / 25))));
    expect(file).toMatchObject({
      stdout: `id,fare,name\n${expected.join('\n')}\n`,
      stderr: '',
      status: 0,
    });
    expect(pipe).toMatchObject({ stdout: file.stdout, stderr: '', status: 0 });
    expect(await readdir(temporary)).toEqual([]);
  });

  test('takes a rule, and then makes bins of equal width', async () => {
    const run = await runCli(['-n', 'sqrt', '-c', 'id'], { stdin: INPUT });
    expect(
      run.stdout
        .split('\n')
        .slice(1, 12)
        .map((row) => row.split(',')[0]),
    ).toEqual([...Array.from({ length: 10 }, () => '0'), '1']);
  });

  test('leaves no temporary file where the run fails or is interrupted', async ({ expect }) => {
    const temporary = await scratchFolder();
    const env = { TMPDIR: temporary };
    const bad = await runCli(['-n', '2', '-c', 'a'], { stdin: 'a\n1\nx\n', env });
    expect([bad.status, await readdir(temporary)]).toEqual([1, []]);
    const run = startCli(['-n', '2'], temporary, env);
    run.child.stdin?.write('a\n1\n');
    await expect.poll(async () => (await readdir(temporary)).length).toBe(1);
    run.child.kill('SIGTERM');
    expect(await run.ended).toMatchObject({ signal: 'SIGTERM' });
    expect(await readdir(temporary)).toEqual([]);
  });

  test.each([
    [['-n', '2', '-b', '0'], 'cannot use --bins with --boundaries'],
    [['--strategy', 'uniform'], '--strategy needs -n, or belongs to fit'],
    [['--strategy', 'uniform', '-s', 'x.json'], 'x.json'],
  ])('is rejected where it makes no sense: %j', async (args, message) => {
    const run = await runCli(args, { stdin: INPUT });
    expect(run).toMatchObject({ stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.status).toBeGreaterThan(1);
  });
});
