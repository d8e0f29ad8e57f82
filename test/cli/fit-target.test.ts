import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';

/** 100 rows: the rate of 1 is 10% below x = 50 and 50% from there on. */
const ROWS = Array.from({ length: 100 }, (_, i) => `${i},${i < 50 ? +(i % 10 === 0) : i % 2}`);
const INPUT = `x,y\n${ROWS.join('\n')}\n,1\n7,\n`;

describe('fit --target', () => {
  test('prints the spec, and the table of bins on standard error', async () => {
    const args = ['fit', '--target', 'y', '-n', '2', '--threads', '2'];
    const { stdout, stderr, status } = await runCli(args, { stdin: INPUT });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      features: [{ columns: ['x'], fit: { target: 'y' } }],
    });
    expect(stderr).toMatch(/\n {2}missing +1 +1\.0% +1 +100\.0% +-[\d.]+\* /);
    expect(stderr).toContain('dropped: 1 row without a target');
  });

  test('fails with limits that no bins meet, and names flags that they would', async () => {
    const args = ['fit', '--target', 'y', '--min-events', '500'];
    const { stdout, stderr, status } = await runCli(args, { stdin: INPUT });
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toMatch(/hint: feasible: --min-events \d+ \(2 bins/);
  });

  test.each([
    [['--trend', 'peak'], '--trend needs --target'],
    [['--strategy', 'tree'], '--strategy tree needs --target'],
    [['--compat', 'toad'], '--compat toad needs --target'],
    [['--target', 'y', '--strategy', 'quantile'], 'cannot use --strategy quantile with --target'],
    [['--target', 'y', '--compat', 'Pandas'], 'cannot use --compat pandas with --target'],
    [['--target', 'y', '--round', 'nice'], 'cannot use --round nice with --target'],
    [['--target', 'y', '-n', 'auto'], 'cannot use --bins auto with --target'],
    [['--target', 'y', '--strategy', 'foo'], 'unknown --strategy "foo"'],
    [['--target', 'y', '--sketch'], 'cannot use --sketch with --target'],
    [['--target', 'y', '--else', 'missing'], 'cannot use --else with --target'],
    [['--target', 'y', '--min-rows', '5'], 'cannot use --min-rows with --target'],
    [
      ['--target', 'y', '--strategy', 'tree', '--trend', 'peak'],
      'cannot use --trend with --strategy tree',
    ],
    [['--target', 'y', '--max-p', '2'], 'invalid --max-p "2"'],
    [['--target', 'y', '--min-bin', '120%'], 'invalid --min-bin "120%"'],
  ])('rejects %j', async (flags, message) => {
    const { stderr, status } = await runCli(['fit', ...flags], { stdin: INPUT });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('prints the table as JSON and CSV, as spec check does', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const [input, spec] = [join(folder, 'in.csv'), join(folder, 'spec.json')];
    const args = ['fit', '--target', 'y', '-n', '2', '-o', spec, input];
    const json = await runCli([...args, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      features: [
        {
          target: {
            bins: [
              { role: 'interval' },
              { role: 'interval' },
              { role: 'missing', rows: 1, events: 1, rate: 1, adjusted: true },
            ],
            totals: { rows: 101 },
          },
        },
      ],
    });
    expect((await runCli(['spec', 'check', '--json', spec])).stdout).toBe(json.stdout);
    const csv = await runCli(['spec', 'check', '--csv', spec]);
    const lines = csv.stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('column,bin,role,class,rows,share,events,rate,woe,iv,adjusted,p_of_next');
    expect(lines[3]).toMatch(/^x,missing,missing,,1,/);
  });
});

describe('strategies and presets that need a target', () => {
  test.each([
    ['--strategy', 'mdlp'],
    ['--compat', 'optbinning'],
  ])('lead from other commands to fit --target: %s %s', async (flag, word) => {
    for (const command of [[], ['fit'], ['hist']]) {
      const args = [...command, '-n', '3', flag, word];
      const { stderr, status } = await runCli(args, { stdin: INPUT });
      expect(status).toBe(2);
      expect(stderr).toBe(
        `error: ${flag} ${word} needs --target\n  hint: use discretize fit --target COLUMN ${flag} ${word}\n`,
      );
    }
  });
});

