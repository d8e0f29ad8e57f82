import type { Interval } from '../core/bin.ts';

/** The number of positions of a value between the ends. */
const PLACES = 31;

/**
 * An interval as a line that shows the position of a value: `0.1 [--------+--------) 0.2`. In an interval with an
 * open end the value is in the middle. ASCII only.
 *
 * @param label the interval as `binLabel` writes it
 * @param value in the interval, and of its precision
 */
export function intervalDrawing(interval: Interval, label: string, value: number): string {
  const place = Math.round(shareOf(interval, value) * (PLACES - 1));
  const line = `${'-'.repeat(place)}+${'-'.repeat(PLACES - 1 - place)}`;
  const [from, to] = label.slice(1, -1).split(', ');
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
