import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const WIDE = 'id,tip1,tip2,other,last\n1,2,3,4,x\n';

/** The output for WIDE where some columns, by position from 0, are bucketed at 0. */
function bucketed(...positions: readonly number[]): ReturnType<typeof prints> {
  const cells = ['1', '2', '3', '4', 'x'].map((cell, i) => (positions.includes(i) ? '1' : cell));
  return prints('id,tip1,tip2,other,last', cells.join(','));
}

/** Names that a list, a pattern or an object could take for something else. */
const HOSTILE = [
  ...['__proto__', 'constructor', 'line\nbreak', 'a,b', 'q"q', '"', '1', '-', 'a=b', '*', 'a..b'],
  ...['2-3', '\u001b[31m', '$&', '{lower}', 'a:b', '\\'],
];

describe.concurrent('a column', () => {
  test.each(HOSTILE)('named %j is the same in every flag that names one', async (name) => {
    const header = `"${name.replaceAll('"', '""')}"`;
    const folder = await scratchFolder({ 'in.csv': `${header},other\n1,5\n3,6\n` });
    const fit = ['fit', '-q', '-n', '2', '-o', 's.json', '-c', name, 'in.csv'];
    expect(await outcomeIn(folder, fit)).toEqual(prints());
    const binned = ['0,5', '1,6'];
    for (const flags of [
      ['-s', 's.json'],
      ['-b', `${name}=2`],
      ['-c', name, '-b', '2'],
    ]) {
      const { stdout, stderr } = await outcomeIn(folder, [...flags, 'in.csv']);
      expect({ flags, stderr }).toEqual({ flags, stderr: '' });
      expect(stdout.split('\n').slice(-3, -1)).toEqual(binned);
    }
    const hist = await outcomeIn(folder, ['hist', '--json', '-n', '2', '-c', name, 'in.csv']);
    expect(JSON.parse(hist.stdout)).toMatchObject([{ name, rows: 2 }]);
  });
});

describe.concurrent('--columns', () => {
  test.each([
    { list: 'tip1', positions: [1] },
    { list: 'tip1,other', positions: [1, 3] },
    { list: 'other,tip1', positions: [1, 3] },
    { list: '2', positions: [1] },
    { list: '2-4', positions: [1, 2, 3] },
    { list: '2,3-4', positions: [1, 2, 3] },
    { list: 'tip1..other', positions: [1, 2, 3] },
    { list: 'tip*', positions: [1, 2] },
    { list: 'tip?,4', positions: [1, 2, 3] },
    { list: ' tip1 , "tip2" ', positions: [1, 2] },
    { list: 'tip1,tip1,2', positions: [1] },
  ])('$list selects the columns at $positions', async ({ list, positions }) => {
    const folder = await scratchFolder({ 'in.csv': WIDE });
    const result = await outcomeIn(folder, ['-b', '0', '-c', list, 'in.csv']);
    expect(result).toEqual(bucketed(...positions));
  });

  test('a list may have blanks after its commas, and the option may be repeated', async () => {
    const folder = await scratchFolder({ 'in.csv': WIDE });
    const expected = bucketed(1, 3);
    const runs = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-c', 'tip1,', 'other', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c=tip1,', 'other', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c', 'tip1', '--columns=other', 'in.csv']),
    ]);
    expect(runs).toEqual([expected, expected, expected]);
  });

  test('a selected column is read however little it looks like numbers', async () => {
    const folder = await scratchFolder({ 'in.csv': WIDE });
    const result = await outcomeIn(folder, ['-b', '0', '-c', 'last', 'in.csv']);
    expect(result).toMatchObject({ stdout: 'id,tip1,tip2,other,last\n', status: 1 });
    expect(result.stderr).toMatch(/^in\.csv:2:9: column "last": "x" is not a number\n/);
  });

  test('an unknown column is an error with the list and the one that is meant', async () => {
    const folder = await scratchFolder({ 'in.csv': 'price,qty\n1,2\n' });
    const columns = '  hint: the columns are "price", "qty"';
    const [near, far, pattern, given] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-c', 'pric', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c', 'volume', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c', 'v*', 'in.csv']),
      outcomeIn(folder, ['-b', 'pric=0', 'in.csv']),
    ]);
    const expected = fails(2, 'error: unknown column "pric", did you mean "price"?', columns);
    expect(near).toEqual(expected);
    expect(given).toEqual(expected);
    expect(far).toEqual(fails(2, 'error: unknown column "volume"', columns));
    expect(pattern).toEqual(fails(2, 'error: no column matches "v*"', columns));
  });

  test.each([
    { sign: ';', flag: 'semi', shown: '";"' },
    { sign: '\t', flag: 'tab', shown: 'a tab' },
    { sign: '|', flag: 'pipe', shown: '"|"' },
  ])('where $flag is the delimiter, the errors say so', async ({ sign, flag, shown }) => {
    const header = `price${sign}qty`;
    const folder = await scratchFolder({ 'in.csv': `${header}\n1${sign}2\n` });
    const visible = header.replace('\t', '\\t');
    const hint = `  hint: the header is one column, "${visible}": the delimiter is probably ${shown} (-d ${flag})`;
    const [named, chosen, right] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-c', 'qty', 'in.csv']),
      outcomeIn(folder, ['-b', '0', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c', 'qty', '-d', flag, 'in.csv']),
    ]);
    expect(named).toEqual(fails(2, 'error: unknown column "qty"', hint));
    expect(chosen.stderr.split('\n')).toContain(hint);
    expect(chosen).toMatchObject({ stdout: '', status: 2 });
    expect(right).toEqual(prints(header, `1${sign}1`));
  });

  test('a position that is not there says how many columns there are', async () => {
    const folder = await scratchFolder({ 'in.csv': WIDE });
    const [past, zero, backwards] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-c', '6', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c', '0', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c', '3-2', 'in.csv']),
    ]);
    expect(past).toEqual(fails(2, 'error: unknown column 6: the header has 5, counted from 1'));
    expect(zero).toEqual(fails(2, 'error: unknown column 0: the header has 5, counted from 1'));
    expect(backwards.stderr).toContain('reversed range "3-2"');
    expect(backwards.status).toBe(2);
  });

  test('a name that the header has twice is ambiguous, and a position is not', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b,a\n1,2,3\n' });
    const [name, position] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-c', 'a', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-c', '3', 'in.csv']),
    ]);
    expect(name).toEqual(
      fails(2, 'error: the header has several columns "a"', '  hint: select by position: 1 or 3'),
    );
    expect(position).toEqual(prints('a,b,a', '1,2,1'));
  });

  test('names that objects have anyway are names like others', async () => {
    const header = '__proto__,constructor,toString';
    const folder = await scratchFolder({ 'in.csv': `${header}\n1,2,3\n` });
    const [all, one, none] = await Promise.all([
      outcomeIn(folder, ['-b', '__proto__=0', '-b', '2.5', 'in.csv']),
      outcomeIn(folder, ['-b', '5', '-c', 'constructor', 'in.csv']),
      outcomeIn(folder, ['-b', '5', '-c', 'hasOwnProperty', 'in.csv']),
    ]);
    expect(all).toEqual(prints(header, '1,0,1'));
    expect(one).toEqual(prints(header, '1,0,3'));
    expect(none.status).toBe(2);
  });
});

