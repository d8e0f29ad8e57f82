import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, joined, type Outcome, outcomeIn, prints, warns } from '../support/outcome.ts';

const GAPS = 'v,w\n1,a\n,b\n9,c\nNA,d\n';
const WORDS = 'v,w\n1,a\nten,b\n9,c\n';

async function bucket(input: string, ...args: readonly string[]): Promise<Outcome> {
  const folder = await scratchFolder({ 'in.csv': input });
  return await outcomeIn(folder, ['-c', 'v', '-b', '5', ...args, 'in.csv']);
}

describe.concurrent('--missing', () => {
  test('empty, the default, leaves the cell empty', async () => {
    const expected = prints('v,w', '0,a', ',b', '1,c', ',d');
    expect(await bucket(GAPS)).toEqual(expected);
    expect(await bucket(GAPS, '--missing', 'empty')).toEqual(expected);
    expect(await bucket(GAPS, '-m', 'one_hot')).toEqual(
      prints('v_0,v_1,w', '1,0,a', '0,0,b', '0,1,c', '0,0,d'),
    );
  });

  test('own gives missing values a bin after the last', async () => {
    const [int, label, oneHot] = await Promise.all([
      bucket(GAPS, '--missing', 'own'),
      bucket(GAPS, '--missing', 'own', '-m', 'label'),
      bucket(GAPS, '--missing', 'own', '-m', 'one_hot', '--name-by', 'label'),
    ]);
    expect(int).toEqual(prints('v,w', '0,a', '2,b', '1,c', '2,d'));
    expect(label).toEqual(
      prints('v,w', '"(-inf, 5)",a', 'missing,b', '"[5, +inf)",c', 'missing,d'),
    );
    expect(oneHot).toEqual(
      prints('"v_(-inf, 5)","v_[5, +inf)",v_missing,w', '1,0,0,a', '0,0,1,b', '0,1,0,c', '0,0,1,d'),
    );
  });

  test('last puts them into the last bin', async () => {
    expect(await bucket(GAPS, '--missing=last')).toEqual(prints('v,w', '0,a', '1,b', '1,c', '1,d'));
  });

  test('drop leaves their rows out', async () => {
    expect(await bucket(GAPS, '--missing=drop')).toEqual(
      warns('2 rows dropped (2 missing)', 'v,w', '0,a', '1,c'),
    );
    expect(await bucket(GAPS, '--missing=drop', '-q')).toEqual(prints('v,w', '0,a', '1,c'));
  });

  test('error ends the run at the first, with the rows before it written', async () => {
    expect(await bucket(GAPS, '--missing=error')).toEqual({
      stdout: 'v,w\n0,a\n',
      stderr: joined([
        'in.csv:3:1: column "v": the value is missing ("")',
        '  3 | ,b',
        '      ^',
        '  hint: use --missing empty, own, last or drop',
      ]),
      status: 1,
    });
  });

  test('an unknown policy is an error with the list', async () => {
    expect(await bucket(GAPS, '--missing', 'lost')).toEqual(
      fails(
        2,
        'error: unknown --missing "lost", did you mean "last"?',
        '  hint: use empty, own, last, drop, error',
      ),
    );
  });
});

describe.concurrent('--invalid', () => {
  test('error, the default, ends the run and names the cell', async () => {
    const expected: Outcome = {
      stdout: 'v,w\n0,a\n',
      stderr: joined([
        'in.csv:3:1: column "v": "ten" is not a number',
        '  3 | ten,b',
        '      ^',
        '  hint: for a missing value, add --na-values "ten"; or use --invalid missing or drop',
      ]),
      status: 1,
    };
    const runs = await Promise.all([bucket(WORDS), bucket(WORDS, '--invalid', 'error')]);
    expect(runs).toEqual([expected, expected]);
  });

  test('missing treats such cells like missing ones, drop leaves their rows out', async () => {
    const [missing, own, drop] = await Promise.all([
      bucket(WORDS, '--invalid', 'missing'),
      bucket(WORDS, '--invalid', 'missing', '--missing', 'own'),
      bucket(WORDS, '--invalid', 'drop'),
    ]);
    const made = '1 invalid cell made missing';
    expect(missing).toEqual(warns(made, 'v,w', '0,a', ',b', '1,c'));
    expect(own).toEqual(warns(made, 'v,w', '0,a', '2,b', '1,c'));
    expect(drop).toEqual(warns('1 row dropped (1 invalid)', 'v,w', '0,a', '1,c'));
  });

  test('an unknown policy is an error with the list', async () => {
    expect(await bucket(WORDS, '--invalid', 'skip')).toEqual(
      fails(2, 'error: unknown --invalid "skip"', '  hint: use error, missing, drop'),
    );
  });
});

