import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from '../../../src/encode/cells.ts';
import type { Value } from '../../../src/encode/mode.ts';
import { discretizer, discretizeSync, type SpecInput } from '../../../src/index.ts';
import { caught } from '../../support/caught.ts';

const ROWS = [
  { id: 'x', fare: 3, at: new Date(0) },
  { id: 'y', fare: '25', at: new Date(1) },
  { id: 'z', fare: null, at: new Date(2) },
];

describe('rows that are objects', () => {
  test('have codes in place of values; all else stays as it is', () => {
    const { rows, counts, indexes } = discretizer({ fare: [10, 20] }).transformObjects(ROWS);
    expect(rows).toEqual([
      { id: 'x', fare: 0, at: new Date(0) },
      { id: 'y', fare: 2, at: new Date(1) },
      { id: 'z', fare: null, at: new Date(2) },
    ]);
    expect(rows[0]?.['at']).toBe(ROWS[0]?.at);
    expect(indexes).toBeUndefined();
    expect(counts).toMatchObject({
      rows: 3,
      dropped: 0,
      features: [{ counts: [1, 0, 1], missing: 1 }],
    });
  });

  test('have the columns of an output mode beside their own with append', () => {
    const spec = { columns: ['fare'], boundaries: [10], output: 'one_hot' } as const;
    const { rows } = discretizer(spec).transformObjects([{ fare: 12 }], {
      append: true,
      nameBy: 'label',
    });
    expect(rows).toEqual([{ fare: 12, 'fare_(-inf, 10)': 0, 'fare_[10, +inf)': 1 }]);
  });

  test('are left out by a policy, and say which rows stay', () => {
    const spec = { columns: ['fare'], boundaries: [10], missing: 'drop' } as const;
    const { rows, indexes, counts } = discretizer(spec).transformObjects(ROWS);
    expect(rows.map(({ id }) => id)).toEqual(['x', 'y']);
    expect(indexes).toEqual([0, 1]);
    expect(counts).toMatchObject({ rows: 3, dropped: 1 });
  });

  test('have the columns binned that look numeric, if the spec names none', () => {
    expect(discretizer([10]).transformObjects(ROWS).rows[1]).toEqual({ ...ROWS[1], fare: 1 });
  });

  test('may be none, of any iterable, and have any names', () => {
    const bins = discretizer({ columns: ['__proto__'], boundaries: [1] });
    const row = JSON.parse('{ "__proto__": 5, "constructor": 1 }');
    const [only] = bins.transformObjects(new Set([row])).rows;
    expect(JSON.stringify(only)).toBe('{"__proto__":1,"constructor":1}');
    expect(bins.transformObjects([]).rows).toEqual([]);
  });

  test.each<[string, string, () => unknown]>([
    ['an array among them', 'E_USAGE', () => discretizer([0]).transformObjects([[1]] as never)],
    ['null among them', 'E_USAGE', () => discretizer([0]).transformObjects([null] as never)],
    ['no rows', 'E_USAGE', () => discretizer([0]).transformObjects(5 as never)],
    [
      'a column that is not there',
      'E_UNKNOWN_COLUMN',
      () => discretizer({ q: [0] }).transformObjects([{ a: 1 }]),
    ],
    [
      'a name twice',
      'E_NAME_TAKEN',
      () => discretizer({ a: [0] }).transformObjects([{ a: 1, a_bin: 1 }], { append: true }),
    ],
    [
      'text that is no number',
      'E_NOT_A_NUMBER',
      () => discretizer({ a: [0] }).transformObjects([{ a: 'x' }]),
    ],
    [
      'a misspelt option',
      'E_USAGE',
      () => discretizer({ a: [0] }).transformObjects([], { apend: true } as never),
    ],
  ])('are rejected with %s: %s', async (_, code, run) => {
    expect((await caught(run)).code).toBe(code);
  });
});

/** What work gives, or the message of the error. */
function attempted<Result>(work: () => Result): Result | string {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
}

/** A value as CSV has it. */
function cell(value: unknown): string {
  return cellText((value ?? null) as Value);
}

test('rows that are objects come out as the same rows of CSV do', () => {
  const values = fc.option(fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constantFrom('2.5', 'NA')));
  const rows = fc.array(fc.record({ a: values, b: values, id: fc.constantFrom('x', 'y') }), {
    minLength: 1,
  });
  const features = fc.record({
    output: fc.constantFrom('int', 'label', 'one_hot', 'multi_hot', 'count', 'bounds'),
    boundaries: fc.constantFrom([0], [0, 2]),
  });
  const options = fc.record(
    {
      append: fc.boolean(),
      dropFirst: fc.boolean(),
      keep: fc.constantFrom([], ['id'], ['a', 'id']),
    },
    { requiredKeys: [] },
  );
  const missing = fc.constantFrom('empty', 'own', 'last', 'drop');
  const property = fc.property(rows, features, options, missing, (given, feature, own, policy) => {
    const spec = {
      missing: policy,
      features: [{ name: 'f', columns: ['a', 'b'], ...feature }],
    } as SpecInput;
    const text = `a,b,id\n${given.map(({ a, b, id }) => `${cell(a)},${cell(b)},${id}\n`).join('')}`;
    const asCsv = attempted(() => discretizeSync(text, spec, own));
    const asObjects = attempted(() => discretizer(spec).transformObjects(given, own));
    if (typeof asCsv === 'string' || typeof asObjects === 'string') {
      expect(asObjects).toBe(asCsv);
      return;
    }
    const lines = asObjects.rows.map((row) => Object.values(row).map(cell).map(quoted).join());
    const [, ...expectedLines] = asCsv.csv.split('\n');
    expect(lines.map((line) => line || '""')).toEqual(expectedLines.slice(0, -1));
    expect(asObjects.counts).toEqual(asCsv.counts);
  });
  fc.assert(property, { numRuns: 300 });
});

function quoted(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}
