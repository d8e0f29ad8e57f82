import { exactSum } from '../numbers/double-double.ts';

/**
 * The correctly rounded sum of numbers, in any order (J. R. Shewchuk, "Adaptive Precision Floating-Point
 * Arithmetic", 1997; the last rounding as in CPython's `math.fsum`).
 *
 * @param terms finite, with a finite sum
 */
export function exactTotal(terms: ArrayLike<number>): number {
  if (terms.length < 3) return (terms[0] ?? 0) + (terms[1] ?? 0);
  const partials: number[] = [];
  for (let i = 0; i < terms.length; i++) addExactly(partials, terms[i] as number);
  return rounded(partials);
}

/** Adds a number to partial sums that do not overlap, ascending in magnitude; their sum stays exact. */
export function addExactly(partials: number[], term: number): void {
  let carry = term;
  let size = 0;
  for (let i = 0; i < partials.length; i++) {
    const { high, low } = exactSum(carry, partials[i] as number);
    if (low !== 0) partials[size++] = low;
    carry = high;
  }
  partials[size] = carry;
  partials.length = size + 1;
}

function rounded(partials: readonly number[]): number {
  let i = partials.length - 1;
  let high = partials[i] ?? 0;
  let low = 0;
  while (i > 0 && low === 0) {
    i--;
    ({ high, low } = exactSum(high, partials[i] as number));
  }
  // Halfway cases round to even unless a lower partial sum decides.
  const next = partials[i - 1] ?? 0;
  if (i > 0 && ((low < 0 && next < 0) || (low > 0 && next > 0))) {
    const twice = low * 2;
    const moved = high + twice;
    if (moved - high === twice) return moved;
  }
  return high;
}
