import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';

/** What record.py recorded. */
interface Recorded {
  readonly bins: number;
  readonly rows: readonly (readonly [group: string | null, x: number | null])[];
  readonly qcut: readonly (number | null)[];
  readonly lists: readonly {
    readonly key: string | null;
    readonly boundaries: readonly number[];
  }[];
  readonly counted: readonly (number | null)[];
}

const recorded = JSON.parse(
  readFileSync(new URL('./groups.json', import.meta.url), 'utf8'),
) as Recorded;
const { bins, rows, qcut, lists, counted } = recorded;
const CSV = `g,x\n${rows.map(([g, x]) => `${g ?? ''},${x ?? ''}\n`).join('')}`;

/** The codes that a command writes for x; null for an empty cell. */
async function codesBy(args: readonly string[]): Promise<(number | null)[]> {
  const { stdout } = await runCli([...args, '-q'], { stdin: CSV });
  const cells = stdout.trimEnd().split('\n').slice(1);
  return cells
    .map((line) => line.split(',')[1] ?? '')
    .map((cell) => (cell === '' ? null : Number(cell)));
}

describe('groups', () => {
  test("are those of pandas's groupby(...).transform(qcut)", async () => {
    const args = [
      '-n',
      String(bins),
      '--strategy',
      'quantile',
      '--compat',
      'pandas',
      '--by',
      'g',
      '-c',
      'x',
    ];
    expect(await codesBy(args)).toEqual(qcut);
    expect(await codesBy([...args, '--engine', 'records'])).toEqual(qcut);
  });

  test("are those of DuckDB's quantile_cont by group", async () => {
    const args = ['-n', String(bins), '--exact', '--by', 'g', '-c', 'x'];
    expect(await codesBy(args)).toEqual(counted);
    const { stdout } = await runCli(['fit', ...args], { stdin: CSV });
    const spec = JSON.parse(stdout) as {
      readonly features: readonly { readonly groups: readonly object[] }[];
    };
    const expected = lists.map(({ key, boundaries }) =>
      expect.objectContaining({ key: [key], boundaries }),
    );
    expect(spec.features[0]?.groups).toEqual(expected);
  });
});
