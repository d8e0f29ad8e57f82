import { expect, test } from 'vitest';
import { kerasBoundaries, kerasSummary } from '../../src/fit/strategies/keras/keras.ts';
import { golden } from './golden.ts';

/**
 * What Keras 3.15.1's Discretization.adapt gave; `_stable`: with a stable sort in its merge, so that
 * it does not depend on the processor; `_legacy`: by the text of Keras before 3.15.
 */
interface Adapted {
  readonly name: string;
  readonly num_bins: number;
  readonly epsilon: number;
  readonly batches: readonly (readonly number[])[];
  readonly bin_boundaries: readonly number[];
  readonly bin_boundaries_stable: readonly number[];
  readonly bin_boundaries_legacy_stable: readonly number[];
  readonly summary_stable: readonly [values: readonly number[], weights: readonly number[]];
}

const { cases } = golden<{ readonly cases: readonly Adapted[] }>('keras-adapt.json');

const recent = ({ batches, epsilon }: Adapted) =>
  kerasSummary(batches, { epsilon, kerasVersion: '3.15' });

test('the recording has 95 cases, in 5 of which Keras depended on its unstable sort', () => {
  expect(cases).toHaveLength(95);
  const unstable = cases.filter(
    (one) => String(one.bin_boundaries) !== String(one.bin_boundaries_stable),
  );
  expect(unstable).toHaveLength(5);
});

test.each(cases)('$name: the boundaries of Keras 3.15, $num_bins bins of $epsilon', (one) => {
  expect(kerasBoundaries(recent(one), one.num_bins)).toEqual(one.bin_boundaries_stable);
});

test.each(cases)('$name: the summary behind them', (one) => {
  const { values, weights } = recent(one);
  expect([[...values], [...weights]]).toEqual(one.summary_stable);
});

test.each(cases)('$name: the boundaries of Keras before 3.15', (one) => {
  const summary = kerasSummary(one.batches, { epsilon: one.epsilon, kerasVersion: '3.14' });
  expect(kerasBoundaries(summary, one.num_bins)).toEqual(one.bin_boundaries_legacy_stable);
});
