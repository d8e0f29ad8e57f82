import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../../src/core/boundaries.ts';
import {
  aggregate,
  type TargetKind,
  type TargetRows,
} from '../../../../src/fit/target/aggregate.ts';
import { joinGroups, type TargetTable } from '../../../../src/fit/target/table.ts';
import { GroupTally } from '../../../../src/fit/target/tally/group-tally.ts';
import { tableOf } from '../../../../src/fit/target/tally/tally-table.ts';

const KINDS: readonly TargetKind[] = [
  { kind: 'binary' },
  { kind: 'classes', classes: 3 },
  { kind: 'continuous' },
];

interface Row {
  readonly value: number;
  readonly target: number;
  readonly weight: number;
}

const ROWS: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    value: fc.integer({ min: -9, max: 9 }),
    target: fc.nat(2),
    weight: fc.constantFrom(1, 2, 3),
  }),
  { minLength: 1, maxLength: 40 },
);

function rowsOf(rows: readonly Row[], { kind }: TargetKind): TargetRows {
  const target = (row: Row): number => (kind === 'binary' ? row.target % 2 : row.target);
  return {
    values: Float64Array.from(rows, ({ value }) => value),
    targets: Float64Array.from(rows, target),
    weights: Float64Array.from(rows, ({ weight }) => weight),
  };
}

/** Rows counted between edges, in blocks. */
function counted(rows: TargetRows, edges: readonly number[], kind: TargetKind, block: number) {
  const tally = new GroupTally(Boundaries.of(edges), kind);
  for (let from = 0; from < rows.values.length; from += block) {
    const part = (column: Float64Array): Float64Array => column.subarray(from, from + block);
    tally.add({
      values: part(rows.values),
      targets: part(rows.targets),
      weights: part(rows.weights as Float64Array),
    });
  }
  const table = tableOf(tally.tally(), { kind, codeOf: Number });
  return { table, upper: tally.upper };
}

/** Rows whose values are the least one of their group. */
function withLeastValues(rows: TargetRows, groupOf: (value: number) => number): TargetRows {
  const least = new Map<number, number>();
  for (const value of rows.values) {
    const group = groupOf(value);
    least.set(group, Math.min(value, least.get(group) ?? value));
  }
  return { ...rows, values: rows.values.map((value) => least.get(groupOf(value)) as number) };
}

/** Joined sums are rounded once more than those of whole groups: whole numbers are equal, others to 10 digits. */
function expectSameSums(table: TargetTable, joined: TargetTable): void {
  if (table.kind !== 'continuous' || joined.kind !== 'continuous') {
    expect(table).toEqual(joined);
    return;
  }
  const { squares, sums, ...others } = table;
  const { squares: joinedSquares, sums: joinedSums, ...joinedOthers } = joined;
  expect(others).toEqual(joinedOthers);
  for (const [i, sum] of sums.entries()) expect(joinedSums[i]).toBeCloseTo(sum, 10);
  for (const [i, sum] of squares.entries()) expect(joinedSquares[i]).toBeCloseTo(sum, 10);
}

describe('groups of neighboring values', () => {
  test.each(KINDS)('are the table of all rows if each has one value: %j', (kind) => {
    fc.assert(
      fc.property(ROWS, fc.integer({ min: 1, max: 7 }), (own, block) => {
        const rows = rowsOf(own, kind);
        const edges = Array.from({ length: 19 }, (_, i) => i - 9);
        const { table, upper } = counted(rows, edges, kind, block);
        expect(table).toEqual(aggregate(rows, kind));
        expect(upper).toBeUndefined();
      }),
    );
  });

  test.each(KINDS)('add up to the table with their values joined: %j', (kind) => {
    const edges = fc.uniqueArray(fc.integer({ min: -9, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(ROWS, edges, (own, list) => {
        const rows = rowsOf(own, kind);
        const sorted = list.sort((a, b) => a - b);
        const whole = aggregate(rows, kind);
        const groupOf = (value: number): number => sorted.filter((edge) => edge <= value).length;
        const first = [...whole.values.keys()].filter(
          (i) =>
            i === 0 ||
            groupOf(whole.values[i] as number) !== groupOf(whole.values[i - 1] as number),
        );
        const { table, upper } = counted(rows, sorted, kind, 5);
        expect(table).toEqual(aggregate(withLeastValues(rows, groupOf), kind));
        expectSameSums(table, joinGroups(whole, first, first));
        const ends = [...first.slice(1), whole.values.length].map((end) => whole.values[end - 1]);
        expect([...(upper ?? table.values)]).toEqual(ends);
      }),
    );
  });
});
