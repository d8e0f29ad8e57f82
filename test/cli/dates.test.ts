import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, type Outcome, outcome, outcomeIn, prints } from '../support/outcome.ts';

const FILES = {
  'trips.csv':
    'picked_up,fare\n2026-02-27 23:30,5\n2026-02-28T12:00:00Z,6\n2026-03-01,7\n2026-03-29 02:30,8\n2026-04-01,9\n',
  'bad.csv': 'd\n2026-03-01\n2026-02-30\n',
  'german.csv': 'd;x\n01.03.2026 06:30;1\n31.12.2025 23:59;2\n',
  'epoch.csv': 'd\n1772431440\n0\n',
  'durations.csv': 'd\n0:00:30\nPT5M\n2h\n',
  'styles.csv': 'p\n12.5%\n$5\n(3)\n',
};

async function bin(...args: readonly string[]): Promise<Outcome> {
  return await outcomeIn(await scratchFolder(FILES), args);
}

/** The boundaries of the spec that fit prints. */
async function fitted(...args: readonly string[]): Promise<unknown> {
  const { stdout } = await runCli(['fit', '-q', ...args], { cwd: await scratchFolder(FILES) });
  return JSON.parse(stdout).features[0].boundaries;
}

describe.concurrent.each(['bytes', 'records'])('dates, by the %s engine', (engine) => {
  test('are binned by boundaries that are dates', async () => {
    const list = 'picked_up=2026-01-01,2026-03-01,2026-04-01';
    expect(await bin('-b', list, '--engine', engine, 'trips.csv')).toEqual(
      prints('picked_up,fare', '1,5', '1,6', '2,7', '2,8', '3,9'),
    );
  });

  test('have labels with dates, no longer than needed', async () => {
    const args = ['-m', 'label', '--only', '--engine', engine, 'trips.csv'];
    expect(await bin('-b', 'picked_up=2026-01-01,2026-04-01', ...args)).toEqual(
      prints(
        'picked_up',
        ...Array.from({ length: 4 }, () => '"[2026-01-01, 2026-04-01)"'),
        '"[2026-04-01, +inf)"',
      ),
    );
    expect(await bin('-b', 'picked_up=2026-02-01,2026-03-01,2026-04-01', ...args)).toEqual(
      prints('picked_up', '2026-02', '2026-02', '2026-03', '2026-03', '"[2026-04-01, +inf)"'),
    );
  });

  test('reject a day that does not exist, with its place', async () => {
    expect(await bin('-b', 'd=2026-01-01', '--engine', engine, '-q', 'bad.csv')).toEqual({
      stdout: 'd\n1\n',
      stderr:
        'bad.csv:3:1: column "d": "2026-02-30" is not a date or time\n' +
        '  3 | 2026-02-30\n' +
        '      ^\n' +
        '  hint: there is no such date or time: correct it; or use --invalid missing or drop\n',
      status: 1,
    });
  });

  test('may be of another format, and epochs', async () => {
    const format = ['--time-format', '%d.%m.%Y %H:%M', '-d', ';', '--engine', engine];
    expect(await bin('-b', 'd=2026-01-01', ...format, 'german.csv')).toEqual(
      prints('d;x', '1;1', '0;2'),
    );
    const epoch = ['--time-format', 'epoch_s', '--engine', engine, 'epoch.csv'];
    expect(await bin('-b', 'd=2026-01-01', ...epoch)).toEqual(prints('d', '1', '0'));
  });

  test('without an offset are of the zone, whose gaps are invalid unless --ambiguous says more', async () => {
    const list = ['-b', 'picked_up=2026-03-01', '--zone', 'Europe/Berlin', '--engine', engine];
    const rejected = await bin(...list, 'trips.csv');
    expect(rejected.stderr).toContain('"2026-03-29 02:30" is not a date or time');
    expect(await bin(...list, '--ambiguous', 'later', '--only', 'trips.csv')).toEqual(
      prints('picked_up', '0', '0', '1', '1', '1'),
    );
  });

  test('have parts with names', async () => {
    const args = ['--only', '-m', 'label', '--engine', engine, '-c', 'picked_up', 'trips.csv'];
    expect(await bin('--part', 'weekday', ...args)).toEqual(
      prints('picked_up', 'Fri', 'Sat', 'Sun', 'Sun', 'Wed'),
    );
    expect(await bin('--part', 'weekday', '-b', 'Sat', ...args)).toEqual(
      prints('picked_up', 'Mon-Fri', 'Sat-Sun', 'Sat-Sun', 'Sat-Sun', 'Mon-Fri'),
    );
  });

  test('have parts whose codes count from 0, which is said where names differ', async () => {
    const args = ['--only', '--engine', engine, '-c', 'picked_up', 'trips.csv'];
    const months = await bin('--part', 'month', ...args);
    expect(months.stderr).toBe(
      'warning: codes of "picked_up" count from 0: Jan is 0\n  hint: for names, use -m label\n',
    );
    for (const silent of [
      ['hour'],
      ['month', '-q'],
      ['month', '-m', 'label'],
      ['month', '-b', '6'],
    ]) {
      expect((await bin('--part', ...silent, ...args)).stderr).toBe('');
    }
  });

  test('and durations and written numbers are columns of their own types', async () => {
    expect(await bin('-b', 'd=1m,1h', '--engine', engine, 'durations.csv')).toEqual(
      prints('d', '0', '1', '2'),
    );
    const styles = ['--numbers', 'percent,currency,accounting', '--engine', engine, 'styles.csv'];
    expect(await bin('-b', '0,1', ...styles)).toEqual(prints('p', '1', '2', '0'));
  });
});

