import { DiscretizeError } from '../../core/errors/error.ts';

/** Values, with or without weights. */
export interface WeightedValues {
  readonly values: Float64Array;
  /** As long as `values`; undefined if each value weighs 1. */
  readonly weights: Float64Array | undefined;
}

/** The sum of all weights. */
export function totalWeight(weights: Float64Array): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] as number;
  return total;
}

/**
 * Checks weights.
 *
 * @throws DiscretizeError E_FIT for a weight that is not a finite number >= 0
 */
export function checkWeights(weights: Float64Array): void {
  const wrong = weights.find((weight) => !(Number.isFinite(weight) && weight >= 0));
  if (wrong === undefined) return;
  const what = Number.isNaN(wrong) ? 'missing' : String(wrong);
  throw new DiscretizeError('E_FIT', `invalid weight: ${what}, not a finite number, 0 or more`, {
    expected: 'a finite number >= 0',
    received: wrong,
    hint: 'remove the row, or give it weight 0',
  });
}
