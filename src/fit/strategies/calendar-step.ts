import { parseStep } from '../../column-types/datetime/calendar.ts';
import type { ParameterValue } from './parameters.ts';

/** Parses a calendar step, such as `month`; undefined for another text. */
export function stepOf(given: ParameterValue): string | undefined {
  const text = String(given).toLowerCase();
  try {
    parseStep(text);
    return text;
  } catch {
    return undefined;
  }
}

/** The hint for a calendar step in place of a number; undefined for another text. */
export function calendarHint(text: string): string | undefined {
  return /^\s*\d/.test(text) || stepOf(text) === undefined
    ? undefined
    : `for bins of dates, write --every ${text}`;
}
