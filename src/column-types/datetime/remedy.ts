import { dateFormats, isIsoDate, timeFormatFlag } from '../../core/cells/date-format.ts';
import type { TypeParameters } from '../column-type.ts';
import type { LocalTime } from './civil.ts';
import { localAt } from './format.ts';
import { parseIso } from './iso.ts';
import { instantOf, type ZoneTable } from './zone/zone.ts';

/** The epoch formats, by the number of digits of the times of this century. */
const EPOCH_DIGITS: readonly (readonly [RegExp, string])[] = [
  [/^\d{9,10}(?:\.\d+)?$/, 'epoch_s'],
  [/^\d{12,13}(?:\.\d+)?$/, 'epoch_ms'],
  [/^\d{15,16}$/, 'epoch_us'],
];

const NO_SUCH_TIME = 'there is no such date or time: correct it';

/**
 * The remedy for an invalid cell of a column of times.
 *
 * @param readLocal reads the local time of a cell, which the zone may skip or repeat
 */
export function timeRemedy(
  text: string,
  { time_format: format = 'iso' }: TypeParameters,
  zone: ZoneTable,
  readLocal: (text: string) => LocalTime | undefined,
): string {
  const time = readLocal(text);
  if (time !== undefined && time.offset === undefined) return ambiguousRemedy(time.local, zone);
  if (format !== 'iso') return `the cells are read as "${format}": change --time-format`;
  if (isIsoDate(text)) return NO_SUCH_TIME;
  const epoch = EPOCH_DIGITS.find(([digits]) => digits.test(text))?.[1];
  if (epoch !== undefined) return `add --time-format ${epoch}, if it counts from 1970`;
  if (dateFormats(text).length > 0) return `add ${timeFormatFlag(text)}`;
  return 'use ISO 8601, such as 2026-03-01 or 2026-03-01T06:30; or describe the cells: --time-format %d.%m.%Y';
}

/** The remedy for an invalid boundary of a column of times. */
export function boundaryRemedy(text: string, zone: ZoneTable): string {
  const time = parseIso(text);
  if (time !== undefined && time.offset === undefined) return ambiguousRemedy(time.local, zone);
  if (isIsoDate(text)) return NO_SUCH_TIME;
  return 'a list looks like 2026-01-01,2026-04-01T06:30';
}

/** The remedy for a local time that is two instants, or none, because clocks change. */
function ambiguousRemedy(local: number, zone: ZoneTable): string {
  const earlier = instantOf(zone, local, 'earlier');
  const isTwice = earlier !== undefined && localAt(zone, earlier) === local;
  const why = isTwice ? 'has this time twice' : 'skips this time';
  return `${zone.name} ${why}, as its clocks change: add --ambiguous earlier or later, or an offset such as +01:00`;
}
