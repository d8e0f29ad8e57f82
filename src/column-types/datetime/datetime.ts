import type { Closed } from '../../core/threshold.ts';
import type { ColumnType, ColumnTypeDefinition, TimePart, TypeMembers } from '../column-type.ts';
import { datetimeTexts } from './datetime-texts.ts';
import { edgeResolution, formatInstant, formatLocal, localAt } from './format.ts';
import { parseIso } from './iso.ts';
import { zoneTable } from './load-zone.ts';
import { parsePart, partBinName, partName, partOf } from './part.ts';
import { instantReader, toInstant } from './read-instant.ts';
import type { ZoneTable } from './zone.ts';

/**
 * Times. Their numbers are milliseconds since 1970-01-01T00:00Z, finer digits cut downwards; or a part of
 * the local time.
 */
export const datetime: ColumnTypeDefinition = {
  members: ['time_format', 'zone', 'ambiguous', 'part'],
  recognizes: (item) => parseIso(item) !== undefined,
  make(members): ColumnType {
    const zone = zoneTable(members.zone ?? 'UTC');
    const read = instantReader(members, zone);
    const common = {
      members,
      isNumber: false,
      expected: 'a date or time',
      remedy: () => remedyFor(members),
    };
    return members.part === undefined
      ? { ...common, parse: read, ...instants(zone) }
      : { ...common, parse: partReader(read, members.part, zone), ...parts(members.part) };
  },
};

type Values = Pick<ColumnType, 'format' | 'parseBoundary' | 'storedBoundary' | 'texts'>;

function instants(zone: ZoneTable): Values {
  return {
    format: (value) => formatOne(value, zone),
    parseBoundary: (given) => parseInstant(given, zone),
    storedBoundary: (value) => formatInstant(value, zone),
    texts: (values, closed) => datetimeTexts(values, closed, zone),
  };
}

function parts(part: TimePart): Values {
  return {
    format: (value) => partName(value, part),
    parseBoundary: (given) =>
      typeof given === 'string'
        ? parsePart(given.trim(), part)
        : typeof given === 'number'
          ? given
          : undefined,
    storedBoundary: (value) => value,
    texts: (_: ArrayLike<number>, closed: Closed) => ({
      edge: (value) => partName(value, part),
      bin: (lower, upper) => partBinName(lower, upper, part, closed),
    }),
  };
}

function partReader(
  read: (text: string) => number | undefined,
  part: TimePart,
  zone: ZoneTable,
): (text: string) => number | undefined {
  return (text) => {
    const instant = read(text);
    if (instant === undefined || Number.isNaN(instant)) return instant;
    return partOf(localAt(zone, instant), part);
  };
}

/** An instant of a list or a spec: ISO 8601, a Date, or milliseconds since 1970. */
function parseInstant(given: unknown, zone: ZoneTable): number | undefined {
  if (typeof given === 'number') return given;
  if (given instanceof Date) return Number.isNaN(given.getTime()) ? undefined : given.getTime();
  const time = typeof given === 'string' ? parseIso(given.trim()) : undefined;
  return time === undefined ? undefined : toInstant(time, zone, 'error');
}

function formatOne(value: number, zone: ZoneTable): string {
  if (!Number.isFinite(value)) return String(value);
  const local = localAt(zone, value);
  return formatLocal(local, edgeResolution([local]));
}

function remedyFor({ time_format: format = 'iso' }: TypeMembers): string {
  return format === 'iso'
    ? 'use ISO 8601, such as 2026-03-01 or 2026-03-01T06:30; or describe the cells: --time-format %d.%m.%Y'
    : `the cells are read as "${format}": change --time-format`;
}
