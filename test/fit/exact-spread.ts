/** A quotient of whole numbers; the denominator is above 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The spread of whole numbers with whole weights, exactly: (W * sum wx^2 - (sum wx)^2) / W. */
export function exactSpread(values: readonly number[], weights: readonly number[]): Fraction {
  let [weight, moment, squares] = [0n, 0n, 0n];
  for (const [i, x] of values.entries()) {
    const [w, value] = [BigInt(weights[i] as number), BigInt(x)];
    weight += w;
    moment += w * value;
    squares += w * value * value;
  }
  return { over: weight * squares - moment * moment, under: weight };
}

/** The sum of two fractions. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

/** Below 0, 0 or above, as the first is less than the second, equal or greater. */
export function compared(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The least sum of spreads of ascending whole numbers in so many runs, of all ways to cut them. */
export function leastSpread(
  values: readonly number[],
  weights: readonly number[],
  runs: number,
): Fraction {
  if (runs === 1) return exactSpread(values, weights);
  const cuts = Array.from({ length: values.length - runs + 1 }, (_, i) => i + runs - 1);
  return cuts
    .map((cut) =>
      plus(
        leastSpread(values.slice(0, cut), weights.slice(0, cut), runs - 1),
        exactSpread(values.slice(cut), weights.slice(cut)),
      ),
    )
    .reduce((least, one) => (compared(one, least) < 0 ? one : least));
}
