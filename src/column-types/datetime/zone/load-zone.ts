import { DiscretizeError } from '../../../core/errors/error.ts';
import { findTemporal, POLYFILL, type TemporalModule, type ZonedTime } from './temporal.ts';
import { UTC, type ZoneTable } from './zone.ts';

/** The time of the first known offset, which also applies to earlier times. In 1800 no zone had rules. */
const FIRST = Date.UTC(1800, 0, 1);

/** The time of the last known offset; the rules of today are applied until then. */
const LAST = Date.UTC(2200, 0, 1);

const NANOSECONDS = 1_000_000;

/** Known tables, by the names of their zones; each takes milliseconds to make. */
const tables = new Map<string, ZoneTable>();

/** Keeps tables that another thread made. */
export function keepZones(zones: readonly ZoneTable[]): void {
  for (const zone of zones) tables.set(zone.name, zone);
}

/**
 * The table of a time zone: of UTC, of an offset from UTC, or of a named zone, which Temporal knows.
 *
 * @throws DiscretizeError E_SPEC for an unknown zone, and for a named zone without Temporal
 */
export function zoneTable(name: string): ZoneTable {
  if (/^(?:UTC|Z|Etc\/UTC|GMT)$/i.test(name)) return UTC;
  const known = tables.get(name) ?? fixedOffset(name);
  if (known !== undefined) return known;
  const temporal = findTemporal();
  if (temporal === undefined) throw isKnown(name) ? noTemporal(name) : unknownZone(name);
  const table = tableOf(name, firstTime(name, temporal));
  tables.set(name, table);
  return table;
}

/** The table of an offset such as +02:00, +0200 or +02; undefined for other names. */
function fixedOffset(name: string): ZoneTable | undefined {
  const [, sign, hours, minutes = '00'] =
    /^([+-])([01]\d|2[0-3])(?::?([0-5]\d))?$/.exec(name) ?? [];
  if (sign === undefined) return undefined;
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const offset = sign === '+' || ahead === 0 ? ahead : -ahead;
  return { name, instants: [Number.NEGATIVE_INFINITY], offsets: [offset] };
}

/** True if the time zone database of the runtime has a zone, of which it offers no offsets. */
function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}

function firstTime(name: string, { Instant }: TemporalModule): ZonedTime {
  try {
    return Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(name);
  } catch (cause) {
    throw unknownZone(name, cause);
  }
}

function unknownZone(name: string, cause?: unknown): DiscretizeError {
  return new DiscretizeError('E_SPEC', `unknown time zone "${name}"`, {
    received: name,
    hint: 'use UTC, an offset such as +02:00 or a name of the IANA database, such as Europe/Berlin',
    cause,
  });
}

function tableOf(name: string, first: ZonedTime): ZoneTable {
  const instants = [Number.NEGATIVE_INFINITY];
  const offsets = [first.offsetNanoseconds / NANOSECONDS];
  let next = first.getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds <= LAST) {
    instants.push(next.epochMilliseconds);
    offsets.push(next.offsetNanoseconds / NANOSECONDS);
    next = next.getTimeZoneTransition('next');
  }
  return { name, instants, offsets };
}

function noTemporal(zone: string): DiscretizeError {
  return new DiscretizeError('E_SPEC', `the time zone "${zone}" needs the package ${POLYFILL}`, {
    received: zone,
    hint: `run npm install ${POLYFILL}; UTC and offsets such as +02:00 need no package`,
  });
}