describe.concurrent('--na-values and --no-default-na', () => {
  const CODES = 'v,w\n-99,a\nunknown,b\n9,c\n';

  test('further cells mean "missing", numbers among them', async () => {
    const expected = prints('v,w', ',a', ',b', '1,c');
    const runs = await Promise.all([
      bucket(CODES, '--na-values', '-99,unknown'),
      bucket(CODES, '--na-values=-99, unknown'),
      bucket(CODES, '--na-values', '-99', '--na-values', 'unknown'),
    ]);
    expect(runs).toEqual([expected, expected, expected]);
  });

  test('without the default list, only what is named is missing', async () => {
    const [empty, named, nan] = await Promise.all([
      bucket('v,w\n1,a\nNA,b\n', '--no-default-na'),
      bucket('v,w\n1,a\nNA,b\n', '--no-default-na', '--na-values', 'NA'),
      bucket('v,w\n1,a\nnan,b\n', '--no-default-na'),
    ]);
    expect(empty).toMatchObject({ stdout: 'v,w\n0,a\n', status: 1 });
    expect(empty.stderr).toMatch(/^in\.csv:3:1: column "v": "NA" is not a number\n/);
    expect(named).toEqual(prints('v,w', '0,a', ',b'));
    expect(nan).toEqual(prints('v,w', '0,a', ',b'));
  });
});

describe.concurrent('--closed, --precision and --compat', () => {
  const EDGES = 'v,w\n4.99999999999,a\n5,b\n5.00000000001,c\n,d\n';

  test('bins are closed on the left, or on the right', async () => {
    const [left, named, right] = await Promise.all([
      bucket(EDGES),
      bucket(EDGES, '--closed', 'left'),
      bucket(EDGES, '--closed', 'right'),
    ]);
    expect(left).toEqual(prints('v,w', '0,a', '1,b', '1,c', ',d'));
    expect(named).toEqual(left);
    expect(right).toEqual(prints('v,w', '0,a', '0,b', '1,c', ',d'));
  });

  test('values are compared in float64, or in float32', async () => {
    const [wide, narrow] = await Promise.all([
      bucket(EDGES, '--precision', 'float64'),
      bucket(EDGES, '--precision', 'float32'),
    ]);
    expect(wide).toEqual(prints('v,w', '0,a', '1,b', '1,c', ',d'));
    expect(narrow).toEqual(prints('v,w', '1,a', '1,b', '1,c', ',d'));
  });

  test('--compat keras is float32, missing last, closed left; other flags win', async () => {
    const [keras, mixed] = await Promise.all([
      bucket(EDGES, '--compat', 'keras'),
      bucket(EDGES, '--compat=keras', '--missing', 'own', '--closed', 'right'),
    ]);
    expect(keras).toEqual(prints('v,w', '1,a', '1,b', '1,c', '1,d'));
    expect(mixed).toEqual(prints('v,w', '0,a', '0,b', '0,c', '2,d'));
  });

  test('--compat wins over the spec', async () => {
    const spec = '{"columns": ["v"], "boundaries": [5], "closed": "right", "missing": "own"}';
    const folder = await scratchFolder({ 'in.csv': EDGES, 'spec.json': spec });
    const [plain, keras] = await Promise.all([
      outcomeIn(folder, ['-s', 'spec.json', 'in.csv']),
      outcomeIn(folder, ['-s', 'spec.json', '--compat', 'keras', 'in.csv']),
    ]);
    expect(plain).toEqual(prints('v,w', '0,a', '0,b', '1,c', '2,d'));
    expect(keras).toEqual(prints('v,w', '1,a', '1,b', '1,c', '1,d'));
  });

  test('unknown words are errors with the list', async () => {
    const [closed, precision, compat] = await Promise.all([
      bucket(EDGES, '--closed', 'rihgt'),
      bucket(EDGES, '--precision', 'double'),
      bucket(EDGES, '--compat', 'tf'),
    ]);
    expect(closed).toEqual(
      fails(2, 'error: unknown --closed "rihgt", did you mean "right"?', '  hint: use left, right'),
    );
    expect(precision).toEqual(
      fails(2, 'error: unknown --precision "double"', '  hint: use float64, float32'),
    );
    expect(compat).toEqual(
      fails(2, 'error: unknown --compat "tf"', '  hint: use sklearn, pandas, numpy, keras'),
    );
  });
});

