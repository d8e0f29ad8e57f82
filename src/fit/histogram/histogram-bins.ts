import type { NiceScale } from '../../column-types/column-type.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { RuleName } from '../bin-count/rules.ts';
import type { Sample } from '../sample.ts';
import { automaticBins, type HistogramBins } from './automatic-bins.ts';
import { type HistogramBoundaryOptions, histogramBoundaries } from './histogram-boundaries.ts';
import { logBins } from './log-bins.ts';
import { scaleBins } from './scale-bins.ts';

/**
 * The bins of a histogram.
 *
 * @param kept finite values, at least one
 * @param bins the number of bins or a rule of numpy; undefined: about 15, without long empty tails
 * @throws DiscretizeError E_FIT as `histogramBoundaries`, and with `isLog` if no value is above 0; E_USAGE for equal
 *   widths on a logarithmic scale
 */
export function histogramBins(
  kept: Sample,
  bins: number | RuleName | undefined,
  options: HistogramBoundaryOptions & {
    readonly isLog: boolean;
    readonly scale?: NiceScale | undefined;
  },
): HistogramBins {
  const { closed, compat, isLog, scale } = options;
  const isEqual = compat !== undefined || typeof bins === 'string';
  if (isLog && isEqual) throw noEqualWidth();
  if (isLog) return logBins(kept, { count: bins as number | undefined, closed });
  if (scale !== undefined && typeof bins !== 'string') return scaleBins(kept, bins, scale);
  if (bins === undefined && !isEqual) return automaticBins(kept, closed);
  return { boundaries: histogramBoundaries(kept, bins, options) };
}

function noEqualWidth(): DiscretizeError {
  const message = 'bins of equal width have no logarithmic scale';
  return new DiscretizeError('E_USAGE', message, {
    hint: 'use --log=counts, or remove --compat and the rule of --bins',
  });
}
