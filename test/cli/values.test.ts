import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { type Outcome, outcome } from '../support/outcome.ts';

const SPEC = {
  columns: ['x'],
  boundaries: [2, 10],
  special: [-999],
  values: [
    { name: 'score', bins: [1.5, 2.5e-7, null], special: [7], missing: 0.1 },
    { name: 'rate', bins: [0.1, 0.2, 0.3] },
  ],
};

const FILES = {
  'in.csv': 'g,x\na,1\na,2\na,9\nb,4\nb,5\nb,12\n',
  'codes.csv': 'x\n1\n5\n20\n-999\n\n',
  'spec.json': JSON.stringify(SPEC),
  'target.csv': `x,y,amount\n${Array.from(
    { length: 60 },
    (_, i) => `${i},${i % (i < 30 ? 6 : 2) === 0 ? 'yes' : 'no'},${i < 30 ? 10 : 30}`,
  ).join('\n')}\n,yes,7\n`,
};

async function run(...args: readonly string[]): Promise<Outcome> {
  return outcome(await runCli(args, { cwd: await scratchFolder(FILES) }));
}

async function stdout(...args: readonly string[]): Promise<string> {
  const found = await run(...args, '-q');
  expect(found.stderr).toBe('');
  return found.stdout;
}

describe.concurrent('--output-mode value', () => {
  test.each(['bytes', 'records'])('writes midpoints without values: %s', async (engine) => {
    const flags = ['-b', 'x=2,10,20', '--engine', engine, 'in.csv'];
    expect(await stdout(...flags, '-m', 'value')).toBe('g,x\na,2\na,6\na,6\nb,6\nb,6\nb,15\n');
    expect(await stdout(...flags, '-m', 'int,lower,upper', '--only')).toBe(
      'x_int,x_lower,x_upper\n0,-inf,2\n1,2,10\n1,2,10\n1,2,10\n1,2,10\n2,10,20\n',
    );
  });

  test.each(['bytes', 'records'])(
    'writes the values of a spec with all their digits, those of special codes and of missing values: %s',
    async (engine) => {
      const flags = ['-s', 'spec.json', '--engine', engine, 'codes.csv'];
      expect(await stdout(...flags, '-m', 'value')).toBe('x\n1.5\n2.5e-7\n""\n7\n0.1\n');
      expect(await stdout(...flags, '--value', 'rate')).toBe('x\n0.1\n0.2\n0.3\n""\n""\n');
      expect(await stdout(...flags, '-m', 'rate,value', '--append')).toBe(
        'x,x_rate,x_value\n1,0.1,1.5\n5,0.2,2.5e-7\n20,0.3,\n-999,,7\n,,0.1\n',
      );
    },
  );

  test('fits and writes means and medians in one command, of groups too', async () => {
    expect(await stdout('-n', '2', '-c', 'x', '-m', 'value', '--value', 'mean', 'in.csv')).toBe(
      'g,x\na,2.3333333333333335\na,2.3333333333333335\na,8.666666666666666\nb,2.3333333333333335\nb,8.666666666666666\nb,8.666666666666666\n',
    );
    expect(await stdout('-n', '2', '-c', 'x', '--by', 'g', '-m', 'median', 'in.csv')).toBe(
      'g,x\na,1\na,5.5\na,5.5\nb,4\nb,8.5\nb,8.5\n',
    );
  });

  test('of a fit is kept in the spec, which writes it later', async () => {
    const folder = await scratchFolder(FILES);
    const fit = ['fit', '-n', '2', '-c', 'x', '-m', 'int,mean', 'in.csv', '-o', 'out.json'];
    expect((await runCli(fit, { cwd: folder })).status).toBe(0);
    const later = ['-q', '-s', 'out.json', '-m', 'value', 'in.csv'];
    expect((await runCli(later, { cwd: folder })).stdout).toContain('a,2.3333333333333335\n');
  });

  test('is not in a spec whose flags change what bins hold', async () => {
    const folder = await scratchFolder(FILES);
    const args = ['-s', 'spec.json', '-m', 'int', '--print-spec', '--closed'];
    const same = JSON.parse((await runCli([...args, 'left', 'codes.csv'], { cwd: folder })).stdout);
    expect(same.features[0].values).toMatchObject([{ name: 'score' }, { name: 'rate' }]);
    const made = JSON.parse(
      (await runCli([...args, 'right', 'codes.csv'], { cwd: folder })).stdout,
    );
    expect(Object.keys(made.features[0])).not.toContain('values');
  });

  test.each([
    [['-b', 'x=2', '-m', 'woe', 'in.csv'], 'unknown bin values "woe" of "x"'],
    [
      ['-b', 'x=2', '-m', 'int', '--value', 'lower', 'in.csv'],
      '--value needs the output mode value',
    ],
    [['-s', 'spec.json', '--value', 'scor', 'codes.csv'], 'use one of: score, rate, midpoint'],
    [['-s', 'spec.json', '-b', '3', '--value', 'score', 'codes.csv'], 'unknown bin values "score"'],
    [
      ['-s', 'spec.json', '--outside', 'missing', '-m', 'value', 'codes.csv'],
      'the values "score" of "x" are of other bins',
    ],
    [
      ['-s', 'spec.json', '--closed', 'right', '-m', 'value', 'codes.csv'],
      'the values "score" of "x" are of other bins',
    ],
    [['-b', 'x=2', '-m', 'value', '--drop-first', 'in.csv'], 'cannot use --drop-first'],
    [['-b', 'x=2', '-m', 'value', '--sparse', 'coo', 'in.csv'], 'cannot write a sparse matrix'],
    [['fit', '-n', '2', '-m', 'woe', 'in.csv'], 'discretize fit --target COLUMN'],
    [['fit', '-n', '2', '--sketch', '-m', 'mean', '-c', 'x', 'in.csv'], 'from a sketch'],
    [['fit', '--target', 'amount', '-m', 'woe', 'target.csv'], 'use one of: mean, midpoint'],
  ])('is rejected with what to do where it cannot be: %j', async (args, message) => {
    const found = await run(...args);
    expect(found.stdout).toBe('');
    expect(found.status).toBeGreaterThan(0);
    expect(found.stderr).toContain(message);
  });
});

