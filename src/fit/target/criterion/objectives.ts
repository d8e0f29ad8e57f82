import type { Objective } from '../options.ts';

/**
 * The worth that one class adds to a bin, by weights.
 *
 * @param events of the class, in the bin
 * @param others of the other classes, in the bin
 * @param allEvents of the class
 * @param allOthers of the other classes
 */
export type ClassWorth = (
  events: number,
  others: number,
  allEvents: number,
  allOthers: number,
) => number;

/** Divergences of the two shares of a bin. */
const DIVERGENCES = {
  iv: (p: number, q: number): number => (p === q ? 0 : (p - q) * Math.log(p / q)),
  js: (p: number, q: number): number => {
    const middle = (p + q) / 2;
    return (xLog(p, p / middle) + xLog(q, q / middle)) / 2;
  },
  hellinger: (p: number, q: number): number => (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2,
  triangular: (p: number, q: number): number => (p + q === 0 ? 0 : (p - q) ** 2 / (p + q)),
} as const;

function xLog(x: number, y: number): number {
  return x === 0 ? 0 : x * Math.log(y);
}

/** The worth that one class adds to a bin; `likelihood` and `gini` use the counts of the class alone. */
export const CLASS_WORTH: Readonly<Record<Objective, ClassWorth>> = {
  iv: (e, n, E, N) => DIVERGENCES.iv(e / E, n / N),
  js: (e, n, E, N) => DIVERGENCES.js(e / E, n / N),
  hellinger: (e, n, E, N) => DIVERGENCES.hellinger(e / E, n / N),
  triangular: (e, n, E, N) => DIVERGENCES.triangular(e / E, n / N),
  likelihood: (e, n) => xLog(e, e / (e + n)),
  gini: (e, n) => e ** 2 / (e + n),
  ss: (e, n) => e ** 2 / (e + n),
};

/** The objectives whose worth of a bin is the sum over its two classes; the others include both classes already. */
export const ADDS_BOTH: ReadonlySet<Objective> = new Set(['likelihood', 'gini']);