describe('--label-digits of fit', () => {
  test.each([[['-n', '3']], [['--target', 'y']]])('is kept by the spec: %j', async (flags) => {
    const args = ['fit', '-c', 'x', '-q', '--label-digits', '2', ...flags];
    const { stdout } = await runCli(args, { stdin: INPUT });
    expect(JSON.parse(stdout)).toMatchObject({ features: [{ label_digits: 2 }] });
  });

  test('makes the labels of a run with the spec short', async () => {
    const folder = await scratchFolder({ 'in.csv': 'v\n1.2345\n2.3456\n3.4567\n4.5678\n' });
    const fit = ['fit', '-n', '2', '--exact', '--label-digits', '2', 'in.csv', '-o', 's.json'];
    expect((await runCli(fit, { cwd: folder })).status).toBe(0);
    const { stdout } = await runCli(['-q', '-s', 's.json', '-m', 'label', 'in.csv'], {
      cwd: folder,
    });
    expect(stdout).toBe('v\n"(-inf, 2.9)"\n"(-inf, 2.9)"\n"[2.9, +inf)"\n"[2.9, +inf)"\n');
  });

  test('past --memory says that a sketch took over, and rejects a pipe', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `${(i * 7919) % 9001},${+(i % 7 > 4)}`);
    const input = `x,y\n${rows.join('\n')}\n`;
    const folder = await scratchFolder({ 'in.csv': input });
    const args = ['fit', '--target', 'y', '--memory', '4K', '--rank-error', '0.01'];
    const { stderr, status } = await runCli([...args, join(folder, 'in.csv')]);
    expect(status).toBe(0);
    expect(stderr).toContain(
      'warning: "x": more rows than --memory holds: candidates are from a sketch',
    );
    const piped = await runCli(args, { stdin: input });
    expect({ stdout: piped.stdout, status: piped.status }).toEqual({ stdout: '', status: 1 });
    expect(piped.stderr).toBe(
      'error: the input has more rows than --memory holds\n' +
        '  hint: raise --memory, or write <stdin> to a file first: it is read twice then\n',
    );
    const part = await runCli([...args.slice(0, 5), '--partial', join(folder, 'in.csv')]);
    expect(part.stderr).toContain('hint: make more parts of fewer rows, or raise --memory');
  });

  test('of several classes rejects -m woe, and names the WoE of each class', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `${i % 90},${'abc'[(i * i) % 3]}`);
    const folder = await scratchFolder({ 'in.csv': `x,y\n${rows.join('\n')}\n` });
    const [input, spec] = [join(folder, 'in.csv'), join(folder, 'spec.json')];
    const fit = ['fit', '-q', '--target', 'y', '--target-type', 'classes', '--min-events', '0'];
    const rejected = await runCli([...fit, '-m', 'woe', input]);
    expect(rejected).toMatchObject({
      stdout: '',
      status: 2,
      stderr:
        'error: unknown bin values "woe" of "x"\n' +
        '  hint: each class has its own: -m value --value woe_a, or woe_b\n',
    });
    await runCli([...fit, input, '-o', spec]);
    const { features } = JSON.parse(await readFile(spec, 'utf8')) as {
      features: { values: { name: string; bins: number[] }[] }[];
    };
    const woe = features[0]?.values.find(({ name }) => name === 'woe_b')?.bins ?? [];
    const args = ['-q', '-s', spec, '-m', 'value', '--value', 'woe_b', '--only', input];
    const { stdout } = await runCli(args);
    const written = [...new Set(stdout.trimEnd().split('\n').slice(1))].map(Number);
    expect(written.sort()).toEqual([...new Set(woe)].sort());
  });
});
