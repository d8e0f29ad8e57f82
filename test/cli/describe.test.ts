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
      '  2  when    dates          1        0         4',
      '  3  who     text           0                  3',
      '  4  code    mixed          0        1         4',
      '  5  left    nothing        5        0         0',
      '',
      '  #  column  min    q1  median     q3  max  histogram',
      '  1  fare    1.5  2.25     2.5  4.375   10  ▄█··▄',
      '  4  code      7  7.75     8.5      9    9  ▄▄█',
      '',
      '  #  column         min      median               max  histogram',
      '  2  when    2026-01-01  2026-01-02  2026-01-03T10:00  █·███',
      '',
      '  code: line 4: "unknown" is not a number',
      '',
      'Next:',
      '  discretize -n 4 -c fare in.csv',
      '  discretize --every day -c when in.csv',
      '  discretize -n 4 -c code --na-values unknown in.csv',
      '',
    ]);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('names the flags that read the first cell of a column of text as a number', async () => {
    const stdin = 'a;b;c\n1,5;x;1\n2,5;1,5;2\n"1.234,5";3,5;2,5\n';
    const { stdout } = await run(['-d', ';'], '80', stdin);
    expect(stdout.split('\n').slice(-6, -2)).toEqual([
      '  a: line 2: "1,5" is text: with --decimal , it is 1.5',
      '  c: line 4: "2,5" is not a number: with --decimal , it is 2.5',
      '',
      'Next:',
    ]);
    const read = await run(['-d', ';', '--decimal', ',', '--thousands', '.'], '80', stdin);
    expect(read.stdout).not.toContain('with --');
  });

  test.each([
    ['all others are whole', '1\n"1,5"\n3\n"2,5"\n4\n', '--decimal ,'],
    ['groups are read, too', '1\n"1.234,5"\n3\n4\n', '--decimal , --thousands .'],
    ['other cells are no numbers', '1\n"1,5"\nx\n3\n4\n', '--decimal , --invalid missing'],
    ['other numbers have a point', '1\n"1,5"\n2.5\n3\n4\n', '--invalid missing'],
    ['the first text is no number', '1\nfree\n"1,5"\n4\n3\n', '--na-values free'],
  ])(
    'types next the flags that read the cells that spoil a column: %s',
    async (_, cells, flags) => {
      const { stdout } = await run([], '80', `n\n${cells}`);
      expect(stdout.split('\n').at(-2)).toContain(`  discretize -n 4 -c n ${flags}`);
    },
  );

  test.each([
    ['a decimal comma', [], '"1,5"', 'with --decimal , it is 1.5'],
    ['a decimal point', ['--decimal', ','], '1.5', 'with --decimal . it is 1.5'],
  ])('explains numbers with %s only if numbers may be meant', async (_, flags, cell, remedy) => {
    const stdin = `a,b\n${cell},x\n${cell.replace('1', '2')},y\n`;
    expect((await run(flags, '80', stdin)).stdout).toContain(remedy);
    const asNumbers = await run(['--type', 'number', ...flags], '80', stdin);
    expect(asNumbers.stdout).toContain(remedy);
    for (const type of ['datetime', 'duration']) {
      const { stdout } = await run(['--type', type, ...flags], '80', stdin);
      expect(stdout).toContain('a       text');
      expect(stdout).not.toContain('it is');
    }
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

  test('proposes one command of each kind first, from the rarest kind to the commonest', async () => {
    const cwd = await scratchFolder({
      'in.csv':
        'a,b,c,d,price,e\n1,2,3,2026-01-01,$5,6\n2,3,4,2026-02-01,$6,7\n3,4,5,2026-03-01,$7,8\n',
    });
    const { stdout } = await runCli(['describe', 'in.csv'], { cwd });
    expect(stdout.split('\n').slice(-6)).toEqual([
      'Next:',
      '  discretize --every day -c d in.csv',
      '  discretize -n 4 -c price --numbers currency in.csv',
      '  discretize -n 4 -c a in.csv',
      '  and 3 more; --json has all',
      '',
    ]);
  });

  test('proposes commands that read the file as describe was told to', async () => {
    const cwd = await scratchFolder({
      'in.csv': 'made by hand\na;b\n1,5;x\n2,5;y\n3,5;z\n4,5;z\n',
    });
    const reading = ['-d', ';', '--skip', '1', '--decimal', ','];
    const { stdout } = await runCli(['describe', ...reading, 'in.csv'], { cwd });
    const next = "discretize -n 4 -c a -d ';' --decimal , --skip 1 in.csv";
    expect(stdout).toContain(`Next:\n  ${next}\n`);
    const args = next.replaceAll("'", '').split(' ').slice(1);
    expect(await runCli(args, { cwd })).toMatchObject({ status: 0, stderr: '' });
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
    expect(both).toEqual(fails(2, 'error: cannot use --json with --csv', '  hint: remove one'));
  });

  test.each([
    ['dates', '2026-03-01\n2026-05-31\n', 'dates', '--every month'],
    ['instants', '2026-03-01T06:00Z\n2026-03-01 18:00\n', 'dates', '--every hour'],
    ['few dates', '2026-03-01\n2026-03-02\n', 'dates', '--every day'],
    ['years', '1969-03-01\n2026-03-02\n', 'dates', '--every year'],
    ['durations', '90s\n1:30:00\nPT5M\n', 'durations', '-n 4 -c x --type duration'],
    ['currency', '"$1,234.50"\n$7\n', 'numbers', '--numbers currency --thousands ,'],
    ['percent', '12%\n0.5\n', 'numbers', '--numbers percent'],
    ['accounting', '(5)\n7\n', 'numbers', '--numbers accounting'],
    ['fortran', '1.5D3\n2D1\n', 'numbers', '--numbers fortran'],
    ['si', '1.2k\n7\n', 'numbers', '--numbers si'],
    ['censored', '<0.05\n0.3\n', 'numbers', '--numbers censored'],
    ['range', '18-24\n25-30\n', 'numbers', '--numbers range'],
  ])(
    'recognizes %s, whose next command runs and finds nothing invalid',
    async (_, rows, holds, flags) => {
      const cwd = await scratchFolder({ 'x.csv': `x\n${rows}` });
      const described = await runCli(['describe', '--json', 'x.csv'], { cwd });
      const [column] = JSON.parse(described.stdout).columns;
      expect(column).toMatchObject({ holds, invalid: 0 });
      expect(column.next).toContain(flags);
      const [, ...args] = column.next.split(' ');
      expect(outcome(await runCli([...args, '-q'], { cwd }))).toMatchObject({
        stderr: '',
        status: 0,
      });
    },
  );

  test('shows quartiles of dates and durations as dates and durations', async () => {
    const cwd = await scratchFolder({
      'x.csv': 'd,w\n2026-03-01,90s\n2026-03-02,2h\n2026-05-31,\n',
    });
    const json = await runCli(['describe', '--json', 'x.csv'], { cwd });
    expect(JSON.parse(json.stdout).columns).toMatchObject([
      { min: '2026-03-01T00:00:00Z', median: '2026-03-02T00:00:00Z', max: '2026-05-31T00:00:00Z' },
      { min: 90, median: 3645, max: 7200 },
    ]);
    const env = { LC_ALL: 'C.UTF-8', COLUMNS: '160' };
    const { stdout } = await runCli(['describe', '--ascii', 'x.csv'], { cwd, env });
    expect(stdout).toMatch(/d +dates +0 +0 +3 +2026-03-01 +2026-03-01 +2026-03-02 +2026-05-31/);
    expect(stdout).toMatch(
      /w +durations +1 +0 +2 +0:01:30 +0:31:07.5 +1:00:45 +1:30:22.5 +2:00:00/,
    );
  });

  test('reads columns as flags say', async () => {
    const cwd = await scratchFolder({ 'x.csv': 'd,e,n\n01.03.2026,0,5\n02.03.2026,86400,6\n' });
    const columns = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await runCli(['describe', '--json', ...args, 'x.csv'], { cwd })).stdout).columns;
    expect(await columns()).toMatchObject([{ holds: 'dates', invalid: 2 }, {}, {}]);
    expect(await columns('--time-format', '%d.%m.%Y')).toMatchObject([
      {
        holds: 'dates',
        invalid: 0,
        min: '2026-03-01T00:00:00Z',
        next: "discretize --every day -c d --time-format '%d.%m.%Y' x.csv",
      },
      { holds: 'numbers' },
      { holds: 'numbers' },
    ]);
    const epoch = ['--time-format', 'epoch_s', '--type', 'e=datetime'];
    expect(await columns(...epoch)).toMatchObject([
      {},
      { holds: 'dates', max: '1970-01-02T00:00:00Z' },
      { holds: 'numbers' },
    ]);
    expect(await columns('--type', 'datetime')).toMatchObject([{}, { holds: 'text' }, {}]);
    expect(
      await columns('--part', 'weekday', '-c', 'd', '--time-format', '%d.%m.%Y'),
    ).toMatchObject([
      { min: 1, max: 7, next: "discretize --part weekday -c d --time-format '%d.%m.%Y' x.csv" },
    ]);
  });

  test('counts no cell of a column of text as invalid', async () => {
    const cwd = await scratchFolder({ 'x.csv': 'a,b\nx,A12\ny,12B\n' });
    const csv = await runCli(['describe', '--csv', 'x.csv'], { cwd });
    expect(csv.stdout).toContain('\n1,a,text,0,,2,');
    const { stdout } = await runCli(['describe', '--json', 'x.csv'], { cwd });
    expect(JSON.parse(stdout).columns[0].invalid).toBeNull();
  });

  test('proposes nothing for row numbers and for two values, but for measurements', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i + 1},${i % 2},${i * i}`);
    const cwd = await scratchFolder({ 'x.csv': `id,flag,size\n${rows.join('\n')}\n` });
    const { stdout } = await runCli(['describe', '--json', 'x.csv'], { cwd });
    const { columns } = JSON.parse(stdout) as { columns: { next: string | null }[] };
    expect(columns.map(({ next }) => next)).toEqual([null, null, 'discretize -n 4 -c size x.csv']);
  });
});