describe.concurrent.each(['bytes', 'records'])('written numbers, by the %s engine', (engine) => {
  test('are counted by their styles, in the summary and in --stats', async () => {
    const cells = ['12.5%', '$5', '(3)', '7', '($5)', '<0.05', '18-24', '1.5D3', '2k', '>3', '8'];
    const cwd = await scratchFolder({ 'in.csv': `p\n${cells.join('\n')}\n` });
    const styles = 'currency,percent,accounting,fortran,si,censored,range';
    const args = ['-b', '0,1', '--numbers', styles, '--engine', engine, 'in.csv', '-o', 'out.csv'];
    const env = { COLUMNS: '200' };
    const { stderr } = await runCli(['--verbose', ...args], { cwd, env });
    expect(stderr).toContain(
      'p: 0 missing, 0 invalid, 1 as percent, 1 as currency, 2 as accounting, ' +
        '2 as censored (the limit), 1 as range (the lower end), 1 as fortran, 1 as si\n',
    );
    const stats = await runCli([...args.slice(0, -2), '--stats', 's.json', '-o', '/dev/null'], {
      cwd,
    });
    expect(stats.status).toBe(0);
    const { features } = JSON.parse(await readFile(join(cwd, 's.json'), 'utf8'));
    const counts = {
      percent: 1,
      currency: 1,
      accounting: 2,
      censored: 2,
      range: 1,
      fortran: 1,
      si: 1,
    };
    expect(features[0].styles).toEqual(counts);
  });

  test('have no counts where all are plain', async () => {
    const cwd = await scratchFolder({ 'in.csv': 'p\n-7\n8e3\n+.5\ninf\n' });
    const args = ['-b', '0', '--numbers', 'currency', '--engine', engine, 'in.csv'];
    const { stderr } = await runCli(['--verbose', ...args], { cwd });
    expect(stderr).toContain('p: 0 missing, 0 invalid\n');
  });
});

