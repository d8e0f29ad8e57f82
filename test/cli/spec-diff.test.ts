import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const OLD = {
  version: 1,
  features: [
    {
      columns: ['fare'],
      boundaries: [10, 20, 30],
      fit: { counts: [100, 200, 300, 400], min: 0, max: 100 },
    },
    { columns: ['tip'], boundaries: [1, 2] },
  ],
};

const NEW = {
  version: 1,
  missing: 'own',
  features: [
    {
      columns: ['fare'],
      boundaries: [10, 25, 30],
      output: 'label',
      labels: ['a', 'b', 'c', 'd', '?'],
    },
    { columns: ['day'], boundaries: [1] },
  ],
};

const FILES = {
  'old.json': JSON.stringify(OLD),
  'new.json': JSON.stringify(NEW),
  'fare.json': '{"fare": [10, 20, 30], "tip": [1, 2]}',
  'more.json': '{"fare": [5, 15, 20, 30], "tip": [1, 2]}',
  'bad.json': '{"fare": [2, 1]}',
};

describe.concurrent('discretize spec diff', () => {
  test('says what differs, and how many values change their bin', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['spec', 'diff', 'old.json', 'new.json'])).toEqual({
      ...prints(
        'missing: empty -> own',
        'removed: tip (3 bins, int)',
        'added: day (2 bins, int)',
        'fare:',
        '  output: int -> label',
        '  labels: none -> ["a", "b", "c", "d", "?"]',
        '  boundary moved: 20 -> 25',
        '  another bin: an estimated 15.0% of the 1,000 training values',
        '    (if values are spread evenly within bins; bounds: 0.0% to 30.0%)',
      ),
      status: 1,
    });
  });

  test('gives a range where the outer bins have no known end, and the plain share where it is certain', async () => {
    const counts = (boundaries: readonly number[]): string =>
      JSON.stringify({
        version: 1,
        features: [{ columns: ['v'], boundaries, fit: { counts: [1, 2, 3] } }],
      });
    const folder = await scratchFolder({
      'a.json': counts([0, 10]),
      'b.json': counts([0, 20]),
      'c.json': '{"v": [10]}',
    });
    const [range, certain] = await Promise.all([
      outcomeIn(folder, ['spec', 'diff', 'a.json', 'b.json']),
      outcomeIn(folder, ['spec', 'diff', 'a.json', 'c.json']),
    ]);
    expect(range.stdout).toContain('another bin: between 0.0% and 50.0% of the 6 training values');
    expect(certain.stdout).toContain('another bin: 83.3% of the 6 training values');
    expect(certain.stdout).toContain('boundary removed: 0');
  });

  test('prints nothing and ends with 0 where specs do the same, whatever their form', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['spec', 'diff', 'old.json', 'fare.json'])).toEqual(prints());
    expect(
      await outcomeIn(folder, ['spec', 'diff', 'fare.json', '-'], JSON.stringify(OLD)),
    ).toEqual(prints());
  });

  test('lists boundaries that were added and removed', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['spec', 'diff', 'fare.json', 'more.json'])).toEqual({
      ...prints('fare:', '  boundary removed: 10', '  2 boundaries added: 5, 15'),
      status: 1,
    });
  });

  test('trouble has another exit status than a difference', async () => {
    const folder = await scratchFolder(FILES);
    const [bad, absent, two, one] = await Promise.all([
      outcomeIn(folder, ['spec', 'diff', 'old.json', 'bad.json']),
      outcomeIn(folder, ['spec', 'diff', 'old.json', 'none.json']),
      outcomeIn(folder, ['spec', 'diff', '-', '-']),
      outcomeIn(folder, ['spec', 'diff', 'old.json']),
    ]);
    expect([bad.status, absent.status, two.status, one.status]).toEqual([2, 66, 2, 2]);
    expect(two).toEqual(
      fails(
        2,
        'error: cannot read standard input twice',
        '  hint: use a file for one of the specs',
      ),
    );
  });
});

describe.concurrent('discretize spec check', () => {
  test('prints boundaries and bins as JSON, as spec diff prints differences', async () => {
    const folder = await scratchFolder(FILES);
    const [check, diff, same] = await Promise.all([
      outcomeIn(folder, ['spec', 'check', '--json', 'new.json']),
      outcomeIn(folder, ['spec', 'diff', '--json', 'old.json', 'new.json']),
      outcomeIn(folder, ['spec', 'diff', '--json', 'new.json', 'new.json']),
    ]);
    expect(JSON.parse(check.stdout)).toMatchObject({
      features: [
        {
          name: 'fare',
          boundaries: [10, 25, 30],
          bins: [{ upper: 10, label: 'a' }, {}, {}, {}, { role: 'missing', code: 4, label: '?' }],
        },
        {
          boundaries: [1],
          bins: [{ lower: null }, { lower: 1, upper: null, rows: null }, { role: 'missing' }],
        },
      ],
    });
    expect(diff.status).toBe(1);
    expect(JSON.parse(diff.stdout)).toHaveProperty('features');
    expect(JSON.parse(same.stdout)).toEqual({ changes: [], removed: [], added: [], features: [] });
    expect(same.status).toBe(0);
  });

  test('says what is in a valid spec', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['spec', 'check', 'new.json'])).toEqual(
      prints(
        'new.json: a valid spec with 2 features, compared in float64',
        '  fare (4 bins, label): 10, 25, 30',
        '    code  bin         label',
        '       0  (-inf, 10)  a',
        '       1  [10, 25)    b',
        '       2  [25, 30)    c',
        '       3  [30, +inf)  d',
        '       4  missing     ?',
        '  day (2 bins, int): 1',
        '    code  bin',
        '       0  (-inf, 1)',
        '       1  [1, +inf)',
        '       2  missing',
      ),
    );
  });

  test('says all that is wrong in any other', async () => {
    const folder = await scratchFolder(FILES);
    const bad = await outcomeIn(folder, ['spec', 'check', 'bad.json']);
    expect(bad).toEqual({ ...(await outcomeIn(folder, ['spec', 'bad.json'])), status: 2 });
    expect(bad.stderr).toContain('strictly increase');
  });
});
