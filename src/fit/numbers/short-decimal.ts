/** An open interval of the number line; the ends may be infinite. */
export interface Gap {
  readonly above: number;
  readonly below: number;
}

/** The number of digits that write any float64. */
const ALL_DIGITS = 17;

/**
 * The decimal with the fewest significant digits in a gap; of equally short decimals the nearest to `value`. In a gap
 * around 0, digits below a hundredth of its width count as 0.
 *
 * @param value finite; it may be an end of the gap; the result if there is no shorter decimal
 * @param round rounds decimals to the precision in which they must be inside the gap
 * @example shortestWithin(25.5, { above: 13.3, below: 37.8 }, Number) // 30
 */
export function shortestWithin(
  value: number,
  gap: Gap,
  round: (decimal: number) => number,
): number {
  const finest = finestExponent(gap);
  const isInside = (x: number): boolean => gap.above < x && x < gap.below;
  const fits = (decimal: number): boolean =>
    decimal === value || (isInside(decimal) && isInside(round(decimal)));
  for (let digits = 1; digits <= ALL_DIGITS; digits++) {
    const found = decimalsNear(value, digits, finest).filter(fits);
    if (found.length > 0) return nearestTo(value, found);
  }
  return value;
}

/** The exponent of the last digit allowed in a gap around 0; -Infinity for another gap. */
function finestExponent({ above, below }: Gap): number {
  const hasZero = above < 0 && below > 0;
  const width = below - above;
  return hasZero && Number.isFinite(width) && width > 1e-300
    ? Math.floor(Math.log10(width)) - 1
    : Number.NEGATIVE_INFINITY;
}

/** The nearest decimal of N digits to a number, and its two neighbors. */
function decimalsNear(value: number, digits: number, finest: number): number[] {
  const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
  const last = Number(exponent) - digits + 1;
  const [whole, place] =
    last < finest
      ? [Math.round(value / 10 ** finest), finest]
      : [Number(mantissa.replace('.', '')), last];
  return [whole - 1, whole, whole + 1].map((count) => Number(`${count}e${place}`) + 0);
}

function nearestTo(value: number, decimals: readonly number[]): number {
  return decimals.reduce((best, decimal) =>
    Math.abs(decimal - value) < Math.abs(best - value) ? decimal : best,
  );
}
