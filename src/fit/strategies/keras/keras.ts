import { DiscretizeError } from '../../../core/errors/error.ts';
import type { Sample } from '../../sample.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';
import { type KerasParameters, kerasDescription } from './description.ts';
import { compress, EMPTY, merge, type Summary, summarizeSorted } from './keras-summary.ts';

/**
 * The boundaries that `adapt` of the Discretization layer of Keras learns, batch by batch in float32, with all its
 * oddities: too few boundaries, repeated boundaries, NaN and infinities among the values. The numbers equal those of
 * Keras, except where Keras sorts equal values in an order that depends on the processor.
 */
export const keras: Strategy<KerasParameters> = {
  ...kerasDescription,
  needsAll: true,
  needsFinite: false,
  fillsBins: false,
  fillsEnds: false,
  learn({ values, weights }: Sample, asked: StrategyOptions<KerasParameters>): readonly number[] {
    if (weights !== undefined) throw weighted();
    const size = Math.trunc(asked.batch) * asked.columns;
    const summary = kerasSummary(batchesOf(values, size), asked);
    return kerasBoundaries(summary, asked.bins);
  },
};

/**
 * The summary of the layer after a sequence of batches.
 *
 * @param batches any numbers, NaN included; not changed
 */
export function kerasSummary(
  batches: Iterable<ArrayLike<number>>,
  { epsilon, kerasVersion }: Pick<KerasParameters, 'epsilon' | 'kerasVersion'>,
): Summary {
  let summary = EMPTY;
  for (const batch of batches) {
    const fresh = summarizeSorted(batch, epsilon, kerasVersion === '3.14');
    summary = compress(merge(fresh, summary), epsilon);
  }
  return summary;
}

/** The `bin_boundaries` of the layer: float32 numbers, which may repeat, be infinite or NaN. */
export function kerasBoundaries(summary: Summary, bins: number): number[] {
  return Array.from(compress(summary, 1 / bins).values.subarray(0, -1));
}

function* batchesOf(values: Float64Array, size: number): Generator<Float64Array> {
  for (let start = 0; start < values.length; start += size) {
    yield values.subarray(start, start + size);
  }
}

function weighted(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'cannot use --strategy keras with weights', {
    hint: 'use --strategy quantile, or remove the weights',
  });
}
