import { describe, expect, test } from 'vitest';
import { Sketch } from '../../../src/fit/kll/sketch.ts';
import { RUN } from '../../../src/fit/kll/sort.ts';
import { sortedPoints } from '../../../src/fit/numbers/runs.ts';
import { quantiles } from '../../../src/fit/quantiles/quantiles.ts';
import { caught } from '../../support/caught.ts';
import { worstRank } from '../rank-error.ts';

const { POSITIVE_INFINITY: inf } = Number;
const N = 200_000;

let state = 1;
/** A number from 0 to 1; the same ones in each run of this file. */
function draw(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

const made = (value: (i: number) => number, n = N) =>
  Float64Array.from({ length: n }, (_, i) => value(i));
const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

const DISTRIBUTIONS: readonly [string, (i: number) => number][] = [
  ['sorted', (i) => i],
  ['reversed', (i) => N - i],
  ['random', draw],
  ['a sawtooth', (i) => i % 1000],
  ['heavily tied', () => Math.floor(draw() ** 3 * 6)],
  ['of any size', () => (draw() < 0.5 ? -1 : 1) * 10 ** (draw() * 600 - 300)],
  ['normal', normal],
  ['exponential', () => -Math.log(1 - draw())],
  ['like words', () => Math.floor(1 / (1 - draw()))],
  ['constant', () => 7],
  ['two clusters', (i) => (i % 3 === 0 ? 1e6 : 0) + draw()],
  ['organ pipes', (i) => Math.min(i, N - i)],
];

/** The parts of a column, of the given shares, each in a sketch of its own. */
function parts(values: Float64Array, shares: readonly number[]): Sketch[] {
  let from = 0;
  return shares.map((share) => {
    const to = Math.min(values.length, from + Math.ceil(share * values.length));
    const sketch = new Sketch();
    sketch.addAll(values.subarray(from, to));
    from = to;
    return sketch;
  });
}

function merged([first = new Sketch(), ...others]: readonly Sketch[]): Sketch {
  for (const other of others) first.merge(other);
  return first;
}

describe('the rank error of a sketch', () => {
  test.each(DISTRIBUTIONS)('keeps its bound over values that are %s, in any parts', (_, value) => {
    const values = made(value);
    const sorted = values.toSorted();
    const truth = sortedPoints(values, undefined);
    const ways = [
      merged(parts(values, [1])),
      merged(parts(values, [0.5, 0.5])),
      merged(parts(values, [0.5, 0.01, 0.3, 0.001, 1]).reverse()),
      merged(parts(values, new Array<number>(40).fill(1 / 40))),
    ];
    for (const sketch of ways) {
      expect(sketch.count).toBe(N);
      expect(sketch.points().rankError).toBe(0.001);
      expect(worstRank(sketch, truth)).toBeLessThanOrEqual(0.001);
      expect(sketch.state()).toMatchObject({ least: sorted[0], greatest: sorted[N - 1] });
    }
  });

  test.each([0.05, 0.01, 0.0005])('keeps a bound of %d', (error) => {
    const values = made(draw);
    const sketch = new Sketch(error);
    sketch.addAll(values);
    expect(worstRank(sketch, sortedPoints(values, undefined))).toBeLessThanOrEqual(error);
  });

  test('holds for quantiles by every method', () => {
    const values = made((i) => (i * 7919) % N);
    const sketch = merged(parts(values, [0.2, 0.8]));
    for (const [i, x] of quantiles(sketch.points(), [0, 0.25, 0.5, 0.99, 1], 'linear').entries()) {
      expect(Math.abs(x - ([0, 0.25, 0.5, 0.99, 1][i] as number) * N)).toBeLessThan(0.001 * N + 1);
    }
  });
});

describe('a sketch', () => {
  test('holds all values in their order as long as they fit its buffer', () => {
    const sketch = new Sketch();
    sketch.add(3);
    sketch.addAll(Float64Array.of(1, inf, 2));
    expect(sketch.points()).toEqual({
      values: Float64Array.of(3, 1, inf, 2),
      weights: undefined,
      rankError: 0,
      areCounts: true,
    });
    expect(sketch.state()).toMatchObject({ count: 4, least: 1, greatest: inf });
  });

  test('is empty at first', () => {
    expect(new Sketch().points().values).toHaveLength(0);
    expect(new Sketch().count).toBe(0);
  });

  test('has ascending points with a total weight of the number of values', () => {
    const sketch = new Sketch();
    sketch.addAll(made(normal));
    const { values, weights } = sketch.points();
    expect(values.every((x, i) => i === 0 || (values[i - 1] as number) <= x)).toBe(true);
    expect(weights?.reduce((a, b) => a + b)).toBe(N);
    expect(values.length).toBeLessThan(13_000);
  });

  test('is the same for the same values in any chunks', () => {
    const values = made(draw);
    const [whole, pieces] = [new Sketch(), new Sketch()];
    whole.addAll(values);
    for (let i = 0; i < N; i += 777) pieces.addAll(values.subarray(i, i + 777));
    expect(pieces.state()).toEqual(whole.state());
  });

  test('does not change the values', () => {
    const values = made((i) => -i, 2 * RUN);
    const before = values.slice();
    new Sketch().addAll(values);
    expect(values).toEqual(before);
  });

  test('continues from its state as if uninterrupted', () => {
    const values = made(draw, 50_000);
    const through = new Sketch();
    through.addAll(values);
    const first = new Sketch();
    first.addAll(values.subarray(0, 20_001));
    const second = Sketch.of(first.state());
    second.addAll(values.subarray(20_001));
    expect(second.state()).toEqual(through.state());
  });

  test('does not change the other sketch of a merge, and can merge itself', () => {
    const other = merged(parts(made(draw, 30_000), [1]));
    const before = other.state();
    const sketch = merged(parts(made(draw, 30_000), [1]));
    sketch.merge(other);
    sketch.addAll(made(draw, 30_000));
    expect(other.state()).toEqual(before);
    other.merge(other);
    expect(other.count).toBe(60_000);
    expect(other.points().weights?.reduce((a, b) => a + b)).toBe(60_000);
  });

  test('keeps infinite values at its ends', () => {
    const sketch = new Sketch();
    sketch.addAll(made((i) => (i % 3 === 0 ? inf : i % 3 === 1 ? -inf : i)));
    expect(quantiles(sketch.points(), [0, 0.2, 0.8, 1], 'linear')).toEqual([-inf, -inf, inf, inf]);
  });

  test('rejects a merge with a sketch of another rank error', async () => {
    const error = await caught(() => new Sketch().merge(new Sketch(0.01)));
    expect(error).toMatchObject({ code: 'E_FIT', expected: 0.001, received: 0.01 });
  });
});

describe('weights in a sketch', () => {
  test('equal repeated values', () => {
    const values = made(draw, 40_000);
    const weights = values.map(() => Math.floor(draw() ** 4 * 50));
    const sketch = new Sketch();
    sketch.addWeighted(values, weights);
    const repeated = Float64Array.from(
      [...values].flatMap((x, i) => new Array<number>(weights[i] as number).fill(x)),
    );
    expect(sketch.count).toBe(repeated.length);
    expect(sketch.points().weights?.reduce((a, b) => a + b)).toBe(repeated.length);
    expect(worstRank(sketch, sortedPoints(repeated, undefined))).toBeLessThanOrEqual(0.001);
  });

  test('of 1 keep the values in their order, and of 0 omit them', () => {
    const sketch = new Sketch();
    sketch.addWeighted(Float64Array.of(3, 1, 2), Float64Array.of(1, 0, 1));
    expect([...sketch.points().values]).toEqual([3, 2]);
    expect(sketch.points().weights).toBeUndefined();
    expect(sketch.state()).toMatchObject({ least: 2, greatest: 3 });
  });

  test('may be large', () => {
    const sketch = new Sketch();
    sketch.addWeighted(Float64Array.of(5, 6), Float64Array.of(2 ** 40, 3));
    expect(sketch.count).toBe(2 ** 40 + 3);
    expect(quantiles(sketch.points(), [0, 0.5, 1], 'linear')).toEqual([5, 5, 6]);
  });

  test('are kept exactly, in the order of the input, as long as they fit its buffer', () => {
    const [values, weights] = [
      made((i) => N - i, RUN - 1),
      made((i) => 1 + (i % 2 ** 20), RUN - 1),
    ];
    const sketch = new Sketch();
    sketch.addWeighted(values.subarray(0, 99), weights.subarray(0, 99));
    sketch.addWeighted(values.subarray(99), weights.subarray(99));
    expect(sketch.points()).toEqual({ values, weights, rankError: 0, areCounts: true });
  });

  test('make the same sketch for the same values in any chunks', () => {
    const values = made(draw, 30_000);
    const weights = made(() => Math.floor(1 / (1 - draw())), 30_000);
    const [all, pieces] = [new Sketch(), new Sketch()];
    all.addWeighted(values, weights);
    for (let i = 0; i < values.length; i += 777) {
      pieces.addWeighted(values.subarray(i, i + 777), weights.subarray(i, i + 777));
    }
    expect(pieces.state()).toEqual(all.state());
  });

  test('of 1 make the same sketch as values without weights', () => {
    const values = made(draw, 30_000);
    const [weighted, plain] = [new Sketch(), new Sketch()];
    weighted.addWeighted(values, new Float64Array(values.length).fill(1));
    plain.addAll(values);
    expect(weighted.state()).toEqual(plain.state());
  });

  test('continue from the state as if uninterrupted', () => {
    const values = made(draw, 30_000);
    const weights = made(() => Math.floor(3 * draw() ** -0.8), 30_000);
    const [through, first] = [new Sketch(), new Sketch()];
    through.addWeighted(values, weights);
    first.addWeighted(values.subarray(0, 20_001), weights.subarray(0, 20_001));
    const second = Sketch.of(first.state());
    second.addWeighted(values.subarray(20_001), weights.subarray(20_001));
    expect(second.state()).toEqual(through.state());
  });

  test('can be mixed with values without weights', () => {
    const sketch = new Sketch();
    sketch.add(1);
    sketch.addWeighted(Float64Array.of(2), Float64Array.of(3));
    sketch.add(4);
    expect(sketch.points()).toMatchObject({
      values: Float64Array.of(1, 2, 4),
      weights: Float64Array.of(1, 3, 1),
    });
  });

  test.each<[string, (sketch: Sketch) => void]>([
    ['added', (sketch) => sketch.addWeighted(Float64Array.of(2), Float64Array.of(2 ** 40))],
    ['merged', (sketch) => sketch.merge(sketch)],
  ])('that add up to more than 2^53 - 1 are rejected if %s, and nothing added', async (_, add) => {
    const sketch = new Sketch();
    sketch.addWeighted(made(draw, 2 ** 13 - 1), new Float64Array(2 ** 13 - 1).fill(2 ** 40));
    const before = sketch.state();
    expect(await caught(() => add(sketch))).toMatchObject({
      code: 'E_FIT',
      message: 'the sum of weights is too large for a sketch',
    });
    expect(sketch.state()).toEqual(before);
  });

  test.each([0.5, -1, 2 ** 41, Number.NaN, inf])(
    'of %d are rejected, and nothing added',
    async (w) => {
      const sketch = new Sketch();
      const add = () => sketch.addWeighted(Float64Array.of(1, 2), Float64Array.of(1, w));
      expect(await caught(add)).toMatchObject({ code: 'E_FIT', received: w });
      expect(sketch.count).toBe(0);
    },
  );
});
