import { isIsoDate } from '../../core/cells/date-format.ts';
import type { Closed } from '../../core/threshold.ts';
import type {
  Ambiguous,
  ColumnTypeDefinition,
  TimePart,
  TypeParameters,
  ValueFormat,
} from '../column-type.ts';
import { formatDuration } from '../duration/duration.ts';
import { DAY, SECOND } from './civil.ts';
import { datetimeTexts } from './datetime-texts.ts';
import { edgeResolution, formatLocal, localAt, storedInstant } from './format.ts';
import { parseIso } from './iso.ts';
import { endsInZ, isoBytes } from './iso-bytes.ts';
import { eachValue, parsePart, partBinName, partName, partOf } from './part.ts';
import { instantReader, localReader, toInstant } from './read-instant.ts';
import { boundaryRemedy, timeRemedy } from './remedy.ts';
import { zoneTable } from './zone/load-zone.ts';
import { instantOf, UTC, type ZoneTable } from './zone/zone.ts';

/** Times. Their numbers are milliseconds since 1970-01-01T00:00Z, rounded down; or a part of the local time. */
export const datetime: ColumnTypeDefinition = {
  noun: 'date',
  columnNote: ({ zone = 'UTC' }) =>
    `a column of times; without a zone they count as UTC${zone === 'UTC' ? '' : `, not as ${zone}`}`,
  hasSteps: true,
  members: ['time_format', 'zone', 'ambiguous', 'part'],
  recognizes: (item) => parseIso(item) !== undefined || isIsoDate(item),
  make(members): ValueFormat {
    const zone = zoneTable(members.zone ?? 'UTC');
    const readLocal = localReader(members);
    const read = instantReader(members, zone);
    const common = {
      isNumber: false,
      expected: 'a date or time',
      remedy: (text: string) => timeRemedy(text, members, zone, readLocal),
    };
    const parseBytes = bytesReader(members, zone);
    const readers = { parse: read, parseDate: dateTime, parseBytes };
    const { part } = members;
    return part === undefined
      ? { ...common, ...readers, ...instants(zone, members) }
      : { ...common, ...partReaders(readers, zone, part), ...parts(part) };
  },
};

type Readers = Pick<ValueFormat, 'parse' | 'parseDate' | 'parseBytes'>;

/** Readers of a part of times, by readers of times. */
function partReaders(
  { parse, parseDate, parseBytes }: Readers,
  zone: ZoneTable,
  part: TimePart,
): Readers {
  const toPart = (instant: number): number => partOf(localAt(zone, instant), part);
  return {
    parse: partReader(parse, toPart),
    parseDate: parseDate && partReader(parseDate, toPart),
    parseBytes: parseBytes && ((bytes, start, end) => toPart(parseBytes(bytes, start, end))),
  };
}

type Values = Pick<
  ValueFormat,
  | 'formatDistance'
  | 'distanceUnit'
  | 'format'
  | 'parseBoundary'
  | 'boundaryRemedy'
  | 'storedBoundary'
  | 'texts'
>;

function instants(zone: ZoneTable, { ambiguous = 'error' }: TypeParameters): Values {
  return {
    format: (value) => formatOne(value, zone),
    formatDistance,
    distanceUnit: 'ms',
    parseBoundary: (given) => parseInstant(given, zone, ambiguous),
    boundaryRemedy: (text) => boundaryRemedy(text, zone),
    storedBoundary: (value) => storedInstant(value, zone),
    texts: (values, closed) => datetimeTexts(values, closed, zone),
  };
}

function parts(part: TimePart): Values {
  return {
    format: (value) => partName(value, part),
    formatDistance: String,
    parseBoundary: (given) =>
      typeof given === 'string'
        ? parsePart(given.trim(), part)
        : typeof given === 'number'
          ? given
          : undefined,
    boundaryRemedy: () => `a list looks like ${listOfPart(part)}`,
    storedBoundary: (value) => value,
    texts: (_: ArrayLike<number>, closed: Closed) => ({
      edge: (value) => partName(value, part),
      bin: (lower, upper) => partBinName(lower, upper, part, closed),
    }),
  };
}

function partReader<Cell>(
  read: (cell: Cell) => number | undefined,
  toPart: (instant: number) => number,
): (cell: Cell) => number | undefined {
  return (cell) => {
    const instant = read(cell);
    return instant === undefined || Number.isNaN(instant) ? instant : toPart(instant);
  };
}

/** The reader of the usual forms of ISO 8601 in bytes; undefined for cells of another format. */
function bytesReader(
  { time_format: format = 'iso', ambiguous = 'error' }: TypeParameters,
  zone: ZoneTable,
): ValueFormat['parseBytes'] {
  if (format !== 'iso') return undefined;
  return (bytes, start, end) => {
    if (endsInZ(bytes, end)) return isoBytes(bytes, start, end - 1, true);
    const local = isoBytes(bytes, start, end, false);
    return zone === UTC ? local : (instantOf(zone, local, ambiguous) ?? Number.NaN);
  };
}

/** The time of a Date; undefined for an invalid one. */
function dateTime(date: Date): number | undefined {
  const time = date.getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** An instant of a list or a spec: ISO 8601, a Date, or milliseconds since 1970. */
function parseInstant(given: unknown, zone: ZoneTable, ambiguous: Ambiguous): number | undefined {
  if (typeof given === 'number') return given;
  if (given instanceof Date) return dateTime(given);
  const time = typeof given === 'string' ? parseIso(given.trim()) : undefined;
  return time === undefined ? undefined : toInstant(time, zone, ambiguous);
}

/** An example list of two boundaries of a part. */
function listOfPart(part: TimePart): string {
  const [, first = 2026, second = first + 1] = eachValue(part) ?? [];
  return `${partName(first, part)},${partName(second, part)}`;
}

/** The text of a duration: `3 days 5:30:00`. */
function formatDistance(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  const rest = formatDuration((milliseconds - days * DAY) / SECOND);
  if (days === 0) return rest;
  const text = `${days} ${days === 1 ? 'day' : 'days'}`;
  return milliseconds === days * DAY ? text : `${text} ${rest}`;
}

function formatOne(value: number, zone: ZoneTable): string {
  if (!Number.isFinite(value)) return String(value);
  const local = localAt(zone, value);
  return formatLocal(local, edgeResolution([local]));
}
