import type { Feature } from '../spec/spec.ts';

/**
 * A feature without the counts of its training data, and without the record of its fit, which has counts, too:
 * they are those of its bins, and do not fit a feature whose bins, columns or cells are others.
 */
export function withoutTraining<F extends Feature>(feature: F): F {
  return { ...feature, baseline: undefined, fit: undefined };
}