describe.concurrent('dates', () => {
  test('stay dates in a spec, which does the same', async () => {
    const cwd = await scratchFolder(FILES);
    const flags = ['-b', 'picked_up=2026-03-01', '--zone', 'Europe/Berlin', '--ambiguous', 'later'];
    const printed = await runCli([...flags, '--print-spec', '-o', 'spec.json', 'trips.csv'], {
      cwd,
    });
    expect(printed.status).toBe(0);
    const spec = await runCli(['spec', 'spec.json'], { cwd });
    expect(JSON.parse(spec.stdout).features).toEqual([
      {
        columns: ['picked_up'],
        type: 'datetime',
        zone: 'Europe/Berlin',
        ambiguous: 'later',
        boundaries: ['2026-03-01T00:00:00+01:00'],
        output: 'int',
        closed: 'left',
      },
    ]);
    expect(outcome(await runCli(['-s', 'spec.json', 'trips.csv'], { cwd }))).toEqual(
      outcome(await runCli([...flags, 'trips.csv'], { cwd })),
    );
  });

  test('are learned by calendar steps: as many bins as steps, the outer ones open', async () => {
    expect(await fitted('-c', 'picked_up:every:month', 'trips.csv')).toEqual([
      '2026-03-01T00:00:00Z',
      '2026-04-01T00:00:00Z',
    ]);
    expect(await fitted('-c', 'picked_up', '--every', '2w', 'trips.csv')).toEqual([
      '2026-03-02T00:00:00Z',
      '2026-03-16T00:00:00Z',
      '2026-03-30T00:00:00Z',
    ]);
  });

  test.each([
    ['year', ['2026', '2026', '2026', '2026', '2026']],
    ['quarter', ['2026-Q1', '2026-Q1', '2026-Q1', '2026-Q1', '2026-Q2']],
    ['month', ['2026-02', '2026-02', '2026-03', '2026-03', '2026-04']],
    ['week', ['2026-W09', '2026-W09', '2026-W09', '2026-W13', '2026-W14']],
    ['day', ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-29', '2026-04-01']],
  ])('have the names of their %s as labels, and codes from 0', async (step, names) => {
    const labels = await bin('--every', step, '--only', '-m', 'label', 'trips.csv');
    expect(labels.stdout).toBe(['picked_up', ...names, ''].join('\n'));
    const codes = await bin('--every', step, '--only', '-q', 'trips.csv');
    expect(codes.stdout.split('\n').at(1)).toBe('0');
  });

  test('may have as many --labels as there are periods', async () => {
    const args = ['--every', 'month', '--labels', 'Feb,Mar,Apr', '--only', 'trips.csv'];
    expect(await bin(...args)).toEqual(prints('picked_up', 'Feb', 'Feb', 'Mar', 'Mar', 'Apr'));
  });

  test('are written as codes without a warning about the names of the periods', async () => {
    expect(await bin('--every', 'month', '--only', 'trips.csv')).toEqual(
      prints('picked_up', '0', '0', '1', '1', '2'),
    );
  });

  test('have labels in a spec that is kept which say that the outer bins are open', async () => {
    const { stdout } = await bin('fit', '-q', '--every', 'month', 'trips.csv');
    expect(JSON.parse(stdout).features[0].labels).toEqual([
      '2026-02 and before',
      '2026-03',
      '2026-04 and later',
    ]);
    const printed = await bin('--every', 'month', '--print-spec', '-q', 'trips.csv');
    expect(JSON.parse(printed.stdout).features[0].labels).toEqual(
      JSON.parse(stdout).features[0].labels,
    );
  });

  test.each([
    ['hist', ['hist', '--every', 'month', '--csv']],
    ['fit', ['fit', '-q', '--every', 'month']],
    ['the main command', ['-q', '--every', 'month', '--only']],
  ])('are all columns that --every takes in %s, with -c and without', async (_, args) => {
    const [named, chosen] = await Promise.all([
      bin(...args, '-c', 'picked_up', 'trips.csv'),
      bin(...args, 'trips.csv'),
    ]);
    expect(named.status).toBe(0);
    expect(chosen).toEqual(named);
  });

  test('are drawn by calendar steps with the names of these', async () => {
    const { stdout } = await bin('hist', '-q', '--every', 'month', '--ascii', 'trips.csv');
    expect(stdout.split('\n').slice(1, 4)).toEqual([
      expect.stringMatching(/^ {2}2026-02 +2 /),
      expect.stringMatching(/^ {2}2026-03 +2 /),
      expect.stringMatching(/^ {2}2026-04 +1 /),
    ]);
  });

  test('are chosen by a list for all columns, and by types of some columns', async () => {
    expect(await bin('-b', '2026-03-01', '--only', 'trips.csv')).toEqual(
      prints('picked_up', '0', '0', '1', '1', '1'),
    );
    const { stdout } = await bin(
      'fit',
      '-q',
      '-n',
      '2',
      '--type',
      'picked_up=datetime',
      'trips.csv',
    );
    const columns = JSON.parse(stdout).features.map((one: { columns: string[] }) => one.columns[0]);
    expect(columns).toEqual(['picked_up', 'fare']);
  });

  test('are named where a column that is not named has a bad one', async () => {
    expect(await bin('--every', 'month', 'bad.csv')).toEqual(
      fails(
        2,
        'error: no columns to bin: each holds a cell that is neither a date or time nor missing',
        '  hint: select columns with -c (d: "2026-02-30" in row 2 is not a date or time)',
      ),
    );
  });

  test('are learned by other strategies, and snap to the calendar', async () => {
    const args = ['-n', '2', '-c', 'picked_up', '--type', 'datetime', '--nice=20%', 'trips.csv'];
    expect(await fitted(...args)).toEqual(['2026-03-01T00:00:00Z']);
    expect(await fitted('--strategy', 'uniform', ...args)).toEqual([
      '2026-03-01T00:00:00Z',
      '2026-04-01T00:00:00Z',
    ]);
  });

  test.each([
    [['-b', 'd=2026-01-01,2026-02-30'], 'boundary 2 is not a date or time: "2026-02-30"'],
    [['-b', 'd=2026-01-01', '--zone', 'Mars/Olympus'], 'unknown time zone "Mars/Olympus"'],
    [
      ['-b', 'd=2026-01-01', '--time-format', '%q'],
      'invalid time format "%q": unknown directive %q',
    ],
    [['-b', 'd=2026-01-01', '--precision', 'float32'], 'cannot compare times in float32'],
    [['-b', 'd=2026-01-01', '--part', 'minute'], 'unknown --part "minute"'],
    [['-b', 'd=5', '--type', 'date'], 'unknown --type "date"'],
    [['-b', 'd=5', '--numbers', 'roman'], 'unknown --numbers "roman"'],
  ])('reject %j', async (args, message) => {
    const { stdout, stderr, status } = await bin(...args, 'bad.csv');
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain(message);
  });

  test('and numbers have boundaries of their own type only, which are never milliseconds', async () => {
    const cwd = await scratchFolder({
      'in.csv': 'd,n,w\n2026-03-01,5,90s\n2026-01-01,2,1m\n',
      'old.json': '{"d": [3], "n": [3]}',
    });
    const of = async (...args: string[]) => outcome(await runCli([...args, 'in.csv'], { cwd }));
    const hint =
      '  hint: give columns of another type a list of their own, such as -b d=2026-01-01';
    const mixed = 'error: one list cannot bin two types: "d" holds dates, "n" holds numbers';
    const wrong = 'error: the boundaries are numbers, but "d" holds dates';
    expect(await of('-b', '3', '--type', 'd=datetime')).toEqual(fails(2, mixed, hint));
    expect(await of('-b', '3', '--type', 'd=datetime', '-c', 'd')).toEqual(fails(2, wrong, hint));
    expect(await of('-s', 'old.json', '--type', 'd=datetime')).toEqual(fails(2, wrong, hint));
    const own = await of('-b', '3', '-b', 'd=2026-02-01', '--type', 'd=datetime');
    expect(own.stdout).toBe('d,n,w\n1,1,90s\n0,0,1m\n');
    const seconds = await of('-b', '70', '--type', 'w=duration', '-c', 'w');
    expect(seconds.stdout).toBe('d,n,w\n2026-03-01,5,1\n2026-01-01,2,0\n');
    const month = await of('-b', '2', '--type', 'd=datetime', '--part', 'month', '-c', 'd', '-q');
    expect(month.stdout).toBe('d,n,w\n1,5,90s\n0,2,1m\n');
  });

  test.each([
    ['12.5%', '--numbers percent'],
    ['$5', '--numbers currency'],
    ['(5)', '--numbers accounting'],
    ['1.5D3', '--numbers fortran'],
    ['1.2k', '--numbers si'],
    ['<0.05', '--numbers censored'],
    ['18-24', '--numbers range'],
    ['2026-03-01', '--type datetime'],
    ['1:30:00', '--type duration'],
  ])('and %s in a column of numbers name what reads them: %s', async (cell, cure) => {
    const cwd = await scratchFolder({ 'in.csv': `x\n${cell}\n` });
    const rejected = await outcomeIn(cwd, ['-b', '1,2', '-c', 'x', 'in.csv']);
    expect(rejected.stderr).toContain(cure);
    const list = cure.startsWith('--type duration') ? '90s' : '1';
    const boundary = cure === '--type datetime' ? '2026-01-01' : list;
    const cured = await outcomeIn(cwd, ['-b', boundary, '-c', 'x', ...cure.split(' '), 'in.csv']);
    expect(cured).toMatchObject({ stderr: '', status: 0 });
  });

  test('leave with exports to engines that have times, and are rejected by the others', async () => {
    const cwd = await scratchFolder({
      'spec.json': '{"picked_up": ["2026-01-01", "2026-04-01"]}',
    });
    const { stdout } = await outcomeIn(cwd, ['export', '--to', 'postgres', 'spec.json']);
    expect(stdout).toContain(
      '-- picked_up must be a column of times; without a zone they count as UTC\n',
    );
    expect(stdout).toContain(
      '\'{1767225600000e0,1775001600000e0}\'::float8[]) END AS "picked_up"\n',
    );
    expect(await outcomeIn(cwd, ['export', '--to', 'sqlite', 'spec.json'])).toEqual(
      fails(
        2,
        'error: cannot export to sqlite: a column of times, "picked_up"',
        '  hint: export to duckdb, postgres, spark, python, polars, pyspark or javascript',
      ),
    );
  });

  test('are written as dates by bounds, and durations as durations', async () => {
    const list = ['-b', 'picked_up=2026-03-01,2026-04-01', '-m', 'bounds', '--only', 'trips.csv'];
    const dates = await bin(...list);
    expect(dates.stdout.split('\n').slice(0, 4)).toEqual([
      'picked_up_lower,picked_up_upper',
      '-inf,2026-03-01',
      '-inf,2026-03-01',
      '2026-03-01,2026-04-01',
    ]);
    expect(await bin('-b', 'd=1m,1h', '-m', 'bounds', 'durations.csv')).toEqual(
      prints('d_lower,d_upper', '-inf,0:01:00', '0:01:00,1:00:00', '1:00:00,inf'),
    );
  });

  test('are dates in the record of a fit, in groups and in spec diff', async () => {
    const cwd = await scratchFolder({ ...FILES, 'g.csv': 'g,d\na,2026-01-01\na,2026-01-03\n' });
    const fit = ['fit', '-q', '--type', 'datetime', '-n', '2'];
    await runCli([...fit, '-c', 'd', '--by', 'g', 'g.csv', '-o', 'a.json'], { cwd });
    await runCli([...fit, '-c', 'd', '--nice', 'g.csv', '-o', 'b.json'], { cwd });
    const text = await readFile(join(cwd, 'a.json'), 'utf8');
    expect(text).toContain('{ "key": ["a"], "boundaries": ["2026-01-02T00:00:00Z"], "rows": 2, ');
    expect(JSON.parse(text).features[0].fit).toMatchObject({
      min: '2026-01-01T00:00:00Z',
      max: '2026-01-03T00:00:00Z',
    });
    expect(outcome(await runCli(['-s', 'a.json', '--only', 'g.csv'], { cwd }))).toEqual(
      prints('d', '0', '1'),
    );
    const specs = {
      '1.json': '{"d": ["2026-01-01", "2026-02-01"]}',
      '2.json': '{"d": ["2026-01-01"]}',
    };
    const other = await scratchFolder(specs);
    const diff = await runCli(['spec', 'diff', '1.json', '2.json'], { cwd: other });
    expect(diff.stdout).toContain('boundary removed: 2026-02-01\n');
    const json = await runCli(['spec', 'diff', '--json', '1.json', '2.json'], { cwd: other });
    expect(JSON.parse(json.stdout).features[0].boundaries.removed).toEqual([
      '2026-02-01T00:00:00Z',
    ]);
    const explained = await runCli(['explain', '-s', '1.json', '--json', 'd=2026-01-05'], {
      cwd: other,
    });
    expect(JSON.parse(explained.stdout)[0]).toMatchObject({
      value: '2026-01-05T00:00:00Z',
      interval: { lower: '2026-01-01T00:00:00Z', upper: '2026-02-01T00:00:00Z' },
      above: { boundary: '2026-02-01T00:00:00Z' },
    });
  });

  test.each([
    [
      ['-b', 'd=2026-02-01,2026-01-01', 'bad.csv'],
      'boundaries must strictly increase, but 2026-02-01 (number 1) is followed by 2026-01-01 (number 2)',
    ],
    [
      ['-b', 'd=5m,1m', 'durations.csv'],
      'but 0:05:00 (number 1) is followed by 0:01:00 (number 2)',
    ],
    [['fit', '-n', '2', '--type', 'datetime', 'one.csv'], '(all values are 2026-03-01)'],
    [
      ['fit', '-n', '5', '--type', 'datetime', '--duplicates', 'error', 'two.csv'],
      'duplicate boundary 2026-03-01',
    ],
    [
      ['spec', 'check', 'spec.json'],
      'but 2026-02-01 (number 1) is followed by 2026-01-01 (number 2)',
    ],
    [['fit', '--target', 'd', '--type', 'datetime', 'bad.csv'], 'cannot use --type with --target'],
    [
      ['--type', 'datetime', '--numbers', 'currency', '-b', 'd=2026-01-01', 'one.csv'],
      '--numbers does nothing for datetime columns',
    ],
    [['fit', '--type', 'number', '--part', 'hour', 'one.csv'], '--part does nothing for number'],
    [
      ['hist', '--type', 'duration', '--zone', 'UTC', 'one.csv'],
      '--zone does nothing for duration',
    ],
    [
      ['describe', '--type', 'number', '--time-format', 'epoch_s', 'one.csv'],
      '--time-format does nothing for number columns',
    ],
  ])('are dates in errors, too: %j', async (args, message) => {
    const cwd = await scratchFolder({
      ...FILES,
      'one.csv': 'd\n2026-03-01\n2026-03-01\n',
      'two.csv': 'd\n2026-03-01\n2026-03-01\n2026-03-02\n',
      'spec.json': '{"d": ["2026-02-01", "2026-01-01"]}',
    });
    const { stderr } = await runCli(args, { cwd });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\d{12}/);
  });

  test('show in hist, explain and preview', async () => {
    const list = ['-b', 'picked_up=2026-03-01,2026-04-01'];
    const hist = await bin('hist', ...list, '--ascii', 'trips.csv');
    expect(hist.stdout).toContain('picked_up, 5 rows, 2026-02-27T23:30 to 2026-04-01');
    expect(hist.stdout).toContain('  2026-03             2  40.0%');
    const explained = await bin('explain', ...list, 'picked_up=2026-03-02');
    expect(explained.stdout).toContain('below     2026-03-01, which is 1 day less');
    const json = await bin('hist', ...list, '--json', 'trips.csv');
    expect(JSON.parse(json.stdout)[0].bins[1]).toMatchObject({
      lower: '2026-03-01T00:00:00Z',
      upper: '2026-04-01T00:00:00Z',
    });
  });
});
