import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const RIDES = 'id,age,tip\n1,5,9\n2,30,70\n3,,70\n4,80,1\n';

async function bin(...args: readonly string[]): Promise<Awaited<ReturnType<typeof outcomeIn>>> {
  const folder = await scratchFolder({ 'in.csv': RIDES });
  return await outcomeIn(folder, ['-b', '18,65', ...args, 'in.csv']);
}

const AGE = ['-c', 'age'];

describe.concurrent('labels', () => {
  test('of --labels are written without -m', async () => {
    const expected = prints('id,age,tip', '1,child,9', '2,adult,70', '3,,70', '4,senior,1');
    expect(await bin(...AGE, '--labels', 'child,adult,senior')).toEqual(expected);
    expect(await bin(...AGE, '--labels', 'age=child, adult,senior')).toEqual(expected);
  });

  test('may have signs of comparison, and be of each column', async () => {
    const each = ['--labels', '<18,>=18,old', '--labels', 'tip=low,mid,high'];
    expect(await bin('-c', 'age,tip', ...each)).toEqual(
      prints('id,age,tip', '1,<18,low', '2,>=18,high', '3,,high', '4,old,low'),
    );
  });

  test.each([
    ['"a, b",c,"d ""e"""', 'a, b', 'c', 'd "e"'],
    ['age="a, b",c, "x=1, y"', 'a, b', 'c', 'x=1, y'],
    ['"age"=a,b,c', 'a', 'b', 'c'],
    ['"x=1, y",b,c', 'x=1, y', 'b', 'c'],
    ['5" pipe,6" pipe,7" pipe', '5" pipe', '6" pipe', '7" pipe'],
  ])('in quotes may hold commas and quotes: %s', async (labels, ...texts) => {
    const { stdout } = await bin(...AGE, '--labels', labels, '--print-spec');
    expect(JSON.parse(stdout).features[0].labels).toEqual(texts);
  });

  test('with commas are written as fields', async () => {
    expect(await bin(...AGE, '--labels', '"under 18, child",adult,senior')).toEqual(
      prints('id,age,tip', '1,"under 18, child",9', '2,adult,70', '3,,70', '4,senior,1'),
    );
  });

  test('shared by two bins are reported in the summary', async () => {
    const { stdout, stderr } = await bin(...AGE, '--labels', 'odd,usual,odd', '--verbose');
    expect(stdout).toBe('id,age,tip\n1,odd,9\n2,usual,70\n3,,70\n4,odd,1\n');
    expect(stderr).toContain('  bins 0 and 2 share the label "odd"\n');
  });

  test('shared by two bins cannot name columns', async () => {
    const { status, stderr } = await bin(
      ...[...AGE, '--labels', 'odd,usual,odd', '-m', 'one_hot', '--name-by', 'label'],
    );
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      'error: duplicate output column "age_odd"',
    ]);
  });

  test('that nothing writes are reported', async () => {
    const { stderr } = await bin(...AGE, '--labels', 'a,b,c', '-m', 'int');
    expect(stderr).toBe(
      'warning: unused labels of "age": output mode int writes none\n  hint: use -m label\n',
    );
  });

  test('by a format have words in outer bins, and the spec keeps the format', async () => {
    expect(await bin(...AGE, '--label-format', '{code:2}: {lower}–{upper}')).toEqual(
      prints('id,age,tip', '1,00: < 18,9', '2,01: 18–65,70', '3,,70', '4,02: ≥ 65,1'),
    );
    const { stdout } = await bin(...AGE, '--label-format', 'Q{n}', '--print-spec');
    expect(JSON.parse(stdout).features[0]).toMatchObject({
      output: 'label',
      label_format: 'Q{n}',
    });
  });

  test('have as many digits as --label-digits says', async () => {
    const folder = await scratchFolder({ 'in.csv': 'x\n1\n5\n' });
    const args = ['-b', '3.3333333333333335', '-m', 'label', 'in.csv'];
    expect(await outcomeIn(folder, [...args, '--label-digits', '3'])).toEqual(
      prints('x', '"(-inf, 3.33)"', '"[3.33, +inf)"'),
    );
    expect(await outcomeIn(folder, [...args, '--label-digits', '0'])).toEqual(
      fails(2, 'error: invalid --label-digits "0"', '  hint: use 1 to 17'),
    );
  });

  test('as many as bins are needed', async () => {
    const { stderr } = await bin(...AGE, '--labels', 'a,b');
    expect(stderr.split('\n')[0]).toBe('error: 3 bins need 3 labels; there are 2');
  });
});

