import { describe, expect, test } from 'vitest';
import { STRATEGY_NAMES } from '../../src/fit/strategies/names.ts';
import { scratchFolder } from '../support/cli.ts';
import { type Outcome, outcomeIn } from '../support/outcome.ts';

/** A column of one distinct value, one of none, one of fewer than bins. */
const COLUMNS = 'same,none,few\n5,NA,1\n5,,2\n5,null,4\n5,NA,4\n';
const BOTH = ['--strategy', 'quantile', '-n', '2'];

async function fitted(args: readonly string[], stdin: string): Promise<Outcome> {
  return await outcomeIn(await scratchFolder(), ['fit', ...args], stdin);
}

/** Boundaries and counts of each feature of a spec, by its columns. */
function lists({ stdout }: Outcome): Record<string, readonly [number[], number[]]> {
  const { features } = JSON.parse(stdout) as {
    features: { columns: string[]; boundaries: number[]; fit: { counts: number[] } }[];
  };
  return Object.fromEntries(
    features.map(({ columns, boundaries, fit: record }) => [
      String(columns),
      [boundaries, record.counts],
    ]),
  );
}

describe.concurrent('columns with next to nothing to divide', () => {
  const SAME = 'warning: "same" cannot be divided (all values are 5): one bin, code 0';
  const NONE = 'warning: "none" has no values: one bin, code 0';
  const FEW = 'warning: "few": 3 bins, not 6: too few distinct values';

  test.each<[string, string[], readonly [number[], number[]]]>([
    [
      'quantile',
      [FEW],
      [
        [2, 4],
        [1, 1, 2],
      ],
    ],
    [
      'kmeans',
      [FEW],
      [
        [1.5, 3],
        [1, 1, 2],
      ],
    ],
    [
      'uniform',
      ['warning: "few": no values in bin 1, 3, 4'],
      [
        [1.5, 2, 2.5, 3, 3.5],
        [1, 0, 1, 0, 0, 2],
      ],
    ],
    [
      'geometric',
      ['warning: "few": no values in bin 1, 2, 4'],
      [
        [1.26, 1.5874, 2, 2.52, 3.175],
        [1, 0, 0, 1, 0, 2],
      ],
    ],
  ])('get one bin or fewer bins, and %s says so', async (strategy, said, few) => {
    const args = ['-c', 'same,none,few', '-n', '6', '--strategy', strategy];
    const [plain, exact] = await Promise.all([
      fitted(args, COLUMNS),
      fitted([...args, '--exact'], COLUMNS),
    ]);
    expect(plain.stderr.split('\n')).toEqual([SAME, NONE, ...said, '']);
    expect(exact.stderr).toBe(plain.stderr);
    const one = { same: [[], [4]], none: [[], [0]] };
    expect(lists(plain)).toEqual({ ...one, few });
    expect(lists(exact)).toMatchObject({
      ...one,
      few: [few[0].map(() => expect.any(Number)), few[1]],
    });
  });

  test('keras makes of one value what Keras does', async () => {
    const run = await fitted(['-c', 'same,none,few', '-n', '6', '--strategy', 'keras'], COLUMNS);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stderr).toContain('"same": no values in bin 0\n');
    expect(lists(run)).toMatchObject({ same: [[5], [0, 4]] });
  });

  // Calendar steps divide times, not numbers.
  const strategies = STRATEGY_NAMES.filter((name) => name !== 'every');

  test.each(strategies)('--shared joins them with %s', async (strategy) => {
    const bins = strategy === 'width' ? ['--width', '2.5', '--origin', '1'] : ['-n', '2'];
    const args = ['-c', 'same,none,few', '--shared', ...bins, '--strategy', strategy];
    const made = lists(await fitted(args, COLUMNS))['same,none,few'];
    expect(made?.[0].length).toBe(1);
    expect(made?.[1].reduce((sum, count) => sum + count, 0)).toBe(8);
  });

  test.each([
    ['a\n5\n5\n', 'all values are 5'],
    ['a\n', 'no rows after the header\n  hint: use a file with rows'],
    ['a\nNA\n-\n', '"a" has no values'],
    ['a\ninf\n-inf\n', 'fewer than two distinct finite values'],
    ['a\n1\n1\n1\n1\n2\n', '(ties: too many equal values)\n  hint: use --strategy kmeans'],
  ])('alone are an error that says why: %j', async (stdin, why) => {
    const run = await fitted(['-c', 'a', '--na-values', '-', ...BOTH], stdin);
    expect(run).toMatchObject({ stdout: '', status: 1 });
    expect(run.stderr).toContain('error: cannot fit boundaries: ');
    expect(run.stderr).toContain(why);
  });
});

describe.concurrent('infinite values', () => {
  const INFINITE = 'a\n1\n2\ninf\n-inf\n3\n3e400\n4\n';

  test.each(['uniform', 'kmeans', 'geometric'])(
    'are counted and rejected by %s',
    async (strategy) => {
      expect(await fitted(['--strategy', strategy, '-n', '2'], INFINITE)).toEqual({
        stdout: '',
        stderr: [
          `error: ${strategy} cannot divide "a": it has 3 infinite values`,
          '  hint: exclude them with --na-values inf,-inf, or use --strategy quantile',
          '',
        ].join('\n'),
        status: 1,
      });
    },
  );

  test('are values like others to quantile and keras; those that overflowed are reported', async () => {
    const ways = [BOTH, ['--strategy', 'keras', '-n', '2']];
    const runs = await Promise.all(ways.map((args) => fitted(args, INFINITE)));
    for (const run of runs) {
      expect(run.status).toBe(0);
      expect(run.stderr).toContain('"a": 1 too large for float64, counted as infinite\n');
      const { features } = JSON.parse(run.stdout) as { features: { fit: object }[] };
      expect(features[0]?.fit).toMatchObject({ infinite: 3, overflow: 1, min: 1, max: 4 });
    }
    expect(lists(runs[0] as Outcome)).toEqual({ a: [[3], [3, 4]] });
  });

  test('can be left out by name', async () => {
    const run = await fitted(
      ['--strategy', 'uniform', '-n', '2', '--na-values', 'inf,-inf,3e400'],
      INFINITE,
    );
    expect(lists(run)).toEqual({ a: [[2.5], [2, 2]] });
  });
});

