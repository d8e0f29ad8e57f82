import { Boundaries, type BoundaryOptions, binsMade } from '../core/boundaries.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { depth } from '../core/missing.ts';
import type { JsonObject, ObjectChecker } from './checks.ts';
import type { Feature, Spec } from './spec.ts';

/**
 * The boundaries of a feature; none make one bin.
 *
 * @returns undefined if they are missing or wrong, with the problems reported
 */
export function checkBoundaries(
  item: JsonObject,
  check: ObjectChecker,
  options: BoundaryOptions,
): readonly number[] | undefined {
  const numbers = check.numbers('boundaries');
  if (item['boundaries'] === undefined) check.report(undefined, 'the key "boundaries" is missing');
  if (numbers === undefined) return undefined;
  try {
    Boundaries.of(numbers, options);
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    check.report('boundaries', `${error.message}${hint}`);
    return undefined;
  }
  return numbers;
}

/** Reports labels that are not as many as the bins. */
export function checkLabels(
  { labels, boundaries, outside }: Feature,
  check: ObjectChecker,
  { missing }: Omit<Spec, 'features'>,
): void {
  if (labels === undefined) return;
  const needed = depth(missing, binsMade(boundaries.length, outside));
  if (labels.length === needed) return;
  const own = missing === 'own' ? ', the last one for missing values' : '';
  const lists = counted(boundaries.length, 'boundary', 'boundaries');
  const wanted = counted(needed, 'label', 'labels');
  const verb = boundaries.length === 1 ? 'needs' : 'need';
  const there = labels.length === 1 ? 'is' : 'are';
  check.report('labels', `${lists} ${verb} ${wanted}${own}; there ${there} ${labels.length}`);
}

function counted(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}