describe.concurrent('other lists of texts', () => {
  test('hold missing values with commas in quotes', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a,b\n1,1\n"none, yet",1\nx,1\n' });
    expect(
      await outcomeIn(folder, ['-b', '0', '-c', 'a', '--na-values', '"none, yet",x', 'in.csv']),
    ).toEqual(prints('a,b', '1,1', ',1', ',1'));
  });

  test('hold names of columns with commas in quotes, in exports, too', async () => {
    const folder = await scratchFolder({ 'spec.json': '[10]' });
    const args = ['export', '--to', 'duckdb', '-c', '"a, b",c', 'spec.json'];
    const { stdout } = await outcomeIn(folder, args);
    expect(stdout).toContain('"a, b"');
    expect(stdout).toContain('"c"');
  });
});

describe.concurrent('the forms of the output', () => {
  test('--only writes output columns only, and --keep others, too', async () => {
    expect(await bin(...AGE, '--only')).toEqual(prints('age', '0', '1', '""', '2'));
    expect(await bin(...AGE, '--keep', 'tip,id')).toEqual(
      prints('id,tip,age', '1,9,0', '2,70,1', '3,70,', '4,1,2'),
    );
  });

  test('--drop-first omits the column of the first bin', async () => {
    expect(await bin(...AGE, '--only', '-m', 'one_hot', '--drop-first')).toEqual(
      prints('age_1,age_2', '0,0', '1,0', '0,0', '0,1'),
    );
    const { status, stderr } = await bin(...AGE, '--drop-first');
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      'error: cannot use --drop-first: the output mode has no column for each bin',
    ]);
  });

  test('-m bounds writes the edges of the bin', async () => {
    expect(await bin(...AGE, '--only', '-m', 'bounds')).toEqual(
      prints('age_lower,age_upper', '-inf,18', '18,65', ',', '65,inf'),
    );
  });

  test('-m int,label writes both', async () => {
    expect(await bin(...AGE, '--only', '-m', 'int,label', '--label-format', 'Q{n}')).toEqual(
      prints('age_int,age_label', '0,Q1', '1,Q2', ',', '2,Q3'),
    );
  });

  test('--sparse writes the values that are not zero', async () => {
    expect(await bin(...AGE, '-m', 'one_hot', '--sparse', 'coo')).toEqual(
      prints('row,column,value', '0,0,1', '1,1,1', '3,2,1'),
    );
    expect(await bin(...AGE, '-m', 'one_hot', '--sparse', 'svmlight', '--target', 'id')).toEqual(
      prints('1 1:1', '2 2:1', '3', '4 3:1'),
    );
  });

  test.each([
    [
      ['--sparse', 'coo'],
      'cannot write a sparse matrix: the output mode has no column for each bin',
    ],
    [['--sparse', 'coo', '--append'], 'cannot use --append with --sparse'],
    [['--target', 'id'], '--target needs --sparse svmlight'],
    [['-m', 'int,count'], 'cannot combine output mode count with others'],
    [['-m', 'int,int'], 'duplicate output mode int'],
  ])('%j is rejected', async (args, message) => {
    const { status, stderr } = await bin(...AGE, ...args);
    expect([status, stderr.split('\n')[0]]).toEqual([2, `error: ${message}`]);
  });
});

test('counts of several columns are there for each, and summed', async () => {
  const { stderr } = await bin('-c', 'age,tip', '-m', 'count', '--name', 'f', '--verbose');
  expect(stderr).toContain(
    [
      'f (2 columns): 1 missing, 0 invalid',
      '  age: 1 missing, 0 invalid',
      '  tip: 0 missing, 0 invalid',
      '                 age  tip  sum',
      '  0  (-inf, 18)    1    2    3  42.9%',
    ].join('\n'),
  );
  const { stdout } = await bin('-c', 'age,tip', '--stats', '-', '-o', 'out.csv', '-q');
  const [feature] = JSON.parse(stdout).features;
  expect(feature.by_column).toMatchObject([
    { name: 'age', missing: 1, counts: [1, 1, 1] },
    { name: 'tip', missing: 0, counts: [2, 0, 2] },
  ]);
});
