import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';

const INPUT = 'age,util\n7,-999\n70,0.5\n,-998\n-999,0.1\n';

describe('--special', () => {
  test('gives codes bins after the intervals and before missing values', async () => {
    const flags = ['-b', 'age=18,65', '-b', 'util=0.3', '--special', '-999,-998'];
    const { stdout } = await runCli([...flags, '--missing', 'own'], { stdin: INPUT });
    expect(stdout).toBe('age,util\n0,2\n2,1\n5,3\n3,0\n');
    const joined = [...flags.slice(0, 4), '--special', 'util=-999|-998', '-m', 'label'];
    expect((await runCli(joined, { stdin: INPUT })).stdout).toBe(
      'age,util\n"(-inf, 18)",-999|-998\n"[65, +inf)","[0.3, +inf)"\n,-999|-998\n"(-inf, 18)","(-inf, 0.3)"\n',
    );
  });

  test('is explained, and rejected where it cannot be', async () => {
    const spec = '{"columns":["x"],"boundaries":[0],"special":[-999]}';
    const folder = await scratchFolder({ 'spec.json': spec });
    const file = join(folder, 'spec.json');
    const explained = await runCli(['explain', '-s', file, 'x=-999']);
    expect(explained.stdout).toContain('it is a special code');
    const exported = await runCli(['export', '--to', 'duckdb', file]);
    expect(exported.stdout).toContain('WHEN ("x" + 0)::DOUBLE = -999e0 THEN 2 ELSE len(');
    const env = { COLUMNS: '120' };
    const verified = await runCli(['verify', '--on', 'javascript,duckdb,keras', file], { env });
    expect(verified.stdout).toMatch(
      /javascript +Node.js \S+ +\d+ +0 +-\nduckdb +DuckDB \S+ +\d+ +0 +-\n/,
    );
    // A narrow table breaks its lines.
    const words = verified.stdout.replaceAll(/\s+/g, ' ');
    expect(words).toContain('cannot export to keras: special codes of "x"');
    const infinite = await runCli(['-b', '0', '--special', 'inf'], { stdin: INPUT });
    expect(infinite.status).toBe(2);
    expect(infinite.stderr).toContain('special codes are finite numbers or words; one is "inf"');
  });

  test('of a fit with a target are bins of the table and of the spec, and boundaries ignore them', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `${i},${i < 100 ? +(i % 10 === 0) : i % 2}`);
    const codes = Array.from({ length: 20 }, (_, i) => `-999,${+(i % 4 === 0)}`);
    const folder = await scratchFolder({ 'in.csv': `x,y\n${[...rows, ...codes].join('\n')}\n` });
    const [input, spec] = [join(folder, 'in.csv'), join(folder, 'spec.json')];
    const fit = await runCli(['fit', '--target', 'y', '--special', 'x=-999', '-o', spec, input]);
    expect(fit.stdout).toMatch(/\n {2}-999 +20 +9\.1% +5 +25\.0% /);
    const applied = await runCli(['-q', '-s', spec, '-m', 'label', '--only', input]);
    expect(applied.stdout.split('\n').filter((line) => line === '-999')).toHaveLength(20);
    const drift = await runCli(['drift', spec, input, '--json']);
    expect(JSON.parse(drift.stdout)).toMatchObject({ features: [{ psi: 0 }] });
  });

  const LOANS = 'id,util\n1,0.2\n2,-999\n3,refused\n4,0.7\n5,\n6,0.9\n';

  test.each([
    [['-n', '2'], '0,2,3,1,,1'],
    [['--width', '0.5'], '0,2,3,1,,1'],
    [['-n', '2', '--strategy', 'uniform'], '0,2,3,1,,1'],
    [['-n', '2', '--shared'], '0,2,3,1,,1'],
    [['-b', '0.5'], '0,2,3,1,,1'],
  ])('is left out of what the run learns: %j', async (flags, codes) => {
    for (const special of ['util=-999,refused', '-999,refused']) {
      const args = ['-q', ...flags, '-c', 'util', '--special', special, '--only'];
      const { stdout, stderr } = await runCli(args, { stdin: LOANS });
      expect(stderr).toBe('');
      expect(stdout.replaceAll('""', '')).toBe(`util\n${codes.replaceAll(',', '\n')}\n`);
    }
  });

  test('chooses columns whose other cells are numbers', async () => {
    const input = 'name,util,plain\nref,0.2,1\nx,ref,2\ny,0.7,3\n';
    const { stdout } = await runCli(['-q', '-n', '2', '--special', 'ref'], { stdin: input });
    expect(stdout).toBe('name,util,plain\nref,0,0\nx,2,1\ny,1,1\n');
    const words = await runCli(['-q', '-b', '1', '--special', 'ref'], { stdin: 'a,b\nref,1\n' });
    expect(words.stdout).toBe('a,b\nref,1\n');
  });

  test('is counted by hist, with given, learned and automatic bins', async () => {
    for (const flags of [['-b', '0.5'], ['-n', '2'], ['--strategy', 'quantile', '-n', '2'], []]) {
      const args = ['hist', '--json', ...flags, '-c', 'util', '--special', '-999,refused'];
      const { stdout } = await runCli(args, { stdin: LOANS });
      const [histogram] = JSON.parse(stdout);
      expect(histogram).toMatchObject({ min: 0.2, max: 0.9, missing: 1, invalid: 0 });
      const counts = histogram.bins.map(({ count }: { readonly count: number }) => count);
      expect(counts.slice(-2)).toEqual([1, 1]);
      expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(5);
    }
  });

  test('adds to the codes of a spec, for some columns and for all', async () => {
    const spec =
      '{"columns":["util"],"boundaries":[0.5],"special":[-999],"labels":["a","b","none"]}';
    const folder = await scratchFolder({ 'spec.json': spec });
    const args = ['-s', join(folder, 'spec.json'), '-q', '--only', '-m', 'label'];
    const input = 'util\n-999\n-998\nx\n1\n';
    for (const special of [['-998,x'], ['util=-998', 'x'], ['util=-998', 'util=x']]) {
      const flags = special.flatMap((list) => ['--special', list]);
      const { stdout } = await runCli([...args, ...flags], { stdin: input });
      expect(stdout).toBe('util\nnone\n-998\nx\nb\n');
    }
  });

  test('of the whole document is that of each feature', async () => {
    const spec =
      '{"special":["x"],"features":[{"columns":["a"],"boundaries":[0],"special":[-1]},' +
      '{"columns":["b"],"boundaries":[0,9]}]}';
    const folder = await scratchFolder({ 'spec.json': spec });
    const { stdout } = await runCli(['-q', '-s', join(folder, 'spec.json')], {
      stdin: 'a,b\nx,x\n-1,-1\n',
    });
    expect(stdout).toBe('a,b\n3,3\n2,0\n');
  });

  test('is explained and kept with its counts, also as a word', async () => {
    const folder = await scratchFolder({ 'in.csv': LOANS });
    const [input, file] = [join(folder, 'in.csv'), join(folder, 'spec.json')];
    const fit = ['fit', '-n', '2', '-c', 'util', '--special', '-999,refused', input, '-o', file];
    expect((await runCli(fit)).stdout).toMatch(/\n +2 +-999 +1 +20\.0%\n +3 +refused +1 /);
    const explained = await runCli(['explain', '--json', '-s', file, 'util=refused']);
    expect(JSON.parse(explained.stdout)).toMatchObject([{ kind: 'word', code: 3, value: null }]);
    const drift = await runCli(['drift', file, input, '--json']);
    expect(JSON.parse(drift.stdout)).toMatchObject({ features: [{ psi: 0 }] });
  });

  test.each(['bytes', 'records'])(
    'of a column of dates are no periods of --every, read by %s',
    async (engine) => {
      const input = 'd,v\n2026-01-03,1\n1900-01-01,2\n2026-02-10,3\n,4\nnever,5\n2026-04-01,6\n';
      const args = ['--every', 'month', '-c', 'd', '--special', 'd=1900-01-01,never'];
      const { stdout } = await runCli(
        ['-q', ...args, '-m', 'int,label', '--missing', 'own', '--engine', engine],
        { stdin: input },
      );
      expect(stdout).toBe(
        'd_int,d_label,v\n0,2026-01,1\n4,1900-01-01,2\n1,2026-02,3\n6,missing,4\n5,never,5\n3,2026-04,6\n',
      );
    },
  );

  test('are counted by --stats and kept by fit with --every', async () => {
    const input = 'd\n2026-01-03\n1900-01-01\n2026-02-10\n\nnever\nnever\n';
    const folder = await scratchFolder({ 'in.csv': input.replace('\n\n', '\n""\n') });
    const [file, stats, spec] = ['in.csv', 'stats.json', 'spec.json'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    const special = ['--every', 'month', '-c', 'd', '--special', 'd=1900-01-01,never'];
    await runCli(['-q', ...special, '--stats', stats, file]);
    const counted = JSON.parse(await readFile(stats, 'utf8')) as {
      features: { bins: { label: string; count: number }[] }[];
    };
    const bins = counted.features[0]?.bins.map(({ label, count }) => [label, count]);
    expect(bins).toEqual([
      ['2026-01', 1],
      ['2026-02', 1],
      ['1900-01-01', 1],
      ['never', 2],
    ]);
    await runCli(['fit', '-q', ...special, file, '-o', spec]);
    expect(JSON.parse(await readFile(spec, 'utf8'))).toMatchObject({
      features: [{ special: ['1900-01-01', 'never'], baseline: { bins: [1, 1], special: [1, 2] } }],
    });
  });
});
