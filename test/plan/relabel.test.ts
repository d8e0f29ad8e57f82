import { describe, expect, test } from 'vitest';
import { relabel } from '../../src/plan/relabel.ts';
import { FEATURE_DEFAULTS, type Feature } from '../../src/spec/spec.ts';
import { caught } from '../support/caught.ts';

const HEADER = ['a', 'b', 'c'];
const feature = (more: Partial<Feature> = {}): Feature => ({
  ...FEATURE_DEFAULTS,
  boundaries: [1],
  ...more,
});
const NONE = { labels: [], labelFormat: undefined, labelDigits: undefined };
const AB = { columns: undefined, labels: ['x', 'y'] };

describe('labels of a request', () => {
  test('are those of all features, which then write labels instead of codes', () => {
    const features = [
      { feature: feature(), positions: [0] },
      { feature: feature({ output: 'one_hot' }), positions: [1] },
    ];
    const labeled = relabel(features, { ...NONE, labels: [AB] }, HEADER);
    expect(labeled.map((one) => [one.feature.labels, one.feature.output])).toEqual([
      [['x', 'y'], 'label'],
      [['x', 'y'], 'one_hot'],
    ]);
  });

  test('of a column win over those of all, and split its feature', () => {
    const labels = [AB, { columns: 'b', labels: ['low', 'high'] }];
    const features = [{ feature: feature({ name: 'f' }), positions: [2, 1, 0] }];
    const labeled = relabel(features, { ...NONE, labels }, HEADER);
    expect(labeled.map((one) => [one.positions, one.feature.name, one.feature.labels])).toEqual([
      [[2, 0], 'f', ['x', 'y']],
      [[1], undefined, ['low', 'high']],
    ]);
  });

  test('take the place of a format, and a format that of the labels written', () => {
    const own = feature({ label_format: 'Q{n}', output: 'label' });
    const [one] = relabel([{ feature: own, positions: [0] }], { ...NONE, labels: [AB] }, HEADER);
    expect(one?.feature).toMatchObject({ labels: ['x', 'y'], label_format: undefined });
    const request = { ...NONE, labelFormat: '{n}: {label}', labelDigits: 3 };
    const [other] = relabel([{ feature: feature(), positions: [0] }], request, HEADER);
    expect(other?.feature).toMatchObject({
      label_format: '{n}: {label}',
      label_digits: 3,
      output: 'label',
    });
  });

  test('of a column without bins are rejected', async () => {
    const labels = [{ columns: 'c', labels: ['x', 'y'] }];
    const features = [{ feature: feature(), positions: [0] }];
    const error = await caught(() => relabel(features, { ...NONE, labels }, HEADER));
    expect(error).toMatchObject({
      code: 'E_COLUMNS',
      message: 'column "c" has labels but no bins',
    });
  });
});
