import type { TypeMembers } from '../column-types/column-type.ts';
import { Boundaries } from '../core/boundaries.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { Precision } from '../core/threshold.ts';
import { featureType } from './feature-type.ts';
import type { Feature } from './spec.ts';

/**
 * The boundary list of a feature, with the texts of its type.
 *
 * @throws DiscretizeError E_BOUNDARIES; also for times in float32, which tells only minutes apart
 */
export function featureBoundaries(feature: Feature, precision: Precision): Boundaries {
  const { boundaries, closed, outside } = feature;
  if (precision === 'float32' && isInstant(feature)) throw inexactTimes();
  const list = Boundaries.of(boundaries, { precision, closed, outside });
  return list.withTexts(featureType(feature)?.texts?.(list.values, closed));
}

/** True for a column of times themselves, not of their parts. */
export function isInstant({ type, part }: TypeMembers): boolean {
  return type === 'datetime' && part === undefined;
}

function inexactTimes(): DiscretizeError {
  return new DiscretizeError('E_BOUNDARIES', 'cannot compare times in float32', {
    expected: 'precision float64',
    received: 'float32',
    hint: 'use --precision float64: float32 does not tell seconds apart',
  });
}
