import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Sketch } from '../../../src/fit/kll/sketch.ts';
import { RUN } from '../../../src/fit/kll/sort.ts';
import {
  type SketchJson,
  sketchFromJson,
  sketchToJson,
} from '../../../src/fit/partial/sketch-json.ts';
import { finite } from '../../property/floats.ts';
import { caught } from '../../support/caught.ts';

const { POSITIVE_INFINITY: inf } = Number;

function sketchOf(values: readonly number[] | Float64Array, error = 0.05): Sketch {
  const sketch = new Sketch(error);
  sketch.addAll(Float64Array.from(values));
  return sketch;
}

const reread = (sketch: Sketch) => sketchFromJson(JSON.parse(JSON.stringify(sketchToJson(sketch))));
const many = sketchOf(
  Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i) * 10 ** (i % 300)),
);

describe('a sketch as text', () => {
  test('comes back to the bit', () => {
    const value = fc.oneof(finite, fc.constantFrom(0, -0, inf, -inf));
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const sketch = sketchOf(values);
        expect(reread(sketch).state()).toEqual(sketch.state());
      }),
    );
  });

  test('comes back with all its levels, and goes on as it would have', () => {
    const again = reread(many);
    expect(again.state()).toEqual(many.state());
    const more = Float64Array.from({ length: 10_000 }, (_, i) => i);
    const [one, two] = [reread(many), Sketch.of(many.state())];
    one.addAll(more);
    two.addAll(more);
    expect(one.state()).toEqual(two.state());
  });

  test('keeps weights, exact ones and those that levels hold', () => {
    for (const length of [5, 20_000]) {
      const sketch = new Sketch(0.05);
      const values = Float64Array.from({ length }, (_, i) => Math.sin(i));
      sketch.addWeighted(
        values,
        values.map((_, i) => 1 + (i % 1000) ** 2),
      );
      const again = reread(sketch);
      expect(again.state()).toEqual(sketch.state());
      expect(again.state().weights?.length).toBe(length % RUN);
    }
  });

  test('has words for what JSON has no number for', () => {
    expect(sketchToJson(sketchOf([1, inf, -0, -inf]))).toMatchObject({
      version: 2,
      count: 4,
      least: '-inf',
      greatest: 'inf',
      latest: [1, 'inf', '-0', '-inf'],
      weights: null,
      levels: [],
    });
  });
});

describe('what is rejected as a sketch', () => {
  const good: SketchJson = {
    version: 2,
    error: 0.05,
    count: 6,
    least: 0,
    greatest: 9,
    coin: 5,
    latest: [3, 1],
    weights: null,
    levels: [[], [2, 7]],
  };
  const levelTooLong = Array.from({ length: 81 }, () => 1);
  const latestTooLong = Array.from({ length: RUN }, () => 1);

  test('is not a good one', () => {
    expect(sketchFromJson(good).count).toBe(6);
  });

  test.each<[string, unknown, string]>([
    ['no object', [], 'the sketch must be an object'],
    ['null', null, 'the sketch must be an object'],
    ['a key too many', { ...good, more: 1 }, 'the sketch must be an object of'],
    ['a key too few', { version: 2 }, 'the sketch must be an object of'],
    ['another version', { ...good, version: 1 }, 'the sketch.version must be 2'],
    ['an error of nothing', { ...good, error: 0 }, 'the sketch.error must be a number from'],
    ['an error as text', { ...good, error: '0.05' }, 'the sketch.error must be a number from'],
    ['a count too small', { ...good, count: 5 }, 'the sketch.count must be 6, which its values'],
    ['a count of a half', { ...good, count: 5.5 }, 'the sketch.count must be a whole number'],
    ['a weight too few', { ...good, weights: [1] }, 'weights must be null or a list of 2'],
    ['a weight too many', { ...good, weights: [1, 1, 1] }, 'weights must be a list of at most 2'],
    ['a weight of 0', { ...good, weights: [0, 2] }, 'the sketch.weights[0] must be from 1 to'],
    ['a weight of a half', { ...good, weights: [1, 0.5] }, 'weights[1] must be a whole number'],
    ['a weight too large', { ...good, weights: [1, 2 ** 41] }, 'weights[1] must be from 1 to'],
    ['weights of another count', { ...good, weights: [1, 2] }, 'the sketch.count must be 7'],
    ['weights that are no list', { ...good, weights: 3 }, 'the sketch.weights must be a list'],
    ['a coin of 0', { ...good, coin: 0 }, 'the sketch.coin must be a whole number of 32 bits'],
    ['a coin too large', { ...good, coin: 2 ** 32 }, 'the sketch.coin must be'],
    ['a least value that is not', { ...good, least: 2 }, 'the sketch must be of values from'],
    ['a greatest value that is not', { ...good, greatest: 6 }, 'the sketch must be of values'],
    ['a value that is no number', { ...good, latest: [3, '1'] }, 'the sketch.latest[1] must be a'],
    ['null for a value', { ...good, latest: [null, 3] }, 'the sketch.latest[0] must be a number'],
    ['a level that descends', { ...good, levels: [[], [7, 2]] }, 'the sketch.levels[1][1] must be'],
    [
      'a level that is no list',
      { ...good, levels: [{}, [2, 7]] },
      'the sketch.levels[0] must be a',
    ],
    ['levels that are no list', { ...good, levels: 'abc' }, 'the sketch.levels must be a list'],
    [
      'a level too long',
      { ...good, levels: [levelTooLong] },
      'levels[0] must be a list of at most',
    ],
    [
      'latest too long',
      { ...good, latest: latestTooLong },
      'latest must be a list of at most 4095',
    ],
    ['levels too many', { ...good, levels: new Array(54).fill([]) }, 'levels must be a list of at'],
    [
      'ends of no values',
      { ...good, count: 0, latest: [], levels: [] },
      'the sketch must be without ends',
    ],
  ])('%s', async (_, data, message) => {
    const error = await caught(() => sketchFromJson(data));
    expect(error.code).toBe('E_FIT');
    expect(error.message).toContain(message);
    expect(error.hint).toContain('fit --partial');
  });

  test('anything at all is a sketch or an E_FIT, and nothing else', () => {
    const keys = fc.constantFrom(...Object.keys(good));
    fc.assert(
      fc.property(keys, fc.jsonValue(), (key, value) => {
        const data: unknown = { ...good, [key]: value };
        let outcome: unknown;
        try {
          outcome = sketchFromJson(data);
        } catch (error) {
          outcome = error;
        }
        if (outcome instanceof Sketch) expect(outcome.points().values.length).toBeGreaterThan(0);
        else expect(outcome).toMatchObject({ code: 'E_FIT' });
      }),
    );
  });
});
