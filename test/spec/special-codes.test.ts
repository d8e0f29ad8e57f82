import { describe, expect, test } from 'vitest';
import { parseSpec } from '../../src/spec/parse.ts';
import { stringifySpec } from '../../src/spec/stringify.ts';
import { caught } from '../support/caught.ts';

describe('special codes of a spec', () => {
  test('are bins of one number or of several, and are written as lists', () => {
    const spec = parseSpec({ boundaries: [0], special: [-999, [-998, -997]] });
    expect(spec.features[0]?.special).toEqual([[-999], [-998, -997]]);
    expect(parseSpec(stringifySpec(spec))).toEqual(spec);
  });

  test('may have labels of their own, or the labels of intervals suffice', () => {
    const labels = ['low', 'high'];
    const of = (more: readonly string[]) =>
      parseSpec({ boundaries: [0], special: [-999], labels: [...labels, ...more] });
    expect(of([]).features[0]?.labels).toEqual(labels);
    expect(of(['refused']).features[0]?.labels).toHaveLength(3);
  });

  test('need a count each in a baseline', async () => {
    const baseline = { rows: 3, bins: [1, 1], missing: 0, invalid: 0 };
    const spec = { boundaries: [0], special: [-999], baseline };
    const error = await caught(() => parseSpec(spec));
    expect(error.problems).toEqual([
      { path: '/baseline', message: 'the key "special" is missing' },
    ]);
    const whole = parseSpec({ ...spec, baseline: { ...baseline, special: [1] } });
    expect(whole.features[0]?.baseline).toMatchObject({ special: [1] });
  });

  test('are rejected with their place', async () => {
    const error = await caught(() => parseSpec({ boundaries: [0], special: [true] }));
    expect(error.problems).toEqual([
      { path: '/special', message: 'special codes are finite numbers or words; one is true' },
    ]);
  });
});
