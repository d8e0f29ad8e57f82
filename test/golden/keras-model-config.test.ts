import { expect, test } from 'vitest';
import { discretizer } from '../../src/library/csv-discretizer.ts';
import type { SpecInput } from '../../src/spec/input.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { golden } from './golden.ts';

const model = golden<object>('keras-model-config.json');

test('the config of a saved Keras model is a spec: its one layer, by the rules of Keras', () => {
  expect(parseSpec(model)).toMatchObject({
    precision: 'float32',
    missing: 'last',
    features: [{ name: 'bucket', boundaries: [4, 9, 14], output: 'int', closed: 'left' }],
  });
});

test('its text is read as its value is', () => {
  expect(parseSpec(JSON.stringify(model))).toEqual(parseSpec(model));
});

test('it buckets rows as the layer does', () => {
  const [bucket] = discretizer(model as SpecInput).transform([
    [3.9, 4, 9],
    [3.9999999999, 14, Number.NaN],
  ]);
  expect(bucket?.values).toEqual([
    [0, 1, 2],
    [1, 3, 3],
  ]);
});
