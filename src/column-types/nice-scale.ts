import type { NiceScale } from './column-type.ts';
import { calendarScale } from './datetime/calendar-scale.ts';
import { zoneTable } from './datetime/zone/load-zone.ts';
import { durationScale } from './duration/duration-scale.ts';
import type { ColumnTypeName, TypeMembers } from './registry.ts';

/**
 * The nice numbers of types, by name. Separate from the types, so that a program that only applies boundaries does
 * not load them.
 */
const NICE_SCALES: Readonly<
  Partial<Record<ColumnTypeName, (members: TypeMembers) => NiceScale | undefined>>
> = {
  datetime: ({ zone = 'UTC', part }) =>
    part === undefined ? calendarScale(zoneTable(zone)) : undefined,
  duration: () => durationScale,
};

/** The nice numbers of a type; undefined: short decimals. */
export function niceScale(members: TypeMembers): NiceScale | undefined {
  return NICE_SCALES[members.type ?? 'number']?.(members);
}
