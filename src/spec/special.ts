import { DiscretizeError } from '../core/errors/error.ts';
import { specialFault } from '../core/special-codes.ts';
import type { Precision } from '../core/threshold.ts';
import type { ObjectChecker } from './checks.ts';

/** Special codes as they are written: a number has a bin of its own, a list of numbers shares one. */
export type SpecialInput = readonly (number | readonly number[])[];

/**
 * The special codes of a feature.
 *
 * @returns undefined if there are none, or if they are wrong, with the problem reported
 */
export function checkSpecial(
  check: ObjectChecker,
  precision: Precision,
): readonly (readonly number[])[] | undefined {
  const items = check.array('special', 'special codes');
  if (items === undefined || items.length === 0) return undefined;
  const bins = items.map((item) => (Array.isArray(item) ? (item as unknown[]) : [item]));
  const fault = specialFault(bins, precision);
  if (fault !== undefined) return check.report('special', fault);
  return bins.map((codes) => codes.map((code) => (code as number) + 0));
}

/**
 * Checks special codes that flags give.
 *
 * @throws DiscretizeError E_USAGE
 */
export function refuseSpecial(bins: readonly (readonly unknown[])[], precision: Precision): void {
  const fault = specialFault(bins, precision);
  if (fault === undefined) return;
  throw new DiscretizeError('E_USAGE', `invalid --special: ${fault}`, {
    expected: 'numbers',
    received: bins,
    hint: 'use numbers: --special -999,-998; for words: --na-values unknown',
  });
}