describe.concurrent('columns that are chosen by what they hold', () => {
  test('a column is chosen where it holds only numbers and missing values', async () => {
    const input = 'num,na,mixed,empty,text\n1,NA,1,,a\n 2.5e3 ,7,x,NaN,b\n,,3,null,c\n';
    const folder = await scratchFolder({ 'in.csv': input });
    expect(await outcomeIn(folder, ['-b', '5', 'in.csv'])).toEqual(
      prints('num,na,mixed,empty,text', '0,,1,,a', '1,1,x,NaN,b', ',,3,null,c'),
    );
  });

  test('--verbose says which columns are chosen, and why the others are not', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b,c\n1,x,\n2,y,NA\n' });
    const { stdout, stderr, status } = await outcomeIn(folder, ['-b', '2', '--verbose', 'in.csv']);
    expect({ stdout, status }).toEqual({ stdout: 'a,b,c\n0,x,\n1,y,NA\n', status: 0 });
    expect(stderr.split('\n')).toEqual([
      'engine: bytes (default)',
      'columns: a',
      '2 rows',
      'a: 0 missing, 0 invalid',
      '  0  (-inf, 2)  1  50.0%',
      '  1  [2, +inf)  1  50.0%',
      'numeric columns: a',
      'other columns (select them with -c):',
      '  b: "x" in row 1 is not a number',
      '  c: no numbers',
      '',
    ]);
  });

  test('the summary lists at most 20 columns', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `c${i}`);
    const rows = names.map((_, i) => (i < 25 ? '1' : 'x'));
    const folder = await scratchFolder({ 'in.csv': `${names}\n${rows}\n` });
    const args = ['-b', '2', '--verbose', 'in.csv'];
    const { stderr } = await runCli(args, { cwd: folder, env: { COLUMNS: '200' } });
    const lines = stderr.split('\n');
    const chosen = lines.find((line) => line.startsWith('numeric columns:'));
    expect(chosen).toMatch(/: c0, .*, c19, and 5 more$/);
    expect(lines.filter((line) => line.endsWith('is not a number'))).toHaveLength(20);
    expect(lines.at(-2)).toBe('  and 5 more');
  });

  test('only the first 1,000 rows are looked at; a later word is bad data', async () => {
    const rows = (count: number): string => 'v,w\n'.concat('1,x\n'.repeat(count), 'word,x\n');
    const folder = await scratchFolder({ 'late.csv': rows(1000), 'early.csv': rows(999) });
    const [late, early] = await Promise.all([
      outcomeIn(folder, ['-b', '0', 'late.csv']),
      outcomeIn(folder, ['-b', '0', 'early.csv']),
    ]);
    expect(late).toMatchObject({ stdout: 'v,w\n'.concat('1,x\n'.repeat(1000)), status: 1 });
    expect(late.stderr).toMatch(/^late\.csv:1002:1: column "v": "word" is not a number\n/);
    expect(early).toMatchObject({ stdout: '', status: 2 });
  });

  test('a file without rows has nothing to choose by, which is said', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b\n' });
    const [chosen, quiet, named] = await Promise.all([
      outcomeIn(folder, ['-b', '1', 'in.csv']),
      outcomeIn(folder, ['-b', '1', '-q', 'in.csv']),
      outcomeIn(folder, ['-b', '1', '-c', 'a', '-m', 'one_hot', 'in.csv']),
    ]);
    expect(chosen).toEqual({
      stdout: 'a,b\n',
      stderr:
        'warning: cannot detect numeric columns: no rows; binned 0 columns\n  hint: select columns with -c\n',
      status: 0,
    });
    expect(quiet).toEqual(prints('a,b'));
    expect(named).toEqual(prints('a_0,a_1,b'));
  });

  test('a file without a column of numbers is an error', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b\nx,y\n' });
    const result = await outcomeIn(folder, ['-b', '1', 'in.csv']);
    expect(result).toMatchObject({ stdout: '', status: 2 });
    expect(result.stderr).toBe(
      'error: no numeric columns: each holds a cell that is neither a number nor missing\n' +
        '  hint: select columns with -c (a: "x" in row 1 is not a number; b: "y" in row 1 is not a number)\n',
    );
  });
});
