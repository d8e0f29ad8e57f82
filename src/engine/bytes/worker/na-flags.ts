import { parseNumberIn } from '../../../core/cells/number.ts';
import type { WorkerPlan } from './plan.ts';

/**
 * What the kernel must know of the NA list: cells that look like numbers are not always numbers. Those
 * whose value is on the list are found by it, after the kernel.
 */
export function naFlags({ naValues, naNumbers, notation, missing }: WorkerPlan): {
  isEmptyMissing: boolean;
  lengths: number;
} {
  const isPolite = missing !== 'error' && missing !== 'drop';
  let lengths = 0;
  for (const word of naValues) {
    const value = parseNumberIn(word, notation);
    const isFound = value === undefined || Number.isNaN(value) || naNumbers.includes(value);
    if (!isFound && word.length < 32) lengths |= 1 << word.length;
  }
  return { isEmptyMissing: isPolite && naValues.includes(''), lengths };
}
