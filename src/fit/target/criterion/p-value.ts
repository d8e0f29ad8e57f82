import { chiSquareTail } from '../../../probability/chi-square.ts';
import { normalTwoSided } from '../../../probability/normal.ts';
import { studentTwoSided } from '../../../probability/student.ts';

/** The sums of a bin, in the order of `columnsOf`: its weight, then the sums of its target. */
export type BinSums = readonly number[];

/** The p-value of two bins: the probability of rates (or means) at least as far apart if both bins had the same. */
export type PValue = (a: BinSums, b: BinSums) => number;

/** The two-sided z-test of two proportions with a pooled rate. */
function proportions([n1 = 0, e1 = 0]: BinSums, [n2 = 0, e2 = 0]: BinSums): number {
  const pooled = (e1 + e2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  if (!(variance > 0)) return 1;
  return normalTwoSided((e1 / n1 - e2 / n2) / Math.sqrt(variance));
}

/** Welch's t-test of two means. */
function means([n1 = 0, s1 = 0, q1 = 0]: BinSums, [n2 = 0, s2 = 0, q2 = 0]: BinSums): number {
  if (n1 <= 1 || n2 <= 1) return 1;
  const distance = s1 / n1 - s2 / n2;
  const [a, b] = [varianceOfMean(n1, s1, q1), varianceOfMean(n2, s2, q2)];
  if (a + b === 0) return distance === 0 ? 1 : 0;
  const freedom = (a + b) ** 2 / (a ** 2 / (n1 - 1) + b ** 2 / (n2 - 1));
  return studentTwoSided(distance / Math.sqrt(a + b), freedom);
}

function varianceOfMean(n: number, sum: number, squares: number): number {
  return Math.max(0, squares - sum ** 2 / n) / (n - 1) / n;
}

/** The chi-square test of the classes of two bins; classes that neither bin has are ignored. */
function classes(a: BinSums, b: BinSums): number {
  const [n1 = 0, ...first] = a;
  const [n2 = 0, ...second] = b;
  const { chi2, present } = chiSquareOf(first, second, n1, n2);
  return chiSquareTail(chi2, present - 1);
}

/** The chi-square statistic of two bins over their classes, and the number of classes. */
export function chiSquareOf(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  n1: number,
  n2: number,
): { readonly chi2: number; readonly present: number } {
  let [chi2, present] = [0, 0];
  for (let i = 0; i < first.length; i++) present += first[i] || second[i] ? 1 : 0;
  // Bin by bin: another order would round otherwise, and so break ties otherwise.
  for (const bin of [0, 1]) {
    const [own, other, weight] = bin === 0 ? [first, second, n1] : [second, first, n2];
    for (let i = 0; i < own.length; i++) {
      const both = (own[i] as number) + (other[i] as number);
      if (both === 0) continue;
      const expected = (weight * both) / (n1 + n2);
      chi2 += ((own[i] as number) - expected) ** 2 / expected;
    }
  }
  return { chi2, present };
}

/** The test of neighboring bins for each kind of target. */
export const P_VALUES: Readonly<Record<'binary' | 'continuous' | 'classes', PValue>> = {
  binary: proportions,
  continuous: means,
  classes,
};
