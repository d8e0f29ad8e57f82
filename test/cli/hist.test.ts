import { describe, expect, test } from 'vitest';
import { cellWidth } from '../../src/view/text-width.ts';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, type Outcome, outcome, prints } from '../support/outcome.ts';
import { hasTerminal, onTerminal } from '../support/start.ts';

const ROWS = ['1,0,a', '12,5,b', '13,NA,c', '14,5,d', '25,1e400,e'];
const FILES = {
  'in.csv': `fare,tip,who\n${ROWS.join('\n')}\n`,
  'wide.json': JSON.stringify({
    version: 1,
    features: [{ columns: ['fare'], boundaries: [10, 20], labels: ['低い', '中', 'とても高い'] }],
  }),
  'text.csv': 'a,b\nx,y\n',
  'empty.csv': '',
  'header.csv': 'fare\n',
};

/** What `discretize hist` prints in a folder with these files, in a locale. */
async function hist(
  args: readonly string[],
  more: { readonly stdin?: string; readonly locale?: string } = {},
): Promise<Outcome> {
  const { stdin = '', locale = 'C.UTF-8' } = more;
  const cwd = await scratchFolder(FILES);
  const env = { LC_ALL: locale, COLUMNS: '' };
  return outcome(await runCli(['hist', ...args], { cwd, stdin, env }));
}

