import type { TimePart } from '../column-types/column-type.ts';
import type { TypeMembers } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { featureType } from '../spec/feature-type.ts';

/** The conversion of a column of times to the numbers that are compared. */
export interface TimeColumn {
  /** The part that is compared; undefined: the time itself, as whole milliseconds since 1970. */
  readonly part: TimePart | undefined;
  /** The number that is compared, for milliseconds since 1970, which may have a fraction. */
  readonly numberOf: (milliseconds: number) => number;
}

/**
 * The conversion of a feature's times; undefined for columns of numbers.
 *
 * @throws DiscretizeError E_EXPORT for parts of local times: engines have other tables of zones
 */
export function timeColumn(feature: TypeMembers, name: string): TimeColumn | undefined {
  const read = featureType(feature)?.parseDate;
  if (read === undefined) return undefined;
  const { part, zone = 'UTC' } = feature;
  if (part !== undefined && zone !== 'UTC') throw localPart(part, zone, name);
  return { part, numberOf: (time) => read(new Date(Math.floor(time))) ?? Number.NaN };
}

function localPart(part: TimePart, zone: string, name: string): DiscretizeError {
  const message = `cannot export the ${part} of local times in ${zone}: column "${name}"`;
  return new DiscretizeError('E_EXPORT', message, {
    expected: 'zone UTC',
    received: zone,
    hint: `bin the column with discretize, or make a column of the ${part} first and bin its numbers`,
  });
}
