import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { type Outcome, outcomeIn } from '../support/outcome.ts';

interface Row {
  readonly x: string;
  readonly y: string;
  readonly amount: string;
  readonly month: string;
}

/** Rows with special, missing and invalid values, and missing targets; the rate grows with `shift`. */
function rowsOf(count: number, shift: number): Row[] {
  return Array.from({ length: count }, (_, i) => {
    const value = (i * 37) % 100;
    const x = i % 11 === 0 ? '-999' : i % 13 === 0 ? '' : String(value);
    const isEvent = (i * 53) % 100 < value / 2 + 20 + shift;
    return {
      x,
      y: i % 17 === 0 ? '' : isEvent ? 'yes' : 'no',
      amount: i % 19 === 0 ? '' : String(value + ((i * 7) % 10) + shift),
      month: i % 2 === 0 ? 'may' : 'june',
    };
  });
}

const csv = (rows: readonly Row[]): string =>
  `x,y,amount,month\n${rows.map(({ x, y, amount, month }) => [x, y, amount, month].join()).join('\n')}\n`;

const NEW = rowsOf(700, 9);
const FILES = {
  'old.csv': csv(rowsOf(900, 0)),
  'new.csv': csv(NEW),
  'without.csv': `x\n${NEW.map(({ x }) => x).join('\n')}\n5\n`,
};

interface Rate {
  readonly rows: number;
  readonly baseline: number | null;
  readonly new: number | null;
  readonly p: number | null;
}

interface Json {
  readonly features: readonly {
    readonly target?: Rate & { readonly column: string; readonly expected: number };
    readonly bins: readonly { readonly label: string; readonly target?: Rate }[];
  }[];
  readonly groups: readonly {
    readonly group: string;
    readonly target?: Readonly<Record<string, number>>;
  }[];
}

/** A folder with a spec that was fitted to the old rows. */
async function fitted(target: string): Promise<{ folder: string; boundaries: number[] }> {
  const folder = await scratchFolder(FILES);
  const args = ['fit', '-q', '--target', target, '-n', '3', '-c', 'x', '--special', 'x=-999'];
  expect(await outcomeIn(folder, [...args, 'old.csv', '-o', 'spec.json'])).toMatchObject({
    status: 0,
  });
  const { stdout } = await runCli(['spec', 'spec.json'], { cwd: folder });
  const [feature] = (JSON.parse(stdout) as { features: { boundaries: number[] }[] }).features;
  return { folder, boundaries: feature?.boundaries ?? [] };
}

