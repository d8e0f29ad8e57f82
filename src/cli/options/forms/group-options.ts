import { DiscretizeError } from '../../../core/errors/error.ts';
import { OTHERWISES } from '../../../core/groups/key-table.ts';
import type { MissingPolicy } from '../../../core/missing.ts';
import type { GroupRequest } from '../../../jobs/fit-request.ts';
import { checkOtherwise } from '../../../plan/groups/check-otherwise.ts';
import { choice } from '../../arguments/choice.ts';
import { flagValue, type RawFitOptions, type RawOptions } from '../../arguments/raw-options.ts';

/**
 * Resolves the flags of groups of rows; undefined without `--by`.
 *
 * @param missing the policy for missing values
 * @throws DiscretizeError E_USAGE
 */
export function resolveGroups(
  flags: RawFitOptions,
  missing: MissingPolicy,
): GroupRequest | undefined {
  const otherwise = choice('else', flags.else, OTHERWISES) ?? 'all';
  if (flags.by === undefined) return checkNone(flags);
  if (flags.sketch) throw withSketch();
  if (flags.target !== undefined && flags.sparse === undefined) throw withTarget();
  checkOtherwise(otherwise, missing);
  return { minRows: minRowsOf(flags.minRows), otherwise };
}

function checkNone({ minRows, else: otherwise }: RawFitOptions): undefined {
  if (minRows === undefined && otherwise === undefined) return undefined;
  const flag = minRows === undefined ? '--else' : '--min-rows';
  throw new DiscretizeError('E_USAGE', `${flag} does nothing without --by`, {
    hint: 'name the columns that make groups: --by country',
  });
}

function minRowsOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new DiscretizeError('E_USAGE', `invalid --min-rows "${text}"`, {
    received: text,
    hint: 'use a whole number from 1',
  });
}

function withSketch(): DiscretizeError {
  return new DiscretizeError('E_USAGE', 'cannot use --by with --sketch', {
    hint: 'remove --sketch: groups need all values',
  });
}

function withTarget(): DiscretizeError {
  return new DiscretizeError('E_USAGE', 'cannot use --by with --target', {
    hint: 'remove one of them',
  });
}

/** Errors of columns that are not dates. */
const NOT_DATES: readonly string[] = ['E_NOT_A_NUMBER', 'E_FIT', 'E_COLUMNS', 'E_USAGE'];

/**
 * Replaces the hint of an error in a run with `--by` and `--part` or `--every`. These flags act on the binned columns;
 * the hint shows how to group rows by a part of a date.
 *
 * @returns the error itself in a run without these flags
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