describe.concurrent('discretize hist', () => {
  test('draws each column in the boundaries that are given, 80 cells wide where nobody looks on', async () => {
    const { stdout, stderr, status } = await hist(['-b', '10,20', 'in.csv']);
    expect(stdout.split('\n')).toEqual([
      'fare, 5 rows, 1 to 25',
      '  (-inf, 10)  1  20.0%  ██████████████████▋',
      '  [10, 20)    3  60.0%  ████████████████████████████████████████████████████████',
      '  [20, +inf)  1  20.0%  ██████████████████▋',
      '  missing     0',
      '  invalid     0',
      '',
      'tip, 5 rows, 0 to inf',
      '  (-inf, 10)  3  75.0%  ████████████████████████████████████████████████████████',
      '  [10, 20)    0   0.0%',
      '  [20, +inf)  1  25.0%  ██████████████████▋',
      '  missing     1',
      '    empty     0',
      '    words     1',
      '  invalid     0',
      '',
    ]);
    expect(Math.max(...stdout.split('\n').map(cellWidth))).toBe(80);
    expect(stderr).toBe('warning: 1 number too large for float64, counted as infinite\n');
    expect(status).toBe(0);
  });

  test('is in ASCII where the locale is not UTF-8, and with --ascii', async () => {
    const args = ['-q', '-b', '10', '-c', 'fare', 'in.csv'];
    const [inC, asked] = await Promise.all([
      hist(args, { locale: 'C' }),
      hist([...args, '--ascii']),
    ]);
    expect(inC).toEqual(
      prints(
        'fare, 5 rows, 1 to 25',
        '  (-inf, 10)  1  20.0%  ##############',
        '  [10, +inf)  4  80.0%  ########################################################',
        '  missing     0',
        '  invalid     0',
      ),
    );
    expect(asked).toEqual(inC);
  });

  test.each([['--every=day'], ['--width=5']])(
    'does not repeat the strategy of %s',
    async (flag) => {
      const stdin = flag === '--width=5' ? 'x\n1\n7\n' : 'x\n2026-01-01\n2026-01-02\n';
      expect(await hist([flag, '-c', 'x'], { stdin })).toMatchObject({ stderr: '', status: 0 });
    },
  );

  test('counts missing cells once under --missing own', async () => {
    const stdin = 'x\n1\n\nNA\n4\n';
    expect(await hist(['-b', '3', '--missing', 'own', '--ascii'], { stdin })).toEqual(
      prints(
        'x, 4 rows, 1 to 4',
        `  (-inf, 3)  1  25.0%  ${'#'.repeat(29)}`,
        `  [3, +inf)  1  25.0%  ${'#'.repeat(29)}`,
        `  missing    2  50.0%  ${'#'.repeat(57)}`,
        '    empty    1',
        '    words    1',
        '  invalid    0',
      ),
    );
  });

  test('lines up wide labels of a spec', async () => {
    expect(await hist(['-s', 'wide.json', '--ascii', 'in.csv'])).toEqual(
      prints(
        'fare, 5 rows, 1 to 25',
        '  低い        1  20.0%  ###################',
        '  中          3  60.0%  ########################################################',
        '  とても高い  1  20.0%  ###################',
        '  missing     0',
        '  invalid     0',
      ),
    );
  });

  test('chooses round boundaries where none are given, or bins of equal width', async () => {
    const values = Array.from({ length: 101 }, (_, i) => i / 10).join('\n');
    const [round, equal] = await Promise.all([
      hist(['--json'], { stdin: `v\n${values}\n` }),
      hist(['--json', '-n', '4'], { stdin: `v\n${values}\n` }),
    ]);
    const [chosen] = JSON.parse(round.stdout) as {
      boundaries: number[];
      bins: { count: number }[];
    }[];
    expect(chosen?.boundaries).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(chosen?.bins.map(({ count }) => count)).toEqual([...Array(9).fill(10), 11]);
    expect(JSON.parse(equal.stdout)).toMatchObject([
      { boundaries: [2.5, 5, 7.5], bins: [25, 25, 25, 26].map((count) => ({ count })) },
    ]);
  });

  test('counts the same in boundaries that it chose and in the same ones when they are given', async () => {
    const stdin = 'v\n3\ninf\nNA\n-7.5\n-inf\n0\n1e30\n\n2\n';
    const rules = ['--missing', 'own', '--closed', 'right', '--precision', 'float32', '--json'];
    const chosen = await hist([...rules, '-n', '3'], { stdin });
    const [first] = JSON.parse(chosen.stdout) as { boundaries: number[]; bins: object[] }[];
    expect(first?.bins).toHaveLength(4);
    expect(first).toMatchObject({ missing: 2, bins: [{}, {}, {}, { label: 'missing', count: 2 }] });
    const list = (first?.boundaries ?? []).join(',');
    expect(await hist([...rules, '-b', list], { stdin })).toEqual(chosen);
  });

  test('numbers that are the same in float32 are one boundary', async () => {
    const stdin = 'v\n1\n1.00000002\n1.00000004\n1e300\n';
    const { stdout, status } = await hist(['--compat', 'keras', '--json', '-n', '9'], { stdin });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ bins: [{ count: 4 }] }]);
  });

  test('prints the same as JSON and as CSV', async () => {
    const args = ['-b', '10,20', '-c', 'fare', 'in.csv'];
    const [json, csv] = await Promise.all([hist([...args, '--json']), hist([...args, '--csv'])]);
    expect(JSON.parse(json.stdout)).toEqual([
      {
        name: 'fare',
        columns: ['fare'],
        rows: 5,
        min: 1,
        max: 25,
        missing: 0,
        empty: 0,
        invalid: 0,
        outside: 0,
        bins: [
          { code: 0, label: '(-inf, 10)', lower: null, upper: 10, count: 1, share: 0.2 },
          { code: 1, label: '[10, 20)', lower: 10, upper: 20, count: 3, share: 0.6 },
          { code: 2, label: '[20, +inf)', lower: 20, upper: null, count: 1, share: 0.2 },
        ],
        boundaries: [10, 20],
      },
    ]);
    expect(csv).toEqual(
      prints(
        'feature,bin,label,lower,upper,count,share',
        'fare,0,"(-inf, 10)",-inf,10,1,0.2',
        'fare,1,"[10, 20)",10,20,3,0.6',
        'fare,2,"[20, +inf)",20,+inf,1,0.2',
        'fare,,missing,,,0,',
        'fare,,empty,,,0,',
        'fare,,invalid,,,0,',
      ),
    );
  });

  test('counts empty cells apart from words, with both engines', async () => {
    const stdin = 'v,w\n1,2\n,\n" ",NA\n"",\nNA,3\n\\N,4\nx,5\n7,\n';
    const args = ['--json', '-c', 'v', '-n', '2', '--invalid', 'missing', '-q', '--engine'];
    for (const engine of ['bytes', 'records']) {
      const { stdout } = await hist([...args, engine], { stdin });
      expect(JSON.parse(stdout)).toMatchObject([
        { missing: 6, empty: 3, invalid: 1, min: 1, max: 7 },
      ]);
    }
  });

  test('has a log scale for values, counts or both', async () => {
    const stdin = `v\n${Array.from({ length: 1000 }, (_, i) => 10 ** (i / 250)).join('\n')}\n`;
    const [both, values, counts, given, rejected] = await Promise.all([
      hist(['--log', '--ascii'], { stdin }),
      hist(['--log=values', '--json'], { stdin }),
      hist(['--log=counts', '--ascii'], { stdin }),
      hist(['--log', '--ascii', '-b', '10'], { stdin }),
      hist(['--log=values', '-b', '10'], { stdin }),
    ]);
    expect(both.stdout).toContain(', bars on a log scale\n  (-inf, 2)');
    const [one] = JSON.parse(values.stdout) as [{ boundaries: number[] }];
    expect(one.boundaries).toEqual([2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]);
    expect(counts.stdout).toContain(', bars on a log scale\n  (-inf, 500)');
    expect(given.stdout).toContain(', bars on a log scale\n  (-inf, 10)');
    expect(rejected).toEqual(
      fails(
        2,
        'error: cannot use --log=values with boundaries',
        '  hint: use --log=counts, or remove the boundaries and the strategy',
      ),
    );
  });

  test('names the bins of outliers', async () => {
    const stdin = `v\n${Array.from({ length: 300 }, (_, i) => (i % 100) / 10).join('\n')}\n1e6\n`;
    const { stdout } = await hist(['--csv'], { stdin });
    expect(stdout).toMatch(/^v,\d+,"\[10, \+inf\) outliers",10,\+inf,1,/m);
  });

  test('both engines count the same, for any number of threads', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i % 97},${(i * 31) % 1009}`);
    const stdin = `a,b\n${rows.join('\n')}\n`;
    const runs = ['records', 'bytes'].flatMap((engine) =>
      ['1', '2'].map((threads) => ['--engine', engine, '--threads', threads]),
    );
    const all = await Promise.all(runs.map((args) => hist(['--csv', ...args], { stdin })));
    expect(all[0]?.stdout).toContain('b,');
    for (const one of all) expect(one).toEqual(all[0]);
  });

  test('a column of one value is one bin, and one of none has none', async () => {
    const stdin = 'a,b\n7,\n7,NA\n';
    expect(await hist(['--csv', '-c', 'a,b'], { stdin })).toEqual(
      prints(
        'feature,bin,label,lower,upper,count,share',
        'a,0,7,7,7,2,1',
        'a,,missing,,,0,',
        'a,,empty,,,0,',
        'a,,invalid,,,0,',
        'b,,missing,,,2,',
        'b,,empty,,,1,',
        'b,,invalid,,,0,',
      ),
    );
  });

  test('says what it is about a file without numbers, without rows, or without anything', async () => {
    const [text, empty, header] = await Promise.all([
      hist(['text.csv']),
      hist(['empty.csv', '--json']),
      hist(['header.csv', '--csv']),
    ]);
    expect(text).toMatchObject({ stdout: '', status: 2 });
    expect(text.stderr).toContain(
      'no numeric columns: each holds a cell that is neither a number nor missing',
    );
    expect(empty).toEqual({ stdout: '[]\n', stderr: 'warning: the input is empty\n', status: 0 });
    expect(header.stdout).toBe('feature,bin,label,lower,upper,count,share\n');
    expect(header.stderr).toContain('cannot detect numeric columns: no rows');
  });

  test('rejects what does not go together', async () => {
    const [formats, bins, wrong, cell] = await Promise.all([
      hist(['--json', '--csv', 'in.csv']),
      hist(['-n', '3', '-b', '1', 'in.csv']),
      hist(['-n', '0', 'in.csv']),
      hist(['-b', '1', '-c', 'who', 'in.csv']),
    ]);
    expect(formats).toEqual(fails(2, 'error: cannot use --json with --csv', '  hint: remove one'));
    expect([bins.status, wrong.status, cell.status]).toEqual([2, 2, 1]);
    expect(wrong.stderr).toContain('invalid --bins "0"');
    expect(cell.stderr).toContain('in.csv:2:');
  });

  test('shows hostile names with their control characters visible', async () => {
    const { stdout } = await hist(['-b', '1'], { stdin: 'a\u001b[31m\u202e\n1\n' });
    expect(stdout.split('\n')[0]).toBe('a\\x1b[31m\\u202e, 1 row, 1 to 1');
  });
});

describe.concurrent('discretize hist --weight', () => {
  const stdin = 'fare,tip,w\n1,0,2\n12,5,0.5\n13,NA,1\n14,5,0\n25,1,4\n';

  test('counts each row as often as the column says, which it leaves out, and says so', async () => {
    const args = ['--weight', 'w', '--ascii', '-c', 'fare', '-b', '10,20'];
    expect(await hist(args, { stdin })).toEqual(
      prints(
        'fare, 5 rows, 1 to 25, counts are sums of w',
        '  (-inf, 10)    2  26.7%  ###########################',
        '  [10, 20)    1.5  20.0%  ####################',
        '  [20, +inf)    4  53.3%  ######################################################',
        '  missing       0',
      ),
    );
    const all = await hist(['--weight', 'w', '--json', '-b', '10,20'], { stdin });
    expect(JSON.parse(all.stdout)).toMatchObject([
      { name: 'fare', weight: 'w', bins: [{ count: 2 }, { count: 1.5 }, { count: 4 }] },
      { name: 'tip', weight: 'w', missing: 1, bins: [{ count: 6.5 }, { count: 0 }, { count: 0 }] },
    ]);
  });

  test('weighs missing cells that have a bin, in boundaries that are given and in chosen ones', async () => {
    const args = ['--weight', 'w', '--json', '-c', 'tip', '--missing', 'own'];
    const ways = [
      ['-b', '3'],
      ['-n', '2'],
    ];
    const runs = await Promise.all(ways.map((way) => hist([...args, ...way], { stdin })));
    for (const run of runs) {
      expect(JSON.parse(run.stdout)).toMatchObject([
        { missing: 1, boundaries: [3], bins: [{ count: 6 }, { count: 0.5 }, { count: 1 }] },
      ]);
    }
  });

  test.each([['-b', '2.5'], ['-n', '2'], []])(
    'has one unit, sums of weights, for bins and what has none: %j',
    async (...way) => {
      const rows = 'v,w\n1,2\n2,0.5\n9,4\nNA,10\nx,20\n';
      const args = ['--weight', 'w', '-c', 'v', '--invalid', 'missing', '-q', ...way];
      const [json, csv] = await Promise.all(
        ['--json', '--csv'].map((form) => hist([...args, form], { stdin: rows })),
      );
      const [one] = JSON.parse(json?.stdout ?? '') as [
        { missing: number; bins: { count: number }[] },
      ];
      expect(one).toMatchObject({ rows: 5, weight: 'w', missing: 30, outside: 0 });
      expect(one).not.toHaveProperty('invalid');
      expect(one.bins.reduce((sum, { count }) => sum + count, 0)).toBe(6.5);
      expect(csv?.stdout).toContain('\nv,,missing,,,30,\n');
      expect(csv?.stdout).not.toContain('invalid');
    },
  );

  test.each(['empty', 'own'])('weighs what is outside the edges: --missing %s', async (missing) => {
    const rows = 'v,w\n1,2\n-7,0.5\n99,4\nNA,10\n';
    const given = ['-b', '0,5', '--outside', 'missing', '--missing', missing, '-q'];
    const { stdout } = await hist(['--weight', 'w', '-c', 'v', '--json', ...given], {
      stdin: rows,
    });
    const [one] = JSON.parse(stdout) as [{ bins: { count: number }[] }];
    expect(one).toMatchObject({ missing: 10, outside: 4.5 });
    expect(one.bins.map(({ count }) => count)).toEqual(missing === 'own' ? [2, 14.5] : [2]);
  });

  test('has the edges of numpy with --compat and by a rule', async () => {
    const thirds = 'v\n0\n2.332\n7\n';
    const { stdout } = await hist(['--compat', 'numpy', '-n', '3', '--json'], { stdin: thirds });
    const [one] = JSON.parse(stdout) as [{ bins: { count: number }[] }];
    expect(one.bins.map(({ count }) => count)).toEqual([2, 0, 1]);
    const many = `v\n${Array.from({ length: 300 }, (_, i) => Math.sqrt(i)).join('\n')}\n`;
    const byRule = await hist(['-n', 'sqrt', '--json'], { stdin: many });
    expect(JSON.parse(byRule.stdout)[0].bins).toHaveLength(18);
  });

  test.each([
    [['--weight', 'x'], stdin, 'unknown column "x"'],
    [['--weight', 'w', '-c', 'w'], stdin, 'no column to count besides the weights'],
    [['--weight', 'w'], 'a,w\n1,-1\n2,1\n', 'invalid weight: -1'],
    [['--weight', 'w', '-b', '1'], 'a,w\n1,NA\n2,1\n', 'invalid weight: missing'],
  ])('is rejected where it makes no sense: %j', async (args, input, message) => {
    const run = await hist(args, { stdin: input });
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(message);
    expect(run.status).toBeGreaterThan(0);
  });
});

describe.skipIf(!hasTerminal)('discretize hist on a terminal', () => {
  test('is as wide as that, and coloured where colours are wanted', async () => {
    const folder = await scratchFolder(FILES);
    const line = 'stty cols 60; LC_ALL=C.UTF-8 TERM=xterm-256color';
    const [plain, coloured] = await Promise.all([
      onTerminal(`${line} $D hist -b 10 -c fare in.csv`, folder),
      onTerminal(`${line} NO_COLOR= $D hist -b 10 -c fare in.csv`, folder),
    ]);
    const lines = plain.screen.split('\n');
    expect(Math.max(...lines.map(cellWidth))).toBe(60);
    expect(plain.screen).not.toContain('\u001b');
    expect(coloured.screen).toContain('\u001b[36m█');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(coloured.screen.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.screen);
  });
});
