import { binInterval, binMidpoint } from '../../core/bin.ts';
import { invalidArgument } from '../../core/options/check-options.ts';
import { binTable } from '../../encode/bin-table.ts';
import { featureBoundaries } from '../../spec/feature-type.ts';
import type { Spec } from '../../spec/spec.ts';

/** A bin of a feature. */
export interface Bin {
  readonly code: number;
  /** The edges; infinite for an open end, NaN for bins of special codes and of missing values. */
  readonly lower: number;
  readonly upper: number;
  readonly label: string;
  /** The midpoint; undefined for open bins, and for those of special codes and of missing values. */
  readonly value: number | undefined;
}

/**
 * The bins of a feature, by code.
 *
 * @param index of the feature, from 0
 * @throws DiscretizeError E_USAGE if there is no such feature
 */
export function featureBins({ features, precision, missing }: Spec, index: number): Bin[] {
  const feature = Number.isInteger(index) ? features[index] : undefined;
  if (feature === undefined) {
    throw invalidArgument('feature', index, `0 to ${features.length - 1}`);
  }
  const boundaries = featureBoundaries(feature, precision);
  const { depth, label } = binTable(boundaries, missing, feature);
  return Array.from({ length: depth }, (_, code): Bin => {
    const isBare = code >= boundaries.bins;
    const interval = isBare ? { lower: NaN, upper: NaN } : binInterval(boundaries, code);
    const value = isBare ? undefined : binMidpoint(boundaries, code);
    return { code, lower: interval.lower, upper: interval.upper, label: label(code), value };
  });
}
