import { logGamma } from './gamma.ts';

/** The two-sided tail of Student's t distribution: the probability of an absolute value of at least |t|. */
export function studentTwoSided(t: number, freedom: number): number {
  if (!Number.isFinite(t)) return 0;
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** The regularized incomplete beta function (Press et al., Numerical Recipes, 6.4). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x);
  const scale = Math.exp(logScale + b * Math.log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return (scale * betaFraction(x, a, b)) / a;
  return 1 - (scale * betaFraction(1 - x, b, a)) / b;
}

/** Lentz's evaluation of the continued fraction of the incomplete beta function, without its scale. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    product *= d * c;
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return product;
}

/** A number that can be divided by: a tiny one in place of 0. */
function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