describe.concurrent('fit --target', () => {
  const FIT = ['fit', '--target', 'y', '-c', 'x', 'target.csv'];

  test('keeps the weight of evidence and the rate of each bin, missing values included', async () => {
    const { features } = JSON.parse(await stdout(...FIT)) as {
      features: { values: { name: string; bins: number[]; missing: number }[] }[];
    };
    const [woe, rate] = features[0]?.values ?? [];
    // 5 of 30 rows, 15 of 30, and the missing one are events: 21 of 61.
    expect(rate).toEqual({ name: 'rate', bins: [5 / 30, 15 / 30], missing: 1 });
    expect(woe?.name).toBe('woe');
    expect(woe?.bins[0]).toBeCloseTo(Math.log(25 / 40 / (5 / 21)), 14);
    expect(woe?.bins[1]).toBeCloseTo(Math.log(15 / 40 / (15 / 21)), 14);
    expect(woe?.missing).toBeCloseTo(Math.log(0.5 / 40 / (1.5 / 21)), 14);
  });

  test('turns its sign, and smooths by another count', async () => {
    const args = [...FIT, '--woe-sign', 'event', '--woe-smooth', '2', '-m', 'woe'];
    const { features } = JSON.parse(await stdout(...args)) as {
      features: { output: string; values: { bins: number[]; missing: number }[]; fit: object }[];
    };
    expect(features[0]).toMatchObject({
      output: 'woe',
      fit: { woe_sign: 'event', woe_zero: 'smooth 2' },
    });
    expect(features[0]?.values[0]?.bins[0]).toBeCloseTo(-Math.log(25 / 40 / (5 / 21)), 14);
    expect(features[0]?.values[0]?.missing).toBeCloseTo(-Math.log(2 / 40 / (3 / 21)), 14);
  });

  test('rejects an infinite weight of evidence if it is written, and leaves it out otherwise', async () => {
    const found = await run(...FIT, '--woe-smooth', '0', '-m', 'woe');
    expect(found).toMatchObject({ stdout: '', status: 1 });
    expect(found.stderr).toContain('the weight of evidence of a bin of "x" is infinite');
    const text = await stdout(...FIT, '--woe-smooth', '0');
    expect(text).toContain('"name": "rate"');
    expect(text).not.toContain('"name": "woe"');
  });

  test('keeps the means of a numeric target, and those of each class of several', async () => {
    const means = await stdout('fit', '--target', 'amount', '-c', 'x', 'target.csv', '-m', 'mean');
    expect(means).toContain(
      '"values": {\n        "name": "mean",\n        "bins": [10, 30],\n        "missing": 7\n',
    );
    const classes = ['--target', 'y', '--target-type', 'classes', '-c', 'x', 'target.csv'];
    const text = await stdout('fit', ...classes);
    for (const name of ['woe_no', 'rate_no', 'woe_yes', 'rate_yes']) {
      expect(text).toContain(`"name": "${name}"`);
    }
  });
});

describe.concurrent('the values of a spec', () => {
  test('are explained, in the table of spec check, and in the preview', async () => {
    const text = (await run('explain', '-s', 'spec.json', 'x=1', 'x=-999', 'x=')).stdout;
    expect(text.match(/^ {2}values .*$/gm)).toEqual([
      '  values    score 1.5, rate 0.1',
      '  values    score 7, rate none',
      '  values    score 0.1, rate none',
    ]);
    const json = JSON.parse(
      (await run('explain', '-s', 'spec.json', 'x=5', '--json')).stdout,
    ) as object[];
    expect(json[0]).toMatchObject({ values: { score: 2.5e-7, rate: 0.2 } });
    expect((await run('spec', 'check', 'spec.json')).stdout).toMatch(
      / code {2}bin +score +rate\n +0 {2}\(-inf, 2\) +1\.5 +0\.1\n/,
    );
    const preview = await stdout('-s', 'spec.json', '-m', 'rate', '--preview=1', 'codes.csv');
    expect(preview).toContain('x: rate, 4 bins');
  });

  test('stay if special codes are added, which have none', async () => {
    const found = await stdout('-s', 'spec.json', '--special', '5', '-m', 'value', 'codes.csv');
    expect(found).toBe('x\n1.5\n""\n""\n7\n0.1\n');
  });
});
