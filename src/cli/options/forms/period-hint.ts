import { DiscretizeError } from '../../../core/errors/error.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';
import { flagValue } from '../flag-value.ts';

/** Errors of columns that are not dates. */
const NOT_DATES: readonly string[] = ['E_NOT_A_NUMBER', 'E_FIT', 'E_COLUMNS', 'E_USAGE'];

/**
 * An error of a run by groups with `--part` or `--every`, which are about the columns that are binned: its hint says how
 * rows are grouped by the part of a date.
 *
 * @returns the error itself without these flags
 */
export function withPeriodHint(error: unknown, flags: RawOptions): unknown {
  const { part } = flags;
  const by = flagValue(flags, 'by');
  const every = flagValue(flags, 'every');
  const period = part === undefined ? every && `--every ${every}` : `--part ${part}`;
  if (!(error instanceof DiscretizeError) || by === undefined || period === undefined) return error;
  if (!NOT_DATES.includes(error.code)) return error;
  const { code, message, at, expected, received, cause } = error;
  const label = `discretize ${period} -c ${by} -m label in.csv`;
  const hint = `${period} is for the binned columns; to group by it, first make a column: ${label} | discretize -n 4 --by ${by} -c NAME`;
  return new DiscretizeError(code, message, { at, expected, received, cause, hint });
}
