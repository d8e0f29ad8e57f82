import { niceScale } from '../column-types/nice-scale.ts';
import type { MissingPolicy } from '../core/missing.ts';
import { featureType, typeMembers } from '../spec/feature-type.ts';
import { withMissingLabel } from '../spec/output-checks.ts';
import type { Feature } from '../spec/spec.ts';
import type { Learned, LearnOptions } from './learn.ts';

/**
 * The names of calendar bins, such as `2026-03`; undefined for other bins, and for bins closed on the right.
 *
 * @param least the least value of the training data
 * @param isOpen true if later values may lie outside of the periods; then the names of the outer bins are open, too
 */
export function periodNamesOf(
  { boundaries, parameters }: Pick<Learned, 'boundaries' | 'parameters'>,
  { scale, strategy, closed }: Pick<LearnOptions, 'scale' | 'strategy' | 'closed'>,
  least: number,
  isOpen: boolean,
): readonly string[] | undefined {
  const { every } = parameters;
  if (strategy !== 'every' || every === undefined || closed !== 'left') return undefined;
  return scale?.calendar?.names(boundaries, String(every), least, isOpen);
}

/** True if the labels of a feature are the names of its periods from a fit, and not labels chosen by the user. */
export function arePeriodNames(feature: Feature, missing: MissingPolicy): boolean {
  const { fit, labels, boundaries, closed } = feature;
  if (fit?.strategy !== 'every' || labels === undefined) return false;
  const least = featureType(feature)?.parseBoundary(fit['min']);
  const learned = { boundaries, parameters: { every: fit['every'] as string } };
  const learnOptions = {
    strategy: 'every',
    closed,
    scale: niceScale(typeMembers(feature)),
  } as const;
  return [true, false].some((isOpen) => {
    const names =
      least === undefined ? undefined : periodNamesOf(learned, learnOptions, least, isOpen);
    const made = withMissingLabel({ ...feature, labels: names }, missing);
    return JSON.stringify(made.labels) === JSON.stringify(labels);
  });
}
