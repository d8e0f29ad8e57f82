import type { BoundaryTexts } from '../../core/boundary-options.ts';
import type { Closed } from '../../core/threshold.ts';
import { type CalendarStep, nextStep } from './calendar.ts';
import { DAY } from './civil.ts';
import {
  edgeResolution,
  formatLocal,
  localAt,
  offsetText,
  type Resolution,
  resolutionOf,
} from './format.ts';
import { offsetAt, type ZoneTable } from './zone/zone.ts';

/** The resolutions whose bins have names. */
type Named = 'year' | 'month' | 'day';

/** The resolutions that may name the bins of a list, by the resolution of its boundaries. */
const NAMES: Readonly<Record<Resolution, readonly Named[]>> = {
  year: ['year', 'month', 'day'],
  month: ['month', 'day'],
  day: ['day'],
  minute: [],
  second: [],
  millisecond: [],
};

/**
 * The texts of a list of instants: dates if all are midnights, otherwise times with as many digits as necessary. If
 * each bin between two boundaries is a calendar month, the bins are named `2026-03`; likewise for days and years. The
 * label of a bin within a day has the date once: `[2026-03-01T06:00, 12:00)`.
 */
export function datetimeTexts(
  values: ArrayLike<number>,
  closed: Closed,
  zone: ZoneTable,
): BoundaryTexts {
  const locals = Array.from(values, (value) => localAt(zone, value));
  if (!areAscending(locals)) return textsWithOffsets(locals, zone);
  const resolution = edgeResolution(locals);
  const named = closed === 'left' ? namedResolution(locals) : undefined;
  return {
    edge: (value) => formatLocal(localAt(zone, value), resolution),
    bin: (lower, upper) => {
      if (!Number.isFinite(lower) || !Number.isFinite(upper)) return undefined;
      const [from, to] = [localAt(zone, lower), localAt(zone, upper)];
      if (named !== undefined) return formatLocal(from, named);
      return withinDay(from, to) ? timesOf(from, to, resolution, closed) : undefined;
    },
  };
}

/** True if each time is after the one before; local times decrease if clocks are set back. */
function areAscending(locals: readonly number[]): boolean {
  return locals.every((local, i) => i === 0 || local > (locals[i - 1] as number));
}

/** The texts of instants with ambiguous local times. */
function textsWithOffsets(locals: readonly number[], zone: ZoneTable): BoundaryTexts {
  const least = edgeResolution(locals);
  const resolution = least === 'day' ? 'minute' : least;
  const edge = (value: number): string => {
    const text = formatLocal(localAt(zone, value), resolution);
    return Number.isFinite(value) ? text + offsetText(offsetAt(zone, value)) : text;
  };
  return { edge, bin: () => undefined };
}

/** True if two local times are of one day. */
function withinDay(from: number, to: number): boolean {
  return Math.floor(from / DAY) === Math.floor(to / DAY);
}

/** The interval of two times of a day. */
function timesOf(from: number, to: number, resolution: Resolution, closed: Closed): string {
  const [open, close] = closed === 'left' ? ['[', ')'] : ['(', ']'];
  const text = formatLocal(to, resolution);
  const time = text.slice(text.indexOf('T') + 1);
  return `${open}${formatLocal(from, resolution)}, ${time}${close}`;
}

/** The resolution that names bins of whole years, months or days; undefined for other bins. */
function namedResolution(locals: readonly number[]): Resolution | undefined {
  if (locals.length < 2) return undefined;
  return NAMES[resolutionOf(locals)].find((unit) => isEach(locals, { count: 1, unit }));
}

/** True if each time is one step after the one before. */
function isEach(locals: readonly number[], step: CalendarStep): boolean {
  return locals.every((local, i) => i === 0 || local === nextStep(locals[i - 1] as number, step));
}
