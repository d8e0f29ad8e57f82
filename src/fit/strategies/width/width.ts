import { MAX_BOUNDARIES } from '../../../core/boundaries.ts';
import { decimalOf, numberOf, toOneExponent } from '../../../core/decimal.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import { countText, grouped } from '../../../core/errors/grouped.ts';
import { type Sample, sampleExtent } from '../../sample.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';
import { type WidthParameters, widthDescription } from './description.ts';

/**
 * Bins of a given width: boundaries at the origin plus multiples of the width, computed as exact decimals, from the
 * least to the greatest value. The outer bins are open. The number of bins follows from the width.
 */
export const width: Strategy<WidthParameters> = {
  ...widthDescription,
  needsAll: false,
  needsFinite: true,
  fillsBins: false,
  fillsEnds: true,
  learn: (sample: Sample, asked: StrategyOptions<WidthParameters>): readonly number[] => {
    const { min, max } = sampleExtent(sample);
    return multiplesBetween(min, max, asked);
  },
};

/** Every origin + i * width from `min` to `max`, both inclusive. */
function multiplesBetween(min: number, max: number, asked: WidthParameters): number[] {
  const decimals = [min, max, asked.origin, asked.width].map(decimalOf);
  const { digits, exponent } = toOneExponent(...decimals);
  const [least, greatest, origin, step] = digits as [bigint, bigint, bigint, bigint];
  const first = -floorOf(origin - least, step);
  const last = floorOf(greatest - origin, step);
  if (last - first >= MAX_BOUNDARIES) throw tooMany(asked.width, last - first + 2n);
  const count = Math.max(0, Number(last - first) + 1);
  return Array.from({ length: count }, (_, i) =>
    numberOf({ digits: origin + (first + BigInt(i)) * step, exponent }),
  );
}

/** The quotient, rounded down. */
function floorOf(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b > a ? quotient - 1n : quotient;
}

function tooMany(received: number, bins: bigint): DiscretizeError {
  const most = grouped(MAX_BOUNDARIES);
  const message = `--width ${received} gives ${countText(bins)} bins, more than ${most}`;
  return new DiscretizeError('E_FIT', message, {
    expected: `at most ${most} bins`,
    received,
    hint: 'use a larger width',
  });
}
