import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, type Outcome, outcome } from '../support/outcome.ts';

const FILES = {
  'in.csv': [
    'fare,when,who,code,left',
    '1.5,2026-01-01,Ann,7,',
    '2.5,2026-01-02,"Bob, Jr",8,NA',
    '2.5,2026-01-03,Ann,unknown,',
    'NA,,Eve,9,\\N',
    '10,2026-01-03 10:00,Ann,9,',
    '',
  ].join('\n'),
  'ragged.csv': 'a,b\n1,2\n3\n5,6\n',
  'empty.csv': '',
  'twice.csv': 'a,b,a\n1,2,3\n4,5,6\n',
};

async function run(args: readonly string[], columns = '80', stdin = ''): Promise<Outcome> {
  const cwd = await scratchFolder(FILES);
  const env = { LC_ALL: 'C.UTF-8', COLUMNS: columns };
  return outcome(await runCli(['describe', ...args], { cwd, stdin, env }));
}

describe.concurrent('discretize describe', () => {
  test('says what each column holds, which cell differs, and what to type next', async () => {
    const { stdout, stderr, status } = await run(['in.csv']);
    expect(stdout.split('\n')).toEqual([
      'in.csv: 5 rows, 5 columns',
      '',
      '  #  column  holds    missing  invalid  distinct',
      '  1  fare    numbers        1        0         3',
      '  2  when    dates          1        4         4',
      '  3  who     text           0                  3',
      '  4  code    mixed          0        1         4',
      '  5  left    nothing        5        0         0',
      '',
      '  #  column  min    q1  median     q3  max  histogram',
      '  1  fare    1.5  2.25     2.5  4.375   10  ▄█··▄',
      '  4  code      7  7.75     8.5      9    9  ▄▄█',
      '',
      '  code: line 4: "unknown" is not a number',
      '',
      'Next:',
      '  discretize -n 4 -c fare in.csv',
      '  discretize -n 4 -c code --na-values unknown in.csv',
      '',
    ]);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('names a column by its position next if another one has its name', async () => {
    const [all, first] = await Promise.all([run(['twice.csv']), run(['-c', '1', 'twice.csv'])]);
    expect(all.stdout.split('\n').slice(-4)).toEqual([
      '  discretize -n 4 -c 1 twice.csv',
      '  discretize -n 4 -c b twice.csv',
      '  discretize -n 4 -c 3 twice.csv',
      '',
    ]);
    expect(first.stdout).toContain('  discretize -n 4 -c 1 twice.csv\n');
  });

  test('is one table where there is room, and in ASCII if asked', async () => {
    const { stdout } = await run(['--ascii', '-c', 'code,fare', 'in.csv'], '120');
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      '  #  column  holds    missing  invalid  distinct  min    q1  median     q3  max  histogram',
      '  4  code    mixed          0        1         4    7  7.75     8.5      9    9  ++@',
      '  1  fare    numbers        1        0         3  1.5  2.25     2.5  4.375   10  +@..+',
    ]);
  });

  test('prints the same as JSON and as CSV', async () => {
    const [json, csv] = await Promise.all([
      run(['--json', '-c', 'fare,code', 'in.csv']),
      run(['--csv', '-c', 'code,left', 'in.csv']),
    ]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      rows: 5,
      columns: [
        { position: 1, name: 'fare', holds: 'numbers', missing: 1, invalid: 0, distinct: 3 },
        { name: 'code', holds: 'mixed', q1: 7.75, spoiled_by: { cell: 'unknown', line: 4 } },
      ],
    });
    expect(csv.stdout).toBe(
      [
        'position,name,holds,missing,invalid,distinct,distinct_error,min,q1,median,q3,max,spoiled_by,spoiled_line,next',
        '4,code,mixed,0,1,4,0,7,7.75,8.5,9,9,unknown,4,discretize -n 4 -c code --na-values unknown in.csv',
        '5,left,nothing,5,0,0,0,,,,,,,,',
        '',
      ].join('\n'),
    );
  });

  test('marks estimates, and reads standard input', async () => {
    const stdin = `id\n${Array.from({ length: 20_000 }, (_, i) => `A${i}`).join('\n')}\n`;
    const { stdout } = await run([], '80', stdin);
    expect(stdout).toMatch(/^<stdin>: 20,000 rows, 1 column$/m);
    expect(stdout).toMatch(/^ {2}1 {2}id {6}text +0 +~(?:19|20),\d{3}$/m);
    expect(stdout).toContain('~ is an estimate, with a standard error of 0.81%');
  });

  test('fails at a bad row, or leaves it out', async () => {
    const [failed, went, empty, both] = await Promise.all([
      run(['ragged.csv']),
      run(['--max-errors', '1', 'ragged.csv']),
      run(['empty.csv']),
      run(['--json', '--csv', 'in.csv']),
    ]);
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('ragged.csv:3:');
    expect(went.stdout).toContain('ragged.csv: 2 rows, 2 columns');
    expect(empty.stderr).toBe('warning: the input is empty\n');
    expect(both).toEqual(
      fails(2, 'error: --json and --csv are two formats', '  hint: leave one out'),
    );
  });
});
