import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OUTPUT_WORDS } from '../../src/encode/registry.ts';
import { isKeras } from '../../src/spec/keras.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import type { Feature, Spec } from '../../src/spec/spec.ts';
import { problemsOf, refusal } from './refusal.ts';

const GOLDEN = readFileSync(
  resolve(import.meta.dirname, '../golden/keras-model-config.json'),
  'utf8',
);

const CONFIG = {
  bin_boundaries: [-0.5, 0, 0.1],
  num_bins: null,
  epsilon: 0.01,
  output_mode: 'one_hot',
  sparse: false,
  name: 'bucket',
  dtype: 'float32',
};

/** A layer as Keras serializes it. */
const wrapper = (config: object): object => ({
  module: 'keras.layers',
  class_name: 'Discretization',
  config,
  registered_name: null,
});

const model = (...layers: readonly unknown[]): object => ({
  module: 'keras',
  class_name: 'Functional',
  config: { name: 'model', layers },
  registered_name: null,
});

const BUCKET = {
  version: 1,
  precision: 'float32',
  missing: 'last',
  features: [{ name: 'bucket', boundaries: [-0.5, 0, 0.1], output: 'one_hot', closed: 'left' }],
};

/** The spec and the first feature of a document. */
function featureOf(document: object): [Spec, Feature] {
  const spec = parseSpec(document);
  return [spec, spec.features[0] as Feature];
}

describe('a Keras config', () => {
  const DTYPE_POLICY = {
    module: 'keras',
    class_name: 'DTypePolicy',
    config: { name: 'float32' },
    registered_name: null,
  };

  test.each<[string, unknown]>([
    ['of a layer', CONFIG],
    ['of a layer with a DTypePolicy for its dtype', { ...CONFIG, dtype: DTYPE_POLICY }],
    ['of a layer that was adapted', { ...CONFIG, num_bins: 4 }],
    ['that is serialized', wrapper(CONFIG)],
    ['that is serialized, with build_config', { ...wrapper(CONFIG), build_config: {} }],
    ['of a model', model({ class_name: 'InputLayer', config: {} }, wrapper(CONFIG))],
    ['of a model in models', model(model(model(wrapper(CONFIG)), { class_name: 'Dense' }))],
    ['of a model without its wrapper', { name: 'model', layers: [wrapper(CONFIG)] }],
  ])('%s is a spec by the rules of Keras', (_, config) => {
    expect(isKeras(config)).toBe(true);
    expect(parseSpec(config)).toStrictEqual(parseSpec(BUCKET));
    expect(parseSpec(JSON.stringify(config))).toStrictEqual(parseSpec(BUCKET));
  });

  test('of a saved model is read', () => {
    const features = [{ name: 'bucket', boundaries: [4, 9, 14] }];
    const expected = parseSpec({ precision: 'float32', missing: 'last', features });
    expect(parseSpec(GOLDEN)).toStrictEqual(expected);
  });

  test('without name and output mode has those of Keras', () => {
    const [, feature] = featureOf({ bin_boundaries: [0, 1] });
    expect(feature).toMatchObject({ name: 'discretization', output: 'int', closed: 'left' });
  });

  test.each(['int', 'one_hot', 'multi_hot', 'count'])('may have the output mode %s', (mode) => {
    const [, feature] = featureOf({ ...CONFIG, output_mode: mode });
    expect(feature.output).toBe(mode);
  });

  test.each<[string, unknown, string[]]>([
    [
      'a layer',
      { ...CONFIG, bin_boundaries: [0, 'x'], output_mode: 'dense', name: 5 },
      [
        '/name: must be a string of at most 1000 characters; it is 5',
        '/bin_boundaries/1: must be a number; it is "x"',
        `/output_mode: must be one of ${OUTPUT_WORDS.join(', ')}; it is "dense"`,
      ],
    ],
    [
      'a serialized layer',
      wrapper({ ...CONFIG, bin_boundaries: 'x' }),
      ['/config/bin_boundaries: must be an array of numbers; it is "x"'],
    ],
    [
      'a model in a model',
      model(0, model(wrapper({ ...CONFIG, bin_boundaries: [null] }))),
      ['/config/layers/1/config/layers/0/config/bin_boundaries/0: must be a number; it is null'],
    ],
  ])('has its problems where they stand in %s', (_, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
  });

  test('whose boundaries are the same in float32 is rejected', () => {
    expect(problemsOf({ bin_boundaries: [0.1, 0.10000000001] })).toEqual([
      expect.stringMatching(/^\/bin_boundaries: .*: in float32 they are the same number/),
    ]);
  });

  test.each([
    ['null', { ...CONFIG, bin_boundaries: null, num_bins: 5 }],
    ['not there', { name: 'bucket', num_bins: 5 }],
  ])('whose boundaries are %s is not adapted', (_, config) => {
    for (const input of [config, wrapper(config), model(wrapper(config))]) {
      const error = refusal(() => parseSpec(input));
      expect(error.code).toBe('E_SPEC');
      expect(error.message).toBe('the Keras layer "bucket" is not adapted: it has no boundaries');
      expect(error.hint).toBe('call layer.adapt(data) before saving it');
    }
  });

  test('of a layer that says nothing of its bins is not adapted either', () => {
    const error = refusal(() => parseSpec(wrapper({ name: 'bucket' })));
    expect(error.message).toBe('the Keras layer "bucket" is not adapted: it has no boundaries');
  });

  test('that nests too deep ends with an error, not a crash', () => {
    let nested = wrapper(CONFIG);
    for (let i = 0; i < 20; i++) nested = model(nested);
    expect(parseSpec(nested)).toStrictEqual(parseSpec(BUCKET));
    for (let i = 0; i < 100_000; i++) nested = model(nested);
    expect(refusal(() => parseSpec(nested)).message).toBe(
      'the Keras config has no Discretization layer',
    );
  });

  test('may hold what it likes where its texts belong: no crash', () => {
    const odd = { toString: 1 };
    const config = { num_bins: odd, bin_boundaries: null, name: odd };
    for (const input of [config, model(wrapper(config), wrapper(config)), model(wrapper(config))]) {
      expect(refusal(() => parseSpec(JSON.stringify(input))).code).toBe('E_SPEC');
    }
    expect(refusal(() => parseSpec(config)).message).toBe(
      'the Keras layer "an object" is not adapted: it has no boundaries',
    );
  });

  test.each([
    ['a model', model({ class_name: 'Dense', config: { units: 1 } })],
    ['another layer', { class_name: 'Dense', config: { units: 1 } }],
    ['another layer with bins', model({ class_name: 'Hashing', config: { num_bins: 3 } })],
    ['a model whose layers are no list', { class_name: 'Functional', config: { layers: 5 } }],
    ['nothing in its config', { class_name: 'Discretization', config: null }],
  ])('with %s and no Discretization layer is rejected', (_, config) => {
    const error = refusal(() => parseSpec(config));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe('the Keras config has no Discretization layer');
  });

  test('is a config by its words, not by a column of that name', () => {
    for (const value of [[0], { layers: [1, 2] }, { num_bins: [1] }, { class_name: [1] }, null]) {
      expect(isKeras(value)).toBe(false);
    }
  });
});

