import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregate,
  type TargetKind,
  type TargetRows,
} from '../../../../src/fit/target/aggregate.ts';
import { sumColumnsOf } from '../../../../src/fit/target/table.ts';
import { mergeTallies } from '../../../../src/fit/target/tally/merge-tallies.ts';
import { type TallyKind, tallyOf } from '../../../../src/fit/target/tally/tally.ts';
import { tableOf } from '../../../../src/fit/target/tally/tally-table.ts';
import { caught } from '../../../support/caught.ts';

interface Row {
  readonly value: number;
  readonly target: number;
  readonly weight: number;
  /** The part that the row is in. */
  readonly part: number;
}

const NUMBERS = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0.1, 0.2, 0.3, 1e16, -1e-9, 3e7 + 0.1),
);

/** Numeric targets whose squares, times a weight, do not underflow: only then are their sums exact. */
const TARGETS = NUMBERS.map((x) => (Math.abs(x) < 1e-100 ? 0 : x));

/** Rows with targets from a generator, in up to four parts. */
function rowsWith(target: fc.Arbitrary<number>): fc.Arbitrary<Row[]> {
  const value = fc.oneof(NUMBERS, fc.constantFrom(-0, Number.NEGATIVE_INFINITY));
  const weight = fc.constantFrom(0.1, 0.2, 0.7, 1, 2, 1e-3, 1e9);
  const part = fc.nat(3);
  return fc.array(fc.record({ value, target, weight, part }), { minLength: 1, maxLength: 40 });
}

const columns = (rows: readonly Row[], isWeighted: boolean): TargetRows => ({
  values: Float64Array.from(rows, ({ value }) => value),
  targets: Float64Array.from(rows, ({ target }) => target),
  weights: isWeighted ? Float64Array.from(rows, ({ weight }) => weight) : undefined,
});

/** The table of rows that were tallied in parts, the last part first. */
function mergedTable(
  rows: readonly Row[],
  isWeighted: boolean,
  kind: TargetKind,
  kindOf: (part: number) => TallyKind['kind'],
) {
  const parts = [3, 2, 1, 0].flatMap((part) => {
    const own = rows.filter((row) => row.part === part);
    const tally = () => tallyOf(columns(own, isWeighted), { kind: kindOf(part), texts: undefined });
    return own.length === 0 ? [] : [tally()];
  });
  return tableOf(mergeTallies(parts), { kind, codeOf: Number });
}

describe('merged tallies', () => {
  const labels = () => 'labels' as const;
  const cases: readonly (readonly [string, TargetKind, fc.Arbitrary<number>, typeof labels])[] = [
    ['an event', { kind: 'binary' }, fc.nat(1), labels],
    ['classes', { kind: 'classes', classes: 3 }, fc.nat(2), labels],
    ['numbers by label', { kind: 'continuous' }, TARGETS, labels],
  ];

  test.each(cases)('are the table of all rows to the bit, of %s', (_, kind, target, kindOf) => {
    fc.assert(
      fc.property(rowsWith(target), fc.boolean(), (rows, isWeighted) => {
        const whole = aggregate(columns(rows, isWeighted), kind);
        expect(mergedTable(rows, isWeighted, kind, kindOf)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['sums', () => 'sums' as const],
    ['sums and labels', (part: number) => (part % 2 === 0 ? 'sums' : 'labels') as 'sums'],
  ])('are the table of all rows to the bit, of numbers as %s', (_, kindOf) => {
    const kind = { kind: 'continuous' } as const;
    fc.assert(
      fc.property(rowsWith(TARGETS), fc.boolean(), (rows, isWeighted) => {
        const whole = aggregate(columns(rows, isWeighted), kind);
        expect(mergedTable(rows, isWeighted, kind, kindOf)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test('differ from the table of all rows by rounding only if products underflow', () => {
    const tiny = fc.constantFrom(5e-324, 1e-323, -2e-323, 1e-310, 0.1, 2, 8);
    const kind = { kind: 'continuous' } as const;
    fc.assert(
      fc.property(rowsWith(tiny), (rows) => {
        const whole = aggregate(columns(rows, true), kind);
        const merged = mergedTable(rows, true, kind, () => 'sums');
        expect(merged.values).toEqual(whole.values);
        for (const [i, column] of sumColumnsOf(merged).entries()) {
          for (const [at, sum] of sumColumnsOf(whole)[i]?.entries() ?? []) {
            const difference = Math.abs((column[at] as number) - sum);
            expect(difference).toBeLessThanOrEqual(2 ** -52 * Math.abs(sum) + 1e-300);
          }
        }
      }),
    );
  });

  test('reject the sums of a target that is too large to be squared', async () => {
    const rows = { values: Float64Array.of(1), targets: Float64Array.of(1e200) };
    const error = await caught(() => tallyOf(rows, { kind: 'sums', texts: undefined }));
    expect(error).toMatchObject({ code: 'E_FIT', received: 1e200 });
  });
});
