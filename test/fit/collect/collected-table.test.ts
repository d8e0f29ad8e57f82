import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnCollector } from '../../../src/fit/collect/collect.ts';
import {
  type CollectedTable,
  emptyTable,
  mergeTables,
  type TablePart,
} from '../../../src/fit/collect/collected-table.ts';
import { type LearnOptions, learn } from '../../../src/fit/learn.ts';
import { tableFromJson, tableToJson } from '../../../src/fit/partial/table-json.ts';
import { caught } from '../../support/caught.ts';

const WANTED: LearnOptions = {
  strategy: 'quantile',
  compat: undefined,
  outside: 'bins',
  bins: 4,
  parameters: {},
  columns: 1,
  precision: 'float64',
  closed: 'left',
  duplicates: 'drop',
  rounding: { kind: 'none' },
};

const SOURCE = { file: 'in.csv', bytes: 9, hashed: 9, sha256: '0f'.repeat(32) };

const RULES = { missing: 'empty', invalid: 'error', na_values: ['x'], default_na: true } as const;

function tableOf(
  values: readonly number[] | Float64Array,
  more: Partial<CollectedTable> = {},
  error = 0.001,
): CollectedTable {
  const collector = new ColumnCollector({
    sketch: true,
    error,
    weighted: more.weight !== undefined,
  });
  const weights = more.weight === undefined ? undefined : new Float64Array(values.length).fill(2);
  collector.add(Float64Array.from(values), weights);
  const lists = [{ columns: ['a'], position: 0, collector, invalid: 1, overflow: 2 }];
  const rows = values.length;
  const sources = [SOURCE];
  return { header: ['a'], rules: RULES, weight: undefined, rows, sources, lists, ...more };
}

const text = (table: CollectedTable): string => JSON.stringify(tableToJson(table, '1.2.3'));
const read = (json: string): CollectedTable => tableFromJson(JSON.parse(json));

/** What is left of parts that went through files, one after the other. */
function merged(parts: readonly (readonly number[] | Float64Array)[]): CollectedTable {
  const tables = parts.map((part) => ({ name: 'part', table: read(text(tableOf(part))) }));
  return tables.reduce(mergeTables).table;
}

const collectorOf = ({ lists }: CollectedTable): ColumnCollector =>
  lists[0]?.collector ?? new ColumnCollector();

/** Values in parts of any sizes, some of them empty, and the parts in another order. */
const split = fc
  .array(fc.array(fc.double({ noNaN: true }), { maxLength: 40 }), { minLength: 1, maxLength: 9 })
  .chain((parts) =>
    fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length })),
  );

