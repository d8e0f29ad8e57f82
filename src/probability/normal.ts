import { chiSquareQuantile, chiSquareTail } from './chi-square.ts';

/** The probability that a standard normal variable is at least as far from 0 as `z`. */
export function normalTwoSided(z: number): number {
  return chiSquareTail(z * z, 1);
}

/** The distance from 0 that a standard normal variable reaches with probability `p`. */
export function normalTwoSidedQuantile(p: number): number {
  return Math.sqrt(chiSquareQuantile(p, 1));
}
