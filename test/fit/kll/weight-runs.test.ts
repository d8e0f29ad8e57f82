import { describe, expect, test } from 'vitest';
import { Sketch } from '../../../src/fit/kll/sketch.ts';
import { heaviestLevel, runsByLevel } from '../../../src/fit/kll/weight-runs.ts';
import { sortedPoints } from '../../../src/fit/numbers/runs.ts';
import { totalWeight } from '../../../src/fit/numbers/weights.ts';
import { sketchFromJson, sketchToJson } from '../../../src/fit/partial/sketch-json.ts';
import { worstRank } from '../rank-error.ts';

/** How many values there are; twice as many with FUZZ_RUNS in the environment. */
const N = process.env['FUZZ_RUNS'] === undefined ? 20_000 : 40_000;

let state = 7;
/** A number from 0 to 1; the same ones in each run of this file. */
function draw(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

const made = (value: (i: number) => number, n = N) =>
  Float64Array.from({ length: n }, (_, i) => value(i));
const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
const whole = (weight: number) => Math.min(2 ** 40, Math.max(1, Math.floor(weight)));

const WEIGHTS: readonly [string, (i: number) => number][] = [
  ['one of 100,000, first', (i) => (i === 0 ? 100_000 : 1)],
  ['one of 100,000, last', (i) => (i === N - 1 ? 100_000 : 1)],
  ['one of 100,000, in the middle', (i) => (i === N / 2 ? 100_000 : 1)],
  ['one of 2^40, first', (i) => (i === 0 ? 2 ** 40 : 1)],
  ['one of 2^40, last', (i) => (i === N - 1 ? 2 ** 40 : 1)],
  ['heavy at first', (i) => (i < 5000 ? 10_000 : 1)],
  ['heavy at last', (i) => (i >= N - 5000 ? 10_000 : 1)],
  ['descending', (i) => N - i],
  ['ascending', (i) => i + 1],
  ['Pareto of shape 1', () => whole(1 / (1 - draw()))],
  ['Pareto of shape 0.5', () => whole(1 / (1 - draw()) ** 2)],
  ['Pareto of shape 2', () => whole(10 / Math.sqrt(1 - draw()))],
  ['lognormal', () => whole(10 * Math.exp(normal()))],
  ['lognormal of sigma 4', () => whole(Math.exp(4 * normal()))],
  ['0 or 1000', (i) => (i % 3 === 0 ? 1000 : 0)],
  ['powers of two', () => 2 ** Math.floor(draw() * 30)],
  ['one less than powers of two', () => 2 ** Math.floor(1 + draw() * 20) - 1],
];

/** Values, and the rank error of their sketch. */
const VALUES: readonly [(i: number) => number, number][] = [
  [draw, 0.001],
  [draw, 0.01],
  [(i) => i, 0.01],
  [(i) => N - i, 0.01],
  [(i) => i % 7, 0.01],
];

type Way = (values: Float64Array, weights: Float64Array, error: number) => Sketch;

const added: Way = (values, weights, error) => {
  const sketch = new Sketch(error);
  sketch.addWeighted(values, weights);
  return sketch;
};

const reread = (sketch: Sketch): Sketch =>
  sketchFromJson(JSON.parse(JSON.stringify(sketchToJson(sketch))));

/** Parts of the given number, each through a file. */
const merged =
  (parts: number): Way =>
  (values, weights, error) => {
    const size = Math.ceil(values.length / parts);
    const all = new Sketch(error);
    for (let from = 0; from < values.length; from += size) {
      const part = [values, weights].map((list) => list.subarray(from, from + size));
      all.merge(reread(added(part[0] as Float64Array, part[1] as Float64Array, error)));
    }
    return all;
  };

/** Half of the values, a file, and the other half. */
const resumed: Way = (values, weights, error) => {
  const half = values.length / 2;
  const sketch = reread(added(values.subarray(0, half), weights.subarray(0, half), error));
  sketch.addWeighted(values.subarray(half), weights.subarray(half));
  return sketch;
};

const WAYS: readonly Way[] = [added, resumed, merged(2), merged(17)];

describe('the rank error of a weighted sketch', () => {
  test.each(WEIGHTS)('keeps its bound with weights that are %s', (_, weight) => {
    for (const [value, error] of VALUES) {
      const [values, weights] = [made(value), made(weight)];
      const truth = sortedPoints(values, weights);
      for (const way of WAYS) {
        const sketch = way(values, weights, error);
        expect(sketch.count).toBe(totalWeight(weights));
        expect(sketch.points().rankError).toBe(error);
        expect(worstRank(sketch, truth)).toBeLessThanOrEqual(error);
      }
    }
  });

  test.each([0.05, 0.01, 0.0005])('keeps a bound of %d with skewed weights', (error) => {
    const [values, weights] = [made(draw), made(() => whole(1 / (1 - draw()) ** 1.5))];
    const truth = sortedPoints(values, weights);
    for (const way of WAYS) {
      expect(worstRank(way(values, weights, error), truth)).toBeLessThanOrEqual(error);
    }
  });

  test('is at most that of as many values of weight 1', () => {
    const count = 40_000;
    const weights = made((i) => (i === 0 ? count : 1), count);
    const { levels } = added(made(draw, count), weights, 0.001).state();
    const plain = new Sketch(0.001);
    plain.addAll(made(draw, 2 * count - 1));
    expect(levels.length).toBeLessThanOrEqual(plain.state().levels.length);
  });
});

describe('the level at which heavy weights enter', () => {
  test.each([
    [0, 100, 0],
    [199, 100, 0],
    [200, 100, 1],
    [399, 100, 1],
    [400, 100, 2],
    [2 ** 40, 4000, 28],
    [2 ** 53 - 1, 8, 49],
  ])('for a total weight of %d and a capacity of %d is %d', (total, k, level) => {
    expect(heaviestLevel(total, k)).toBe(level);
  });
});

describe('the runs of weighted values', () => {
  test('have each value at the levels of its weight, and the remaining weight as repetitions at the last level', () => {
    const runs = runsByLevel(Float64Array.of(3, 1, 2), Float64Array.of(5, 13, 0), 2);
    expect(runs).toEqual([Float64Array.of(1, 3), Float64Array.of(), Float64Array.of(1, 1, 1, 3)]);
  });

  test('have the total weight of the values', () => {
    const weights = made(() => whole(1 / (1 - draw()) ** 2), 1000);
    const runs = runsByLevel(made(draw, 1000), weights, 9);
    const total = runs.reduce((sum, run, height) => sum + run.length * 2 ** height, 0);
    expect(total).toBe(totalWeight(weights));
  });
});