describe.concurrent('weights', () => {
  const weighed = (rows: string, more: readonly string[] = []): Promise<Outcome> =>
    fitted(['-c', 'a', '--weight', 'w', '-n', '2', ...more], `a,w\n${rows}`);

  test.each<[string, string]>([
    ['1,-1\n2,1\n', 'invalid weight: -1, not a finite number, 0 or more'],
    ['1,NA\n2,1\n', 'invalid weight: missing, not a finite number, 0 or more'],
    ['1,inf\n2,1\n', 'invalid weight: Infinity, not a finite number, 0 or more'],
    ['NA,-1\n1,1\n2,1\n', 'invalid weight: -1'],
    ['1,1e308\n2,1e308\n', 'the sum of weights is too large for float64'],
    ['1,0\n2,0\n', 'cannot fit boundaries: "a" has no values\n'],
    ['1,x\n2,1\n', 'column "w": "x" is not a number'],
  ])('that are none end the run: %j', async (rows, message) => {
    const [whole, shared] = await Promise.all([weighed(rows), weighed(rows, ['--shared'])]);
    for (const run of [whole, shared]) {
      expect(run).toMatchObject({ stdout: '', status: 1 });
      expect(run.stderr).toContain(message);
    }
  });

  test('of 0 leave a value out, whatever it is', async () => {
    const rows = '-7,0\ninf,0\nNA,0\n1,1\n2,1\n3,2\n';
    const ways = ['uniform', 'kmeans', 'geometric', 'quantile'];
    const runs = await Promise.all(ways.map((name) => weighed(rows, ['--strategy', name])));
    for (const run of runs) {
      expect(run).toMatchObject({ stderr: '', status: 0 });
      const { features } = JSON.parse(run.stdout) as { features: { fit: object }[] };
      expect(features[0]?.fit).toMatchObject({ weight: 4, min: 1, max: 3, missing: 1, rows: 6 });
    }
  });

  test('that are fractions are for all values, and not for a sketch', async () => {
    const rows = '1,0.5\n2,0.25\n3,0.25\n';
    expect(lists(await weighed(rows, ['--strategy', 'kmeans']))).toEqual({
      a: [[1.5], [0.5, 0.5]],
    });
    const sketch = await weighed(rows, ['--sketch']);
    expect(sketch).toMatchObject({ stdout: '', status: 1 });
    expect(sketch.stderr).toContain('cannot use weight 0.5');
  });
});

test('two columns of one name are rejected, for a spec could not tell them apart', async () => {
  const run = await fitted(['-c', '1,2', '-n', '2'], 'a,a\n1,2\n2,3\n');
  expect(run).toMatchObject({ stdout: '', status: 2 });
  expect(run.stderr).toContain('several columns are named "a"');
});

test('an error about values says whose they are', async () => {
  const run = await fitted(['--strategy', 'geometric'], 'a,b\n1,1\n2,0\n');
  expect(run.stderr).toContain('error: "b": cannot use --strategy geometric');
});

describe('fewer bins than asked for', () => {
  const warned = async (cells: readonly number[], ...flags: readonly string[]): Promise<string> =>
    (await fitted(['-n', '5', ...flags], `v\n${cells.join('\n')}\n`)).stderr;

  test('are explained by ties, if there are enough distinct values', async () => {
    const tied = [...Array<number>(30).fill(0), ...Array(20).keys()];
    expect(await warned(tied)).toBe('warning: "v": 2 bins, not 5: repeated boundaries (ties)\n');
  });

  test('are explained by both, if there are few distinct values, and more than bins', async () => {
    const both = 'warning: "v": 3 bins, not 5: few distinct values, and ties\n';
    expect(await warned([1, 1, 1, 1, 1, 1, 2, 2, 3, 4])).toBe(both);
  });

  test('are explained by the distinct values, if these are too few', async () => {
    const few = 'warning: "v": 3 bins, not 5: too few distinct values\n';
    expect(await warned([1, 2, 3, 1, 2, 3])).toBe(few);
    expect(await warned([1, 2, 3, 1, 2, 3], '--strategy', 'kmeans')).toBe(few);
  });
});

describe('columns that all have another role', () => {
  test.each([
    [['--weight', 'v'], 'no numeric columns besides the weight "v"'],
    [['--by', 'v'], 'no numeric columns besides the group "v"'],
    [['--target', 'v'], 'no numeric columns besides the target "v"'],
    [['--target', 'v', '-c', 'v'], 'no columns besides the target "v"'],
    [['--by', 'v', '-c', 'v'], 'no columns besides the group "v"'],
  ])('are named by the error: %j', async (flags, why) => {
    expect(await fitted(flags, 'v\n0\n1\n0\n1\n')).toMatchObject({
      stdout: '',
      stderr: `error: cannot fit boundaries: ${why}\n  hint: select other columns: -c NAME\n`,
      status: 1,
    });
  });
});