describe.concurrent('what was not written as it was read', () => {
  const CELLS = 'v,w\n1,a\n,b\nfree,c\n1e400,d\n9007199254740993,e\n';
  const LOST =
    '2 rows dropped (1 missing, 1 invalid), 1 number too large for float64, counted as infinite, ' +
    '1 whole number past 2^53 rounded to float64';
  const POLICIES = ['-c', 'v', '--missing', 'drop', '--invalid', 'drop', 'in.csv'];

  test.each([
    ['apply', ['-b', '5']],
    ['apply by the records engine', ['-b', '5', '--engine', 'records']],
    ['hist', ['hist', '-b', '5']],
    ['fit --partial', ['fit', '--partial']],
  ])('is said in one line, unless --quiet: %s', async (_, args) => {
    const folder = await scratchFolder({ 'in.csv': CELLS });
    const loud = await outcomeIn(folder, [...args, ...POLICIES]);
    expect([loud.stderr, loud.status]).toEqual([`warning: ${LOST}\n`, 0]);
    const quiet = await outcomeIn(folder, [...args, ...POLICIES, '--quiet']);
    expect([quiet.stderr, quiet.status]).toEqual(['', 0]);
    expect(quiet.stdout).toBe(loud.stdout);
  });

  test('is said of what is learned from, and of values outside the edges', async () => {
    const folder = await scratchFolder({ 'in.csv': CELLS });
    const fitted = await outcomeIn(folder, ['fit', '-n', '2', ...POLICIES]);
    expect(fitted.stderr).toContain('warning: 2 rows dropped (1 missing, 1 invalid)');
    const cut = ['-b', '0,5', '-c', 'v', '--outside', 'missing', '--invalid', 'missing', 'in.csv'];
    expect((await outcomeIn(folder, cut)).stderr).toContain(
      'warning: 1 invalid cell made missing, 2 values outside the edges made missing, ',
    );
  });

  test('names the file where each is a table of its own', async () => {
    const folder = await scratchFolder({ 'a.csv': 'v\n1\nx\n', 'b.csv': 'v\n1\n' });
    const args = ['-b', '5', '-c', 'v', '--invalid', 'drop', '--in-place', 'a.csv', 'b.csv'];
    expect((await outcomeIn(folder, args)).stderr).toBe(
      'warning: a.csv: 1 row dropped (1 invalid)\n',
    );
  });
});

describe.concurrent('--na-values', () => {
  test.each(['bytes', 'records'])(
    'matches a number however it is written, by the %s engine',
    async (engine) => {
      const input = 'v\n-99\n-99.0\n"-99.00"\n-9.9e1\n3\n-98\n';
      const args = ['-b', '0', '-m', 'label', '--missing', 'own', '--engine', engine];
      const folder = await scratchFolder({ 'in.csv': input });
      const { stdout } = await outcomeIn(folder, [...args, '--na-values', '-99', 'in.csv']);
      const missing = Array.from({ length: 4 }, () => 'missing');
      expect(stdout).toBe(joined(['v', ...missing, '"[0, +inf)"', '"(-inf, 0)"']));
    },
  );

  test('rejects a word with the name of a column', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n-99\n' });
    expect(await outcomeIn(folder, ['-b', '0', '--na-values', 'NA,a=-99', 'in.csv'])).toEqual(
      fails(
        2,
        'error: --na-values: no cell can be "a=-99": the list is for all columns',
        '  hint: remove the column name: -99',
      ),
    );
  });
});