describe('a Keras model with several layers', () => {
  const layer = (name: string, ...boundaries: readonly number[]): object =>
    wrapper({ ...CONFIG, name, bin_boundaries: boundaries });
  const SEVERAL = model(layer('age', 18, 65), model(layer('fare', 10), layer('tip', 1, 2)));

  test.each([
    ['age', [18, 65]],
    ['fare', [10]],
    ['tip', [1, 2]],
  ])('gives the layer %s that was named', (name, boundaries) => {
    expect(parseSpec(SEVERAL, { layer: name }).features).toMatchObject([{ name, boundaries }]);
  });

  test('needs to be told which one', () => {
    const error = refusal(() => parseSpec(SEVERAL));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe('the model has 3 Discretization layers: "age", "fare", "tip"');
    expect(error.hint).toBe('select one with --layer NAME');
    expect(error.expected).toEqual(['age', 'fare', 'tip']);
  });

  test('lists ten at most, and of a long name the beginning', () => {
    const many = Array.from({ length: 30 }, (_, i) => layer(`${i}${'x'.repeat(5000)}`, i));
    const { message } = refusal(() => parseSpec(model(...many)));
    expect(message).toMatch(
      /^the model has 30 Discretization layers: "0x{38}\.\.\., .*, and 20 more$/,
    );
    expect(message.length).toBeLessThan(600);
  });

  test('does not have an unknown one, and guesses which was meant', () => {
    const error = refusal(() => parseSpec(SEVERAL, { layer: 'fair' }));
    expect(error.message).toBe(
      'the model has no Discretization layer "fair", did you mean "fare"?',
    );
    expect(error.hint).toBe('it has "age", "fare", "tip"');
    const far = refusal(() => parseSpec(SEVERAL, { layer: 'distance' }));
    expect(far.message).toBe('the model has no Discretization layer "distance"');
  });

  test('gives none of two layers that have the same name', () => {
    const same = model(layer('age', 1), model(layer('age', 2)), layer('tip', 3));
    const error = refusal(() => parseSpec(same, { layer: 'age' }));
    expect(error.message).toBe('the model has 2 Discretization layers with the name "age"');
    expect(error.hint).toBe('save one of them to its own file');
    expect(parseSpec(same, { layer: 'tip' }).features).toMatchObject([{ boundaries: [3] }]);
  });

  test('gives the place of the problems of the layer that was named', () => {
    const error = refusal(() => parseSpec(model(layer('a', 1), layer('b', 2, 1)), { layer: 'b' }));
    expect(error.problems.map(({ path }) => path)).toEqual([
      '/config/layers/1/config/bin_boundaries',
    ]);
  });

  test('with one layer only has that one checked by its name, too', () => {
    expect(parseSpec(CONFIG, { layer: 'bucket' })).toStrictEqual(parseSpec(CONFIG));
    expect(refusal(() => parseSpec(CONFIG, { layer: 'buckets' })).message).toBe(
      'the model has no Discretization layer "buckets", did you mean "bucket"?',
    );
  });
});
