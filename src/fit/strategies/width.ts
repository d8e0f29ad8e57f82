import { MAX_BOUNDARIES } from '../../core/boundaries.ts';
import { numberOfText } from '../../core/cells/number.ts';
import { aligned, decimalOf, numberOf } from '../../core/decimal.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { type Sample, sampleExtent } from '../sample.ts';
import { type Parameter, type ParameterValue, requiredDefault } from './parameters.ts';
import type { Strategy, StrategyOptions } from './strategy.ts';

/** The parameters of the width strategy. */
type WidthParameters = {
  /** The width of each bin, above 0. */
  readonly width: number;
  /** A boundary, or what would be one: all are multiples of the width away from it. */
  readonly origin: number;
};

/**
 * Bins of a given width: boundaries at the origin plus multiples of the width, as exact decimals, from the
 * least to the greatest value. The outer bins stay open. The number of bins follows from the width.
 */
export const width: Strategy<WidthParameters> = {
  help: 'width',
  parameters: {
    width: {
      ...decimal('width', 'W', 'width: bins of width W, at multiples of it', (x) => x > 0),
      expected: 'a number above 0',
      isRequired: true,
      default: requiredDefault('width', 'give the width of a bin: --width 10'),
    },
    origin: {
      ...decimal('origin', 'X', 'width: count multiples from X (default: 0)', () => true),
      expected: 'a finite number',
      default: () => 0,
    },
  },
  needsAll: false,
  needsFinite: true,
  fillsBins: false,
  fillsEnds: true,
  isVerbatim: true,
  countsBins: true,
  learn: (sample: Sample, asked: StrategyOptions<WidthParameters>): readonly number[] => {
    const { min, max } = sampleExtent(sample);
    return multiplesBetween(min, max, asked);
  },
};

/** A parameter that is a finite number. */
function decimal(
  flag: string,
  value: string,
  help: string,
  isValid: (x: number) => boolean,
): Pick<Parameter<number>, 'flag' | 'value' | 'help' | 'record' | 'parse'> {
  const parse = (given: ParameterValue): number | undefined => {
    const x = typeof given === 'string' ? numberOfText(given) : Number(given);
    return Number.isFinite(x) && isValid(x) ? x : undefined;
  };
  return { flag, value, help, record: flag, parse };
}

/** Every origin + i * width from `min` to `max`, both inclusive. */
function multiplesBetween(min: number, max: number, asked: WidthParameters): number[] {
  const decimals = [min, max, asked.origin, asked.width].map(decimalOf);
  const { digits, exponent } = aligned(...decimals);
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
  const most = MAX_BOUNDARIES.toLocaleString('en-US');
  const message = `--width ${received} gives ${bins.toLocaleString('en-US')} bins, more than ${most}`;
  return new DiscretizeError('E_FIT', message, {
    expected: `at most ${most} bins`,
    received,
    hint: 'use a larger width',
  });
}
