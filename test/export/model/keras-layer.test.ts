import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutputModeName } from '../../../src/encode/registry.ts';
import { layerArrayText, layersText, toKeras } from '../../../src/export/model/keras-layer.ts';
import { fromKeras, isKeras, KERAS_RULES } from '../../../src/spec/keras.ts';
import { parseSpec } from '../../../src/spec/parse.ts';
import type { Feature, Spec } from '../../../src/spec/spec.ts';
import { refusal } from '../../spec/refusal.ts';

const BUCKET = {
  version: 1,
  precision: 'float32',
  missing: 'last',
  features: [{ name: 'bucket', boundaries: [-0.5, 0, 0.1], output: 'one_hot', closed: 'left' }],
};

/** A layer as Keras serializes it. */
const wrapper = (config: object): object => ({
  module: 'keras.layers',
  class_name: 'Discretization',
  config,
  registered_name: null,
});

/** The spec and the first feature of a document. */
function featureOf(document: object): [Spec, Feature] {
  const spec = parseSpec(document);
  return [spec, spec.features[0] as Feature];
}

describe('the Keras config of a feature', () => {
  test('has exactly the keys and defaults of Discretization.get_config', () => {
    const [spec, feature] = featureOf(BUCKET);
    expect(JSON.stringify(toKeras(spec, feature).config)).toBe(
      '{"bin_boundaries":[-0.5,0,0.1],"num_bins":null,"epsilon":0.01,"output_mode":"one_hot","sparse":false,"name":"bucket","dtype":"float32"}',
    );
    expect(toKeras(spec, feature).notes).toEqual([]);
  });

  test('has the name that Keras gives where the feature has none', () => {
    const [spec, feature] = featureOf({ boundaries: [0], precision: 'float32', missing: 'last' });
    expect(toKeras(spec, feature)).toMatchObject({
      config: { name: 'discretization', output_mode: 'int' },
      notes: [],
    });
  });

  test('has a name without slashes, which Keras rejects', () => {
    const [spec, feature] = featureOf({
      boundaries: [0],
      name: 'a/b/c',
      precision: 'float32',
      missing: 'last',
    });
    const { config, notes } = toKeras(spec, feature);
    expect(config['name']).toBe('a_b_c');
    expect(notes).toEqual(['a Keras layer has no "/" in its name; it is now a_b_c']);
  });

  test('is read back as the same boundaries, output mode and name', () => {
    const feature = fc.record({
      boundaries: fc
        .uniqueArray(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
        .map((numbers) => [...new Float32Array(numbers).sort()].map((value) => value + 0))
        .filter((numbers) => new Set(numbers).size === numbers.length),
      output: fc.constantFrom<OutputModeName>('int', 'one_hot', 'multi_hot', 'count'),
      name: fc.string().map((name) => name.replaceAll('/', '')),
    });
    fc.assert(
      fc.property(feature, (given) => {
        const { precision, missing } = KERAS_RULES;
        const [spec, whole] = featureOf({ precision, missing, features: [given] });
        const { config } = toKeras(spec, whole);
        expect(isKeras(config)).toBe(true);
        expect(parseSpec(config)).toStrictEqual(spec);
        expect(parseSpec(JSON.stringify(wrapper(config)))).toStrictEqual(spec);
        expect(fromKeras(config, undefined).document).toMatchObject({ features: [given] });
      }),
    );
  });

  test.each<[string, object, string]>([
    ['closed on the right', { closed: 'right' }, 'its bins are closed on the right'],
    ['with no bin outside', { outside: 'missing' }, 'values outside its boundaries have no bin'],
    ['of labels', { output: 'label' }, 'its output mode is label'],
    ['with a bin for missing values', { missing: 'own' }, 'missing values have a bin of their own'],
  ])('does not exist for one %s', (_, keys, obstacle) => {
    const [spec, feature] = featureOf({ boundaries: [0, 1], ...keys });
    const error = refusal(() => toKeras(spec, feature));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe(`cannot make a Keras layer of this feature: ${obstacle}`);
    const named = refusal(() => toKeras(spec, { ...feature, name: 'fare' }));
    expect(named.message).toBe(`cannot make a Keras layer of the feature "fare": ${obstacle}`);
  });

  test('does not exist for boundaries that are the same in float32', () => {
    const [spec, feature] = featureOf([0.1, 0.10000000001]);
    const error = refusal(() => toKeras(spec, feature));
    expect(error.code).toBe('E_BOUNDARIES');
    expect(error.message).toContain('in float32 they are the same number');
    expect(refusal(() => toKeras(...featureOf([1e39]))).code).toBe('E_BOUNDARIES');
  });

  test.each(['empty', 'drop', 'error'])(
    'notes that missing: %s is not what Keras does',
    (missing) => {
      const [spec, feature] = featureOf({ boundaries: [0], precision: 'float32', missing });
      expect(toKeras(spec, feature).notes).toEqual([
        `Keras puts NaN into the last bin; the spec says "${missing}"`,
      ]);
    },
  );

  test('notes each thing that it cannot say', () => {
    const [spec, feature] = featureOf({ boundaries: [0], labels: ['a', 'b'], output: 'int' });
    expect(toKeras(spec, feature).notes).toEqual([
      'Keras compares in float32; values next to a boundary may change bin',
      'Keras puts NaN into the last bin; the spec says "empty"',
      'a Keras layer has no labels; omitted',
    ]);
  });

  test('has floats for boundaries, since a list of ints beyond 2^31 overflows in Keras on JAX', () => {
    const boundaries = [-3, 0, 0.5, 1e-7, 2 ** 40, 1e21];
    expect(layersText([{ bin_boundaries: boundaries, name: '"bin_boundaries": [1, 2]' }])).toBe(
      '{\n  "bin_boundaries": [-3.0, 0.0, 0.5, 1e-7, 1099511627776.0, 1e+21],\n' +
        '  "name": "\\"bin_boundaries\\": [1, 2]"\n}\n',
    );
    const layers = [{ bin_boundaries: [] }, { bin_boundaries: [7] }];
    expect(JSON.parse(layerArrayText(layers))).toEqual(layers);
    expect(layerArrayText(layers)).toContain('"bin_boundaries": [7.0]');
  });

  test('is one object, or an array if there are several', () => {
    expect(layersText([{ name: 'a' }])).toBe('{\n  "name": "a"\n}\n');
    expect(layersText([{ name: 'a' }, { name: 'b' }])).toBe(
      '[\n  {\n    "name": "a"\n  },\n  {\n    "name": "b"\n  }\n]\n',
    );
  });
});
