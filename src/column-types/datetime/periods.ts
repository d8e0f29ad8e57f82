import { type CalendarStep, floorTo, previousStep } from './calendar.ts';
import { civilOf, DAY, localDay } from './civil.ts';
import { formatLocal } from './format.ts';

/** Days between Mondays. */
const WEEK = 7;

/**
 * The function that names the periods of a step by their beginnings, in local time. The names sort in the order of
 * the periods.
 */
function namerOf({ count, unit }: CalendarStep): ((local: number) => string) | undefined {
  if (count === 3 && unit === 'month') return quarterName;
  if (count !== 1) return undefined;
  if (unit === 'week') return weekName;
  if (unit === 'year' || unit === 'month' || unit === 'day') {
    return (local) => formatLocal(local, unit);
  }
  return undefined;
}

/**
 * The names of the bins between the beginnings of periods: `2026`, `2026-Q1`, `2026-03`, `2026-W10`, `2026-03-02`.
 *
 * @param starts the local times that begin all periods but the first
 * @param least a local time in the first one
 * @param isOpen true if later values may lie before the first period and after the last, which the names then show
 * @returns undefined if the periods of the step have no names
 */
export function periodNames(
  starts: readonly number[],
  step: CalendarStep,
  least: number,
  isOpen: boolean,
): readonly string[] | undefined {
  const name = namerOf(step);
  const [second] = starts;
  if (name === undefined || (isOpen && second === undefined)) return undefined;
  const first = second === undefined ? floorTo(least, step) : previousStep(second, step);
  const names = [first, ...starts].map(name);
  if (!isOpen) return names;
  const last = names.length - 1;
  return names.map((one, i) =>
    i === 0 ? `${one} and before` : i === last ? `${one} and later` : one,
  );
}

function quarterName(local: number): string {
  return `${formatLocal(local, 'year')}-Q${Math.ceil(civilOf(local).month / 3)}`;
}

/** The week of ISO 8601 that a Monday begins; its year is that of its Thursday. */
function weekName(monday: number): string {
  const thursday = monday + 3 * DAY;
  const { year } = civilOf(thursday);
  const week = Math.floor((thursday - localDay(year, 1, 1)) / (WEEK * DAY)) + 1;
  return `${formatLocal(thursday, 'year')}-W${String(week).padStart(2, '0')}`;
}
