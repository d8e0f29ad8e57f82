import type { NiceScale } from './column-type.ts';
import { calendarScale } from './datetime/calendar-scale.ts';
import { zoneTable } from './datetime/zone/load-zone.ts';
import { durationScale } from './duration/duration-scale.ts';
import type { ColumnTypeName, TypeMembers } from './registry.ts';

/**
 * The nice numbers of the types that have their own. Apart from the types themselves, so that a program that only applies
 * boundaries does without.
 */
const NICE_SCALES: Readonly<
  Partial<Record<ColumnTypeName, (members: TypeMembers) => NiceScale | undefined>>
> = {
  datetime: ({ zone = 'UTC', part }) =>
    part === undefined ? calendarScale(zoneTable(zone)) : undefined,
  duration: () => durationScale,
};

/** The nice numbers of the type that members make; undefined: short decimals. */
export function niceScale(members: TypeMembers): NiceScale | undefined {
  return NICE_SCALES[members.type ?? 'number']?.(members);
}
