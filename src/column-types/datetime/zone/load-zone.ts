import { DiscretizeError } from '../../../core/errors/error.ts';
import { findTemporal, POLYFILL, type TemporalModule, type ZonedTime } from './temporal.ts';
import { UTC, type ZoneTable } from './zone.ts';

/** The first known offset's time; local time before it has that offset. In 1800 no zone had rules. */
const FIRST = Date.UTC(1800, 0, 1);

/** The last known offset's time; rules of today are taken to hold until then. */
const LAST = Date.UTC(2200, 0, 1);

const NANOSECONDS = 1_000_000;

/** Tables that are made, by the names of their zones: each takes milliseconds. */
const tables = new Map<string, ZoneTable>();

/** Takes tables that another thread made. */
export function keepZones(zones: readonly ZoneTable[]): void {
  for (const zone of zones) tables.set(zone.name, zone);
}

/**
 * The table of a time zone: of UTC, or of a named zone, which Temporal knows.
 *
 * @throws DiscretizeError E_SPEC for an unknown zone, and for a named one without Temporal
 */
export function zoneTable(name: string): ZoneTable {
  if (/^(?:UTC|Z|Etc\/UTC|GMT)$/i.test(name)) return UTC;
  const known = tables.get(name);
  if (known !== undefined) return known;
  const temporal = findTemporal();
  if (temporal === undefined) throw noTemporal(name);
  const table = tableOf(name, firstTime(name, temporal));
  tables.set(name, table);
  return table;
}

function firstTime(name: string, { Instant }: TemporalModule): ZonedTime {
  try {
    return Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(name);
  } catch (cause) {
    throw new DiscretizeError('E_SPEC', `unknown time zone "${name}"`, {
      received: name,
      hint: 'use UTC or a name of the IANA database, such as Europe/Berlin',
      cause,
    });
  }
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