/** The rows of each bin that have a target: intervals, the special code, missing values. */
function byBin(
  rows: readonly Row[],
  boundaries: readonly number[],
  of: (row: Row) => string,
): Row[][] {
  const bins: Row[][] = Array.from({ length: boundaries.length + 3 }, () => []);
  for (const row of rows) {
    if (of(row) === '') continue;
    const code = boundaries.filter((boundary) => boundary <= Number(row.x)).length;
    const place = row.x === '-999' ? 1 : row.x === '' ? 2 : 0;
    bins[place === 0 ? code : boundaries.length + place]?.push(row);
  }
  return bins;
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('rates in drift', () => {
  test.each([
    ['an event', 'y', ({ y }: Row) => y, ({ y }: Row) => +(y === 'yes')],
    ['a numeric target', 'amount', ({ amount }: Row) => amount, ({ amount }: Row) => +amount],
  ])('are those of the rows of each bin with a target, of %s', async (_, target, of, number) => {
    const { folder, boundaries } = await fitted(target);
    const { stdout } = await outcomeIn(folder, ['drift', 'spec.json', 'new.csv', '--json']);
    const [feature] = (JSON.parse(stdout) as Json).features;
    const [before, after] = [rowsOf(900, 0), NEW].map((rows) => byBin(rows, boundaries, of));
    for (const [i, { target: rate }] of (feature?.bins ?? []).entries()) {
      expect(rate?.rows).toBe(after?.[i]?.length);
      expect(rate?.baseline).toBeCloseTo(mean((before?.[i] ?? []).map(number)), 12);
      expect(rate?.new).toBeCloseTo(mean((after?.[i] ?? []).map(number)), 12);
    }
    const flat = (after ?? []).flat();
    expect(feature?.target).toMatchObject({ column: target, rows: flat.length });
    expect(feature?.target?.new).toBeCloseTo(mean(flat.map(number)), 12);
    const expected = (after ?? []).flatMap((rows, i) =>
      rows.map(() => mean((before?.[i] ?? []).map(number))),
    );
    expect(feature?.target?.expected).toBeCloseTo(mean(expected), 12);
  });

  test('are the same whichever engine reads, and against a file as baseline', async () => {
    const { folder } = await fitted('y');
    const args = ['drift', 'spec.json', 'new.csv', '--csv'];
    const csvOut = await outcomeIn(folder, args);
    expect(csvOut.stdout.split('\n')[0]).toBe(
      'feature,bin,label,baseline,new,baseline_share,new_share,psi,target_rows,target_baseline,target_new,target_p',
    );
    expect(await outcomeIn(folder, [...args, '--engine', 'records'])).toEqual(csvOut);
    const json = async (...more: string[]) => {
      const { stdout } = await outcomeIn(folder, [
        'drift',
        'spec.json',
        'new.csv',
        '--json',
        ...more,
      ]);
      return (JSON.parse(stdout) as Json).features[0]?.target;
    };
    expect((await json('--baseline', 'old.csv'))?.baseline).toBeCloseTo(
      (await json())?.baseline ?? 0,
      12,
    );
  });

  test('of groups are those of their rows', async () => {
    const { folder } = await fitted('y');
    const args = ['drift', 'spec.json', 'new.csv', '--by', 'month'];
    const { stdout } = await outcomeIn(folder, [...args, '--json']);
    for (const { group, target } of (JSON.parse(stdout) as Json).groups) {
      const own = NEW.filter(({ month, y }) => month === group && y !== '');
      expect(target?.['x']).toBeCloseTo(mean(own.map(({ y }) => +(y === 'yes'))), 12);
    }
    const text = await outcomeIn(folder, args);
    expect(text.stdout).toMatch(/\n {2}group +rows +rate +x\n {2}may +350 +\d\d\.\d%/);
    const [header = ''] = (await outcomeIn(folder, [...args, '--csv'])).stdout.split('\n');
    expect(header).toBe('group,rows,feature,psi,noise,target');
  });

  test('name the bins whose rates differ, with the rate expected of these bins', async () => {
    const { folder } = await fitted('y');
    const { stdout }: Outcome = await outcomeIn(folder, ['drift', 'spec.json', 'new.csv']);
    expect(stdout).toMatch(/\nx, rate of y = yes: expected of these bins \d\d\.\d%\n/);
    expect(stdout).toMatch(/\n {2}all +658 .* 0\.004 {2}higher\n/);
  });

  test('are absent if the new data lack the target', async () => {
    const { folder } = await fitted('y');
    const { stdout, status } = await outcomeIn(folder, [
      'drift',
      'spec.json',
      'without.csv',
      '--csv',
    ]);
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      'feature,bin,label,baseline,new,baseline_share,new_share,psi',
    );
  });
});

describe('targets that drift cannot use', () => {
  const rows = (of: (i: number) => string): string =>
    `x,y\n${Array.from({ length: 200 }, (_, i) => `${i},${of(i)}\n`).join('')}`;
  const event = (i: number): boolean => i % 10 < (i < 100 ? 2 : 6);
  const TARGETS = {
    'numbers.csv': rows((i) => String(+event(i))),
    'words.csv': rows((i) => (event(i) ? 'yes' : 'no')),
    'some.csv': rows((i) => (i % 20 === 0 ? 'oops' : String(+event(i)))),
    'means.csv': rows((i) => String(i / 7 + 3.7 * +event(i))),
  };

  /** What drift prints of new rows about a fit to others. */
  async function drifted(old: string, now: string, ...flags: string[]): Promise<string> {
    const folder = await scratchFolder(TARGETS);
    const fit = ['fit', '-q', '--target', 'y', '-n', '2', old, '-o', 'spec.json'];
    expect(await outcomeIn(folder, fit)).toMatchObject({ status: 0, stderr: '' });
    return (await outcomeIn(folder, ['drift', 'spec.json', now, ...flags])).stdout;
  }

  test('are counted: invalid cells', async () => {
    expect(await drifted('numbers.csv', 'some.csv')).toContain(
      '\n  left out 10 invalid cells of y\n',
    );
    const { features } = JSON.parse(await drifted('numbers.csv', 'some.csv', '--json')) as Json;
    expect(features[0]?.target).toMatchObject({ invalid: 10, rows: 190 });
  });

  test('are said: words if the event is a number, and numbers if it is a word', async () => {
    const words = await drifted('numbers.csv', 'words.csv');
    expect(words).toContain('left out 200 invalid cells of y\n  no row has a value of y\n');
    expect(await drifted('words.csv', 'numbers.csv')).toContain(
      '\n  no row has y = yes: the event of the fit is no value of it\n',
    );
  });

  test('are none in the rows of the fit, whose rates and means do not differ', async () => {
    for (const file of ['numbers.csv', 'words.csv']) {
      expect(await drifted(file, file)).not.toMatch(/left out|no row/);
    }
    const means = await drifted('means.csv', 'means.csv');
    const last = means.trimEnd().split('\n').at(-1) ?? '';
    expect(last).toMatch(/^ {2}all +200 +([\d.]+) → \1 +0$/);
  });
});