describe('the parts of a table', () => {
  test('come back from text as they were', () => {
    const table = tableOf([3, Number.NaN, -0, Number.POSITIVE_INFINITY], { weight: 'w' });
    const again = read(text(table));
    expect(again).toMatchObject({
      header: ['a'],
      rules: RULES,
      weight: 'w',
      rows: 4,
      sources: [SOURCE],
    });
    expect(again.lists).toMatchObject([{ columns: ['a'], position: 0, invalid: 1, overflow: 2 }]);
    expect(collectorOf(again).seen).toEqual(collectorOf(table).seen);
  });

  test('are read from files of version 0.2, which call the values gathered', () => {
    const written = text(tableOf([1, 2, 3]));
    expect(written).toContain('"collected":');
    const old = written.replaceAll('"collected":', '"gathered":');
    expect(text(read(old))).toBe(written);
  });

  test('give what the whole gives, bit for bit, as long as sketches hold all values', () => {
    fc.assert(
      fc.property(
        split,
        fc.constantFrom('quantile', 'uniform', 'kmeans'),
        ([parts, other], strategy) => {
          const finite = (list: readonly number[]) => list.filter((x) => Math.abs(x) < 1e300);
          const [ours, theirs] = [parts.map(finite), other.map(finite)];
          const wanted = { ...WANTED, strategy } as LearnOptions;
          const whole = new ColumnCollector();
          whole.add(Float64Array.from(ours.flat()));
          const expected = learn('a', whole, wanted);
          for (const way of [ours, theirs]) {
            const { rows, lists } = merged(way);
            expect(rows).toBe(ours.flat().length);
            expect(lists[0]?.invalid).toBe(ours.length);
            expect(collectorOf(merged(way)).seen).toEqual(whole.seen);
            expect(learn('a', collectorOf(merged(way)), wanted)).toEqual(expected);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('give quantiles within the rank error that is stated, however they are split and ordered', () => {
    const size = 30_000;
    const cuts = fc.array(fc.integer({ min: 0, max: size }), { maxLength: 12 });
    const distribution = fc.constantFrom<(i: number) => number>(
      (i) => i,
      (i) => (i * 7919) % size,
      (i) => i % 100,
      (i) => ((i * 7919) % size) ** 40,
    );
    const property = fc.property(cuts, distribution, fc.boolean(), (at, value, isReversed) => {
      const values = Float64Array.from({ length: size }, (_, i) => value(i));
      const ends = [0, ...at.toSorted((a, b) => a - b), size];
      const parts = ends.slice(1).map((end, i) => values.subarray(ends[i], end));
      const collector = collectorOf(merged(isReversed ? parts.reverse() : parts));
      const learned = learn('a', collector, { ...WANTED, bins: 10 });
      expect(learned?.rankError).toBe(0.001);
      for (const [i, boundary] of (learned?.boundaries ?? []).entries()) {
        if (learned?.boundaries.length !== 9) break;
        const below = values.filter((x) => x < boundary).length;
        const upTo = values.filter((x) => x <= boundary).length;
        const wanted = ((i + 1) / 10) * size;
        expect(below).toBeLessThanOrEqual(wanted + 0.001 * size + 1);
        expect(upTo).toBeGreaterThanOrEqual(wanted - 0.001 * size - 1);
      }
    });
    fc.assert(property, { numRuns: 25 });
  });

  test('may have one without rows and columns, at any place, and only the same rules and weight', async () => {
    const [empty, full] = [read(text(emptyTable(RULES, undefined))), tableOf([1, 2])];
    const [left, right] = [empty, full].map((table, i) => ({ name: `${i}`, line: i + 1, table }));
    for (const pair of [
      [left, right],
      [right, left],
    ] as [TablePart, TablePart][]) {
      expect(mergeTables(...pair).table).toMatchObject({
        header: ['a'],
        rows: 2,
        lists: full.lists,
      });
    }
    const other = { ...right, table: tableOf([1], { weight: 'w' }) } as TablePart;
    expect(await caught(() => mergeTables(left as TablePart, other))).toMatchObject({
      message: 'the weight differs: here "w"; in 0 none',
      at: { file: '1', line: 2 },
    });
  });

  test('may be parts of parts', () => {
    const [a, b, c] = [[5, 1], [2], [9, 3, 4]];
    const left = read(text(merged([a, b])));
    const tree = mergeTables(
      { name: 'left', table: left },
      { name: 'c', table: read(text(tableOf(c))) },
    );
    expect(tree.table).toMatchObject({
      rows: 6,
      sources: [SOURCE, SOURCE, SOURCE],
      lists: [{ invalid: 3, overflow: 6 }],
    });
    expect([...collectorOf(tree.table).kept().values].sort()).toEqual([1, 2, 3, 4, 5, 9]);
  });

  test.each<[string, CollectedTable, string]>([
    [
      'columns',
      {
        ...tableOf([1]),
        lists: [
          {
            columns: ['b', 'c'],
            position: 0,
            collector: new ColumnCollector(),
            invalid: 0,
            overflow: 0,
          },
        ],
      },
      'the columns differ: here ["b", "c"]; in a.sketch "a"',
    ],
    ['weights', tableOf([1], { weight: 'w' }), 'the weight differs: here "w"; in a.sketch none'],
    ['rank errors', tableOf([1], {}, 0.01), 'the rank error differs: here 0.01; in a.sketch 0.001'],
    [
      'rules for missing cells',
      tableOf([1], { rules: { ...RULES, missing: 'drop' } }),
      'the rule for missing cells differs: here drop; in a.sketch empty',
    ],
    [
      'rules for invalid cells',
      tableOf([1], { rules: { ...RULES, invalid: 'missing' } }),
      'the rule for invalid cells differs: here missing; in a.sketch error',
    ],
    [
      'missing cells',
      tableOf([1], { rules: { ...RULES, na_values: [], default_na: false } }),
      'the cells that mean "missing" differ: here not the usual ones; in a.sketch the usual ones, "x"',
    ],
  ])('are rejected where their %s differ, with the name of the file', async (_, other, message) => {
    const parts = [
      { name: 'a.sketch', table: tableOf([1]) },
      { name: 'b.sketch', table: other },
    ] as const;
    const error = await caught(() => mergeTables(...parts));
    expect(error).toMatchObject({ code: 'E_FIT', message, at: { file: 'b.sketch' } });
  });
});

test('many empty lists take little memory', () => {
  const [list] = tableToJson(tableOf([]), '1.2.3').lists;
  const lists = Array.from({ length: 20_000 }, (_, i) => ({ ...list, columns: [`${i}`] }));
  const data = { ...tableToJson(tableOf([]), '1.2.3'), lists };
  const before = process.memoryUsage();
  const table = tableFromJson(data);
  const after = process.memoryUsage();
  expect(table.lists).toHaveLength(20_000);
  // A buffer of 4096 values for each would be 655 MB.
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(2e6);
});

describe('what is no table of sketches', () => {
  const whole = tableToJson(tableOf([1, 2]), '1.2.3');
  const [list] = whole.lists;
  test.each<[string, unknown, string]>([
    ['a number', 3, 'kind must be "discretize fit --partial"'],
    ['nothing', null, 'kind must be'],
    ['a spec', { version: 1, features: [] }, 'kind must be'],
    ['another version', { ...whole, version: 2 }, 'version must be 1'],
    ['a member more', { ...whole, extra: 1 }, 'the file must be an object of kind, version'],
    ['a member less', { kind: whole.kind, version: 1 }, 'an object of kind, version, tool'],
    ['no weight', { ...whole, weight: 3 }, 'weight must be text'],
    ['broken rows', { ...whole, rows: -1 }, 'rows must be a whole number'],
    [
      'another policy',
      { ...whole, rules: { ...RULES, missing: 'x' } },
      'rules.missing must be one of',
    ],
    [
      'a rule that is no truth',
      { ...whole, rules: { ...RULES, default_na: 0 } },
      'rules.default_na',
    ],
    ['lists that are none', { ...whole, lists: {} }, 'lists must be a list'],
    ['a list without columns', { ...whole, lists: [{ ...list, columns: [] }] }, 'lists[0].columns'],
    [
      'a name that is none',
      { ...whole, lists: [{ ...list, columns: [1] }] },
      'lists[0].columns[0]',
    ],
    ['rows without a column', { ...whole, lists: [] }, 'lists must be of a column'],
    ['too many lists', { ...whole, lists: Array(100_001).fill(list) }, 'a list of at most 100000'],
    ['a column twice', { ...whole, lists: [list, list] }, 'lists must be of columns that differ'],
    ['weights of nobody', { ...whole, weight: 'w' }, 'lists[0].collected.weighted must be true'],
  ])('is rejected with its place: %s', async (_, data, message) => {
    const error = await caught(() => tableFromJson(data));
    expect(error.code).toBe('E_FIT');
    expect(error.message).toContain(message);
  });
});
