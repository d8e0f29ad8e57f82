import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { golden } from '../../golden/golden.ts';
import { runCli, scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn, prints } from '../../support/outcome.ts';

type Columns = Readonly<Record<string, readonly number[]>>;

/** Columns of different length as one table; the cells that a column lacks are empty. */
function table(columns: Columns): string {
  const names = Object.keys(columns);
  const length = Math.max(...Object.values(columns).map((column) => column.length));
  const rows = Array.from({ length }, (_, i) => names.map((name) => columns[name]?.[i] ?? ''));
  return [names, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** What was learned of each column, and the codes that it gives: null where a value has none. */
interface Made {
  readonly boundaries: readonly number[];
  readonly codes: readonly (number | null)[];
}

/** Learns from a table, applies what was learned to it, and gives the columns that have boundaries. */
async function fitAndApply(
  columns: Columns,
  ...args: readonly string[]
): Promise<Map<string, Made>> {
  const folder = await scratchFolder({ 'in.csv': table(columns) });
  const fitted = await runCli(['fit', 'in.csv', '-o', 'spec.json', '-q', ...args], { cwd: folder });
  expect([fitted.stderr, fitted.status]).toEqual(['', 0]);
  const applied = await runCli(['-s', 'spec.json', 'in.csv'], { cwd: folder });
  expect([applied.stderr, applied.status]).toEqual(['', 0]);
  const [header = [], ...rows] = applied.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const { features } = JSON.parse(await readFile(join(folder, 'spec.json'), 'utf8')) as {
    features: { columns: [string]; boundaries: number[] }[];
  };
  return new Map(
    features.map(({ columns: [name], boundaries }) => {
      const cells = rows.slice(0, columns[name]?.length).map((row) => row[header.indexOf(name)]);
      return [name, { boundaries, codes: cells.map((cell) => (cell ? Number(cell) : null)) }];
    }),
  );
}

interface Pandas {
  readonly data: Columns;
  readonly cases: readonly {
    readonly fn: 'cut' | 'qcut';
    readonly data: string;
    readonly bins?: number;
    readonly q?: number;
    readonly right?: boolean;
    readonly edges: readonly number[];
    readonly codes: readonly number[];
  }[];
}

const pandas = golden<Pandas>('pandas-cut.json');
const cut = pandas.cases.filter(({ fn }) => fn === 'cut');
const qcut = pandas.cases.filter(({ fn }) => fn === 'qcut');
const orNull = (codes: readonly number[]) => codes.map((code) => (code < 0 ? null : code));

describe.concurrent('fit --compat pandas, applied', () => {
  const ways = [2, 5].flatMap((bins) => [true, false].map((right) => ({ bins, right })));

  test.each(ways)('gives the codes of pandas.cut, $bins bins, right=$right', async (way) => {
    const side = way.right ? [] : ['--closed', 'left'];
    const made = await fitAndApply(pandas.data, '--compat', 'pandas', '-n', `${way.bins}`, ...side);
    const cases = cut.filter(({ bins, right }) => bins === way.bins && right === way.right);
    expect(new Set(cases.map(({ data }) => data)).size).toBe(8);
    for (const { data, edges, codes } of cases) {
      expect(made.get(data), data).toEqual({ boundaries: edges, codes: orNull(codes) });
    }
  });

  test.each([...new Set(qcut.map(({ q = 0 }) => q))])(
    'gives those of pandas.qcut, %i',
    async (q) => {
      const args = ['--compat', 'pandas', '--strategy', 'quantile', '--duplicates', 'drop'];
      const made = await fitAndApply(pandas.data, ...args, '-n', `${q}`);
      const cases = qcut.filter((one) => one.q === q);
      expect(cases).toHaveLength(8);
      for (const { data, edges, codes } of cases) {
        // A single edge has no bin beside it: the column gets one bin.
        if (edges.length < 2) expect([made.get(data)?.boundaries, data]).toEqual([[], 'const']);
        else expect(made.get(data)?.codes, data).toEqual(orNull(codes));
      }
    },
  );
});

interface Sklearn {
  readonly data: Columns;
  readonly cases: readonly {
    readonly data: string;
    readonly n_bins: number;
    readonly strategy?: 'uniform' | 'quantile';
    readonly weights?: readonly number[];
    readonly n_bins_: number;
    readonly codes: readonly number[] | null;
  }[];
}

const kbins = golden<Sklearn>('sklearn-kbins.json');
const kmeans = golden<Sklearn>('sklearn-kmeans.json');

describe.concurrent('fit --compat sklearn, applied', () => {
  const ways = [2, 3, 5, 10].flatMap((bins) =>
    (['uniform', 'quantile', 'kmeans'] as const).map((strategy) => ({ bins, strategy })),
  );

  test.each(ways)('gives the codes of KBinsDiscretizer: $strategy, $bins bins', async (way) => {
    const { bins, strategy } = way;
    const { data, cases } = strategy === 'kmeans' ? kmeans : kbins;
    const args = ['--compat', 'sklearn', '--strategy', strategy, '--missing', 'empty'];
    const method = strategy === 'quantile' ? ['--quantile-method', 'linear'] : [];
    const made = await fitAndApply(data, ...args, ...method, '-n', `${bins}`);
    const own = cases.filter(
      (one) => one.n_bins === bins && one.codes !== null && one.weights === undefined,
    );
    const asked = own.filter((one) => (one.strategy ?? 'kmeans') === strategy);
    expect(asked.length).toBeGreaterThan(3);
    for (const { data: name, codes } of asked) expect(made.get(name)?.codes, name).toEqual(codes);
  });
});

interface Numpy {
  readonly data: Columns;
  readonly edges: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

describe.concurrent('fit --compat numpy, applied', () => {
  const { data, edges } = golden<Numpy>('numpy-edges.json');
  // Columns of whole numbers may be of another type there, and then have other bins.
  const names = Object.keys(data).filter((name) => !data[name]?.every(Number.isInteger));
  const columns = Object.fromEntries(names.map((name) => [name, data[name] ?? []]));

  test.each(['auto', 'fd', 'doane', 'scott', 'stone', 'rice', 'sturges', 'sqrt'])(
    'gives the edges of numpy.histogram_bin_edges by %s, the last one just past its own',
    async (rule) => {
      const made = await fitAndApply(columns, '--compat', 'numpy', '-n', rule);
      expect(made.size).toBeGreaterThan(3);
      for (const [name, { boundaries, codes }] of made) {
        const there = edges[name]?.[rule] ?? [];
        expect(boundaries.slice(0, -1), name).toEqual(there.slice(0, -1));
        expect(boundaries.at(-1)).toBeCloseTo(there.at(-1) ?? Number.NaN, 12);
        const greatest = columns[name]?.indexOf(Math.max(...(columns[name] ?? []))) ?? -1;
        expect(codes[greatest], name).toBe(there.length - 2);
        expect(codes).not.toContain(null);
      }
    },
  );
});

interface Keras {
  readonly cases: readonly {
    readonly name: string;
    readonly num_bins: number;
    readonly epsilon: number;
    readonly batches: readonly (readonly (number | null)[])[];
    readonly bin_boundaries_stable: readonly number[];
  }[];
}

describe.concurrent('fit --compat keras', () => {
  const { cases } = golden<Keras>('keras-adapt.json');
  const plain = cases.filter(({ batches, bin_boundaries_stable: list }) => {
    const isWhole = batches.every((batch) => batch.every((x) => Number.isFinite(x)));
    return (
      batches.length === 1 &&
      isWhole &&
      list.length > 0 &&
      list.every((x, i) => i === 0 || x > (list[i - 1] ?? x))
    );
  });

  test.each(plain.filter((_, i) => i % 6 === 0))('fits the boundaries of $name', async (one) => {
    const [batch = []] = one.batches;
    const stdin = `x\n${batch.join('\n')}\n`;
    const args = ['--compat', 'keras', '-n', `${one.num_bins}`, '--epsilon', `${one.epsilon}`];
    const { stdout, status } = await runCli(['fit', ...args, '--batch', '1000000'], { stdin });
    expect(status).toBe(0);
    const spec = JSON.parse(stdout);
    expect(spec).toMatchObject({ precision: 'float32', missing: 'last' });
    expect(spec.features[0].boundaries).toEqual(one.bin_boundaries_stable);
  });

  test('has cases', () => {
    expect(plain.length).toBeGreaterThan(20);
  });
});

const IN = { 'in.csv': 'x,n\n0,a\n5,b\n10,c\n20,d\n-1,e\n,f\n' };

/** The table with codes in place of its numbers. */
const coded = (...codes: readonly string[]) =>
  prints('x,n', ...codes.map((code, i) => `${code},${'abcdef'[i]}`));

describe.concurrent('--compat with explicit boundaries', () => {
  test.each([
    ['pandas', ['', '0', '0', '1', '', '']],
    ['numpy', ['0', '0', '1', '1', '', '']],
    ['sklearn', ['1', '1', '2', '3', '0', '']],
    ['keras', ['1', '1', '2', '3', '0', '3']],
  ])('%s codes 0, 5, 10, 20, -1 and a missing value as %j', async (name, codes) => {
    const folder = await scratchFolder(IN);
    const missing = name === 'sklearn' ? ['--missing', 'empty'] : [];
    const args = ['-q', '-b', '0,10,20', '--compat', name, ...missing, 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual(coded(...codes));
  });

  test('rejects missing values for sklearn', async () => {
    const folder = await scratchFolder(IN);
    const { status, stderr } = await outcomeIn(folder, [
      '-b',
      '0',
      '--compat',
      'sklearn',
      'in.csv',
    ]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('in.csv:7:')]);
  });

  test('is overridden by flags', async () => {
    const folder = await scratchFolder(IN);
    const args = ['-b', '0,10,20', '--compat', 'pandas', '--outside', 'bins', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual(coded('0', '1', '1', '2', '0', ''));
  });
});

describe.concurrent('--bins with --compat', () => {
  test('gives the output of fit and then the main command', async () => {
    const folder = await scratchFolder(IN);
    const way = ['-n', '2', '--compat', 'pandas', '--strategy', 'quantile'];
    const fitted = await runCli(['fit', ...way, 'in.csv', '-o', 'spec.json'], { cwd: folder });
    expect(fitted.status).toBe(0);
    const spec = await outcomeIn(folder, ['-s', 'spec.json', 'in.csv']);
    expect(await outcomeIn(folder, [...way, 'in.csv'])).toEqual(spec);
    expect(spec).toEqual(coded('0', '0', '1', '1', '0', ''));
  });

  test('accepts --outside for explicit boundaries only', async () => {
    const folder = await scratchFolder(IN);
    const rejected = fails(
      2,
      'error: --outside needs explicit boundaries',
      '  hint: remove --outside, or add --compat pandas or numpy, which have outer edges',
    );
    const outcomes = await Promise.all([
      outcomeIn(folder, ['-n', '2', '--outside', 'missing', 'in.csv']),
      outcomeIn(folder, ['hist', '--outside', 'missing', 'in.csv']),
    ]);
    expect(outcomes).toEqual([rejected, rejected]);
  });
});

describe.concurrent('a feature that a program lacks', () => {
  test.each<[string, string[], string, string]>([
    [
      'a strategy',
      ['--compat', 'pandas', '--strategy', 'kmeans'],
      'cannot use --strategy kmeans with --compat pandas',
      'use uniform or quantile with --compat pandas',
    ],
    [
      'the strategy of one column',
      ['--compat', 'keras', '-c', 'x:uniform:3'],
      'cannot use --strategy uniform with --compat keras',
      'use keras with --compat keras',
    ],
    [
      'a rule',
      ['--compat', 'pandas', '-n', 'fd'],
      'cannot use --bins fd with --compat pandas',
      'use a number of bins, or --compat numpy',
    ],
    [
      'short numbers',
      ['--compat', 'numpy', '--nice'],
      'cannot use --nice with --compat numpy',
      'remove one of them',
    ],
    [
      'rows that values outside would end',
      ['--compat', 'numpy', '--missing', 'drop'],
      'cannot use --outside missing with --missing drop',
      'use --missing empty, own or last, or remove --outside',
    ],
  ])('%s', async (_, args, message, hint) => {
    const folder = await scratchFolder(IN);
    expect(await outcomeIn(folder, ['fit', ...args, 'in.csv'])).toEqual(
      fails(2, `error: ${message}`, `  hint: ${hint}`),
    );
  });

  test('rejects --partial, which prints sketches', async () => {
    const folder = await scratchFolder(IN);
    expect(await outcomeIn(folder, ['fit', '--partial', '--compat', 'numpy', 'in.csv'])).toEqual(
      fails(2, 'error: cannot use --compat with --partial', '  hint: remove one of them'),
    );
  });

  test('rejects repeated edges for pandas, with a hint', async () => {
    const folder = await scratchFolder({ 'in.csv': 'x\n0\n0\n0\n1\n' });
    const args = ['fit', '--compat', 'pandas', '--strategy', 'quantile', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual(
      fails(1, 'error: "x": duplicate boundary 0', '  hint: use fewer bins, or --duplicates drop'),
    );
    const { status } = await outcomeIn(folder, [...args, '-q', '--duplicates', 'drop']);
    expect(status).toBe(0);
  });
});

describe.concurrent('numbers outside the edges', () => {
  const rows = 'a,b\n1,1\n-5,2\n3,99\nx,4\n10,-7\n';
  const args = ['-b', '0,5,10', '--outside', 'missing', '--invalid', 'drop', 'in.csv'];

  test.each(['bytes', 'records'])(
    'are counted by %s, of the rows that are written',
    async (name) => {
      const folder = await scratchFolder({ 'in.csv': rows });
      const made = [...args, '-c', 'a,b', '--engine', name, '--verbose'];
      const { stdout, stderr, status } = await outcomeIn(folder, [...made, '-m', 'label']);
      expect(status).toBe(0);
      expect(stdout).toBe('a,b\n"[0, 5)","[0, 5)"\n,"[0, 5)"\n"[0, 5)",\n,\n');
      expect(stderr).toContain('a_b (2 columns): 0 missing, 1 invalid, 4 outside the edges');
      expect(stderr).toContain('  a: 0 missing, 1 invalid, 2 outside the edges');
      expect(stderr).toContain('  0  [0, 5)   2  2    4  100.0%');
    },
  );

  test('are counted in statistics and in a histogram', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n-5\n7\n' });
    const given = ['-b', '0,5,10', '--outside', 'missing', 'in.csv'];
    await outcomeIn(folder, [...given, '--stats', 'stats.json']);
    const stats = JSON.parse(await readFile(join(folder, 'stats.json'), 'utf8'));
    expect(stats.features[0]).toMatchObject({ missing: 0, outside: 1 });
    const drawn = await outcomeIn(folder, ['hist', ...given, '--csv']);
    expect(drawn.stdout.split('\n').slice(1, -1)).toEqual([
      'a,0,"[0, 5)",0,5,1,0.5',
      'a,1,"[5, 10)",5,10,1,0.5',
      'a,,missing,,,0,',
      'a,,empty,,,0,',
      'a,,invalid,,,0,',
      'a,,outside,,,1,',
    ]);
  });
});
