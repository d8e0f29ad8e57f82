import { parseNumberIn } from '../../../core/cells/number.ts';
import type { WorkerPlan } from './plan.ts';

/**
 * The kernel's flags for the NA list: empty cells, and lengths of listed texts that look like numbers. Cells whose
 * value is on the list are found after the kernel.
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
