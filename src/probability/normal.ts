import { chiSquareQuantile, chiSquareTail } from './chi-square.ts';

/** The two-sided tail of the standard normal distribution: the probability of an absolute value of at least |z|. */
export function normalTwoSided(z: number): number {
  return chiSquareTail(z * z, 1);
}

/** The quantile of the standard normal distribution with a given two-sided tail, above 0 and below 1. */
export function normalTwoSidedQuantile(p: number): number {
  return Math.sqrt(chiSquareQuantile(p, 1));
}
