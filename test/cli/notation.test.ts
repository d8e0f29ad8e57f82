import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const GERMAN = ['-d', ';', '--decimal', ',', '--thousands', '.'];
const FILE = 'n;v\na;1,5\nb;1.234,5\nc;-,5\nd;1234\ne;NA\n';

/** Runs the command in an empty folder. */
async function nowhere(args: readonly string[], stdin?: string): ReturnType<typeof outcomeIn> {
  return await outcomeIn(await scratchFolder(), args, stdin);
}

describe.concurrent('--decimal and --thousands', () => {
  test('say how cells write numbers; boundaries have a point, and columns are found', async () => {
    const folder = await scratchFolder({ 'in.csv': FILE });
    const expected = prints('n;v', 'a;1', 'b;3', 'c;0', 'd;2', 'e;');
    const flags = ['-b', '0.5,1233.5,1234.25', ...GERMAN, 'in.csv'];
    const engines = ['bytes', 'records'].map((engine) =>
      outcomeIn(folder, [...flags, '--engine', engine]),
    );
    expect(await Promise.all(engines)).toEqual([expected, expected]);
  });

  test('commas in quotes are read between commas', async () => {
    const folder = await scratchFolder({ 'in.csv': 'n,v\na,"1,5"\nb,2\n' });
    expect(await outcomeIn(folder, ['-b', '1.5,1.6', '--decimal', ',', 'in.csv'])).toEqual(
      prints('n,v', 'a,1', 'b,2'),
    );
  });

  test('fit learns from such cells, and prints boundaries with points', async () => {
    const folder = await scratchFolder({ 'in.csv': 'v\n1,5\n2,5\n1.000,5\n2.000,5\n' });
    const args = ['fit', '-n', '2', '--strategy', 'uniform', ...GERMAN, 'in.csv'];
    const { stdout, status } = await outcomeIn(folder, args);
    expect(JSON.parse(stdout).features[0].boundaries).toEqual([1001]);
    expect(status).toBe(0);
  });

  test('hist counts, and --preview shows, such cells', async () => {
    const folder = await scratchFolder({ 'in.csv': FILE });
    const [hist, shown] = await Promise.all([
      outcomeIn(folder, ['hist', '--csv', '-b', '0,1000', '-c', 'v', ...GERMAN, 'in.csv']),
      outcomeIn(folder, ['--preview=2', '-b', '0,1000', '-c', 'v', ...GERMAN, 'in.csv']),
    ]);
    expect(hist.stdout).toContain('v,2,"[1000, +inf)",1000,+inf,2,0.5');
    expect(hist.status).toBe(0);
    expect(shown.stdout).toMatch(/1\.234,5 +(│|\|)? *2/);
    expect(shown.status).toBe(0);
  });

  test('explain reads what is typed in them', async () => {
    const run = (...more: readonly string[]) =>
      nowhere(['explain', '-b', '1.5', '--json', ...more]);
    const [plain, german, negative] = await Promise.all([
      run('1,5'),
      run(...GERMAN.slice(2), '1,5', 'x=1.5'),
      run('--decimal', ',', '-1,5'),
    ]);
    expect(JSON.parse(plain.stdout)[0].why.at(-1)).toMatch(/^with --decimal , it is 1.5; /);
    const [comma, point] = JSON.parse(german.stdout);
    expect(comma).toMatchObject({
      value: 1.5,
      code: 1,
      why: expect.arrayContaining(['1,5 is read as 1.5']),
    });
    expect(point).toMatchObject({ kind: 'invalid', value: null });
    expect(JSON.parse(negative.stdout)[0]).toMatchObject({ value: -1.5, code: 0 });
  });

  test('a point that cuts thousands in other than threes is an error, never another number', async () => {
    const folder = await scratchFolder({ 'in.csv': 'v;w\n1.5;x\n' });
    const { stderr, status } = await outcomeIn(folder, ['-b', '2', '-c', 'v', ...GERMAN, 'in.csv']);
    expect(status).toBe(1);
    expect(stderr).toContain('in.csv:2:1: column "v": "1.5" is not a number\n');
    expect(stderr).toContain(
      'groups of 3 digits, as in 1.234.567; with --decimal . without --thousands it is 1.5; or use',
    );
  });

  test('where no column is left, the hint names them', async () => {
    const folder = await scratchFolder({ 'in.csv': 'v;w\n1,5;x\n' });
    const { stderr, status } = await outcomeIn(folder, ['-d', ';', '-b', '2', 'in.csv']);
    expect(status).toBe(2);
    expect(stderr).toContain('v: "1,5" in row 1 is not a number: with --decimal , it is 1.5');
  });

  test('a sign that cannot be one is rejected', async () => {
    const run = (...flags: readonly string[]) => nowhere(['-b', '1', ...flags], 'a\n1\n');
    const [decimal, digit, same] = await Promise.all([
      run('--decimal', ';'),
      run('--thousands', '0'),
      run('--decimal', ',', '--thousands', ','),
    ]);
    const hint = "  hint: use one character, such as , . ' _ space or nbsp (U+00A0)";
    expect(decimal).toEqual(fails(2, 'error: invalid --decimal ";"', '  hint: use . or ,'));
    expect(digit).toEqual(fails(2, 'error: invalid --thousands "0"', hint));
    expect(same).toEqual(
      fails(
        2,
        'error: the decimal and thousands separators are both ","',
        '  hint: use --decimal . to have it between thousands',
      ),
    );
  });
});
