import type { Interval } from '../../core/bin.ts';
import { cellWidth } from '../text-width.ts';

/** The width of the brackets and of the blanks beside them, in terminal cells. */
const FRAME = 4;

/** The greatest and the least number of positions between the ends. */
const MOST_PLACES = 31;
const LEAST_PLACES = 5;

/**
 * An interval drawn as a line with the position of a value: `0.1 [--------+--------) 0.2`. In an interval with an
 * infinite edge, the value is in the middle. ASCII only.
 *
 * @param label the interval as `binLabel` writes it
 * @param value a number in the interval, rounded to the precision
 * @param width the greatest width in terminal cells, if the ends leave room
 */
export function intervalDrawing(
  interval: Interval,
  label: string,
  value: number,
  width: number = Number.POSITIVE_INFINITY,
): string {
  const [from = '', to = ''] = label.slice(1, -1).split(', ');
  const room = width - cellWidth(from) - cellWidth(to) - FRAME;
  const places = Math.max(LEAST_PLACES, Math.min(MOST_PLACES, room));
  const place = Math.round(shareOf(interval, value) * (places - 1));
  const line = `${'-'.repeat(place)}+${'-'.repeat(places - 1 - place)}`;
  return `${from} ${label.at(0)}${line}${label.at(-1)} ${to}`;
}

/** The position of a value in an interval, from 0 to 1. */
function shareOf({ lower, upper }: Interval, value: number): number {
  if (value === lower) return 0;
  if (value === upper) return 1;
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return 0.5;
  // Halves: the length of the interval may overflow.
  return (value / 2 - lower / 2) / (upper / 2 - lower / 2);
}
