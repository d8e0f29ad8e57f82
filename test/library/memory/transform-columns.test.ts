import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discretizer } from '../../../src/index.ts';
import { caught } from '../../support/caught.ts';

const MISSING = ['empty', 'own', 'last', 'drop'] as const;
const MODES = ['int', 'one_hot', 'multi_hot', 'count'] as const;

describe('transformColumns', () => {
  test('gives the codes of every column in the smallest type', () => {
    const [fare] = discretizer({ fare: [10, 20] }).transformColumns({
      fare: Float64Array.of(5, 12, Number.NaN, 25),
      other: ['x'],
    });
    expect(fare?.codes).toEqual([Uint8Array.of(0, 1, 3, 2)]);
    expect(fare).toMatchObject({
      depth: 3,
      rows: undefined,
      counts: { counts: [1, 1, 1], missing: 1 },
    });
    const many = Array.from({ length: 300 }, (_, i) => i);
    expect(discretizer(many).transformColumns({ a: [299] })[0]?.codes).toEqual([
      Uint16Array.of(300),
    ]);
    const most = Array.from({ length: 70_000 }, (_, i) => i);
    expect(discretizer(most).transformColumns({ a: [1] })[0]?.codes).toEqual([Int32Array.of(2)]);
  });

  test('gives the values of transform, in every mode, under every policy', () => {
    const cell = fc.oneof(fc.double({ min: -5, max: 30, noNaN: true }), fc.constant(null));
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...MODES),
        fc.constantFrom(...MISSING),
        (list, output, missing) => {
          const made = discretizer({
            columns: ['a', 'b'],
            boundaries: [0, 10, 20],
            output,
            missing,
          });
          const [expected] = made.transform(list);
          const [got] = made.transformColumns({
            a: list.map(([a]) => a),
            b: list.map(([, b]) => b),
          });
          const kept = expected?.rows ?? [...list.keys()];
          expect(got?.rows && [...got.rows]).toEqual(expected?.rows);
          expect(got?.counts).toEqual(expected?.counts);
          const flat = (expected?.values ?? []).flat(2);
          if (output === 'int') {
            const [a, b] = got?.codes ?? [];
            const codes = kept.flatMap((_, row) => [a?.[row], b?.[row]]);
            expect(codes).toEqual(flat.map((code) => code ?? got?.depth));
          } else {
            expect([...(got?.matrix?.data ?? [])]).toEqual(flat);
          }
        },
      ),
    );
  });

  test('gives matrices with their shapes', () => {
    const spec = { columns: ['a', 'b'], boundaries: [0], output: 'one_hot' } as const;
    const [both] = discretizer(spec).transformColumns({ a: [-1, 1], b: [1, null] });
    expect(both?.matrix).toEqual({ shape: [2, 2, 2], data: Uint8Array.of(1, 0, 0, 1, 0, 1, 0, 0) });
    const [one] = discretizer({ ...spec, columns: ['a'] }).transformColumns({ a: [-1, 1] });
    expect(one?.matrix).toEqual({ shape: [2, 2], data: Uint8Array.of(1, 0, 0, 1) });
    const [counted] = discretizer({ ...spec, output: 'count' }).transformColumns({
      a: [1],
      b: [2],
    });
    expect(counted?.matrix).toEqual({ shape: [1, 2], data: Uint8Array.of(0, 2) });
  });

  test('writes to the arrays of out, and rejects those that cannot hold the codes', async () => {
    const out = { fare: new Int32Array(3) };
    const made = discretizer({ fare: [10] });
    const [fare] = made.transformColumns({ fare: [5, 15] }, { out });
    expect(fare?.codes[0]?.buffer).toBe(out.fare.buffer);
    expect(out.fare).toEqual(Int32Array.of(0, 1, 0));
    const short = { out: { fare: new Uint8Array(1) } };
    expect((await caught(() => made.transformColumns({ fare: [1, 2] }, short))).code).toBe(
      'E_USAGE',
    );
    const wide = discretizer(Array.from({ length: 300 }, (_, i) => i));
    const narrow = { out: { a: new Uint8Array(1) } };
    expect((await caught(() => wide.transformColumns({ a: [1] }, narrow))).code).toBe('E_USAGE');
  });

  test('takes what is array-like or iterable, and text as cells', () => {
    const made = discretizer({ boundaries: [10], na_values: ['-'] });
    const codes = (column: never): number[] => [
      ...(made.transformColumns({ a: column })[0]?.codes[0] ?? []),
    ];
    expect(codes(new Set([1, 11]) as never)).toEqual([0, 1]);
    expect(codes(BigInt64Array.of(9n, 10n) as never)).toEqual([0, 1]);
    expect(codes(['9', '1e1', '-', ''] as never)).toEqual([0, 1, 2, 2]);
  });

  test.each<[string, object, string]>([
    ['an object', { a: { values: [1] } }, 'E_COLUMNS'],
    ['columns of two lengths', { a: [1], b: [1, 2] }, 'E_RAGGED_ROW'],
    ['text that is no number', { a: [1, 'x'] }, 'E_NOT_A_NUMBER'],
    ['a bigint that float64 does not hold', { a: [2n ** 53n + 1n] }, 'E_NOT_A_NUMBER'],
  ])('rejects %s', async (_, columns, code) => {
    const error = await caught(() => discretizer([10]).transformColumns(columns as never));
    expect(error.code).toBe(code);
  });

  test('rejects a missing value with its row and column under the policy error', async () => {
    const made = discretizer({ columns: ['a', 'b'], boundaries: [10], missing: 'error' });
    const error = await caught(() => made.transformColumns({ a: [1, 2, null], b: [1, null, 2] }));
    expect([error.code, error.at.line, error.at.column]).toEqual(['E_MISSING_VALUE', 2, 2]);
  });
});

describe('a discretizer', () => {
  test('has a spec that is frozen, deeply, and is its JSON', () => {
    const made = discretizer({ fare: [10, 20] });
    expect(Object.isFrozen(made.spec.features[0]?.boundaries)).toBe(true);
    expect(JSON.parse(JSON.stringify(made))).toEqual(JSON.parse(JSON.stringify(made.spec)));
    expect(structuredClone(made.spec)).toEqual(made.spec);
  });

  test('lists its bins', () => {
    const made = discretizer({ boundaries: [0, 10], missing: 'own', labels: ['a', 'b', 'c', '?'] });
    expect(made.bins()).toEqual([
      { code: 0, lower: -Infinity, upper: 0, label: 'a', value: undefined },
      { code: 1, lower: 0, upper: 10, label: 'b', value: 5 },
      { code: 2, lower: 10, upper: Infinity, label: 'c', value: undefined },
      { code: 3, lower: NaN, upper: NaN, label: '?', value: undefined },
    ]);
  });

  test('takes rows as objects', () => {
    const [fare, tip] = discretizer({ fare: [10], tip: [1] }).transform([
      { tip: 2, fare: 3 },
      { fare: 12 },
    ]);
    expect([fare?.values, tip?.values]).toEqual([
      [[0], [1]],
      [[1], [null]],
    ]);
  });

  test('says which rows stay, and counts', () => {
    const [one] = discretizer({ boundaries: [10], missing: 'drop' }).transform([[1], [null], [20]]);
    expect(one).toMatchObject({
      values: [[0], [1]],
      rows: [0, 2],
      counts: { counts: [1, 1], missing: 1 },
    });
  });
});
