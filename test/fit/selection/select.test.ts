import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { select } from '../../../src/fit/selection/select.ts';
import { finite } from '../../property/floats.ts';

const { POSITIVE_INFINITY: inf } = Number;

/** Numbers from 0 to 1 that are the same in each run. */
function* uniform(): Generator<number, never> {
  for (let state = 12345; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const N = 20_000;
const random = uniform();
const draw = (): number => random.next().value;
const made = (value: (i: number) => number) => Float64Array.from({ length: N }, (_, i) => value(i));

const COLUMNS: readonly [string, Float64Array][] = [
  ['random', made(draw)],
  ['sorted', made((i) => i)],
  ['reversed', made((i) => -i)],
  ['all equal', made(() => 3.5)],
  ['heavily tied', made(() => Math.floor(draw() ** 3 * 6))],
  ['negative', made(() => -(10 ** (draw() * 10)))],
  ['of both zeros', made((i) => (i % 2 === 0 ? 0 : -0))],
  ['around zero', made((i) => [-0, 0, Number.MIN_VALUE, -Number.MIN_VALUE][i % 4] as number)],
  ['denormal', made(() => Math.floor((draw() - 0.5) * 1e6) * Number.MIN_VALUE)],
  ['of any size', made(() => (draw() - 0.5) * 10 ** (draw() * 600 - 300))],
  ['with infinities', made((i) => (i % 3 === 0 ? inf : i % 3 === 1 ? -inf : draw()))],
  ['close to one another', made(() => 1 + Math.floor(draw() * 1000) * 2 ** -52)],
  ['close, and below zero', made(() => -1 - Math.floor(draw() * 1000) * 2 ** -52)],
  ['one value but for a few', made((i) => (i % 5000 === 0 ? draw() : 7))],
];

/** What a sort says. */
function bySort(values: Float64Array, masses: readonly number[]): number[] {
  const sorted = values.toSorted();
  return masses.map((mass) => (sorted[Math.min(mass, values.length) - 1] as number) + 0);
}

const plain = (list: Float64Array) => Array.from(list, (value) => value + 0);

describe('select', () => {
  test.each(COLUMNS)('finds the ranks of a column that is %s', (_, values) => {
    const few = [1, 2, N / 10, N / 2, N / 2 + 1, N - 1, N];
    expect(plain(select(values, undefined, Float64Array.from(few)))).toEqual(bySort(values, few));
  });

  test.each(COLUMNS)('finds all ranks at once of a column that is %s', (_, values) => {
    const all = Array.from({ length: N }, (_each, i) => i + 1);
    const found = select(values, undefined, Float64Array.from(all));
    expect(plain(found)).toEqual(bySort(values, all));
  });

  test.each(COLUMNS)('takes a weight of 3 as three values, of a column that is %s', (_, values) => {
    const weights = new Float64Array(N).fill(3);
    const masses = [1, 3, 4, 3 * 777, 3 * 777 + 1, 3 * N];
    const found = select(values, weights, Float64Array.from(masses));
    expect(plain(found)).toEqual(
      bySort(
        values,
        masses.map((mass) => Math.ceil(mass / 3)),
      ),
    );
  });

  test('returns the values in the order of the masses, which may repeat', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => 99 - i);
    expect([...select(values, undefined, Float64Array.of(50, 1, 50, 100))]).toEqual([
      49, 0, 49, 99,
    ]);
  });

  test('does not change the values', () => {
    const values = made(draw);
    const before = values.slice();
    select(values, undefined, Float64Array.of(5, 500));
    expect(values).toEqual(before);
  });

  test('reads a part of a buffer', () => {
    const values = made(draw).subarray(1, 1001);
    expect(plain(select(values, undefined, Float64Array.of(500)))).toEqual(bySort(values, [500]));
  });

  test('returns the greatest value for a mass beyond the total, which rounding may cause', () => {
    const values = made((i) => i);
    const weights = new Float64Array(N).fill(0.1);
    expect([...select(values, weights, Float64Array.of(0.1 * N + 1, inf))]).toEqual([N - 1, N - 1]);
    expect([...select(Float64Array.of(2, 1), undefined, Float64Array.of(3))]).toEqual([2]);
  });

  // Groups of high words are cut at multiples of a power of 2 from the least; one of these is cut at zero.
  test.each(Array.from({ length: 16 }, (_, i) => 80_000 + i))(
    'tells the least negative and positive numbers from zero, wherever groups are cut: %d',
    (high) => {
      const unit = 2 ** 32 * Number.MIN_VALUE;
      for (const sign of [1, -1]) {
        const some = [-high * unit, -Number.MIN_VALUE, 0, unit].map((value) => sign * value);
        const values = made((i) => some[i % 4] as number);
        const sorted = values.toSorted();
        for (const rank of [0, N / 4, N / 2 - 1, N / 2, (3 * N) / 4, N - 1]) {
          const [found] = select(values, undefined, Float64Array.of(rank + 1));
          expect(found === sorted[rank], `${sign} ${rank}`).toBe(true);
        }
      }
    },
  );

  test('finds the same values as a sort, for any values and whole weights', () => {
    const value = fc.oneof(finite, fc.constantFrom(0, -0, inf, -inf), fc.integer({ max: 5 }));
    const pair = fc.tuple(value, fc.integer({ min: 1, max: 4 }));
    const pairs = fc.array(pair, { minLength: 1, maxLength: 200, size: 'max' });
    fc.assert(
      fc.property(pairs, fc.array(fc.nat(), { maxLength: 9 }), (list, picks) => {
        const values = Float64Array.from(list, ([x]) => x);
        const weights = Float64Array.from(list, ([, weight]) => weight);
        const repeated = Float64Array.from(
          list.flatMap(([x, weight]) => new Array<number>(weight).fill(x)),
        );
        const masses = picks.map((pick) => (pick % repeated.length) + 1);
        const expected = bySort(repeated, masses);
        expect(plain(select(values, weights, Float64Array.from(masses)))).toEqual(expected);
        expect(plain(select(repeated, undefined, Float64Array.from(masses)))).toEqual(expected);
      }),
    );
  });
});
