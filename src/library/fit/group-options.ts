import { DiscretizeError } from '../../core/errors/error.ts';
import { OTHERWISES, type Otherwise } from '../../core/groups/key-table.ts';
import type { MissingPolicy } from '../../core/missing.ts';
import type { OptionRule, OptionTable } from '../../core/options/check-options.ts';
import { oneOf, TEXTS, wholeNumber } from '../../core/options/option-rules.ts';
import type { GroupRequest } from '../../jobs/fit-request.ts';
import { checkOtherwise } from '../../plan/groups/check-otherwise.ts';
import { SPEC_DEFAULTS } from '../../spec/spec.ts';

/** Boundary lists for groups of rows; the defaults are those of `discretize fit --by`. */
export interface GroupOptions {
  /** The names of the columns whose values make groups: `'country'`, `['country', 'sector']`. */
  readonly by?: string | readonly string[] | undefined;
  /** A group with fewer rows takes the list of all rows. Default 1. */
  readonly minRows?: number | undefined;
  /** Rows of groups that were not fitted: the list of all rows, missing, or an error. Default `all`. */
  readonly else?: Otherwise | undefined;
}

const BY: OptionRule<string | readonly string[]> = {
  expected: 'the name of a column, or an array of names',
  words: [],
  accepts: (value): value is string | readonly string[] =>
    typeof value === 'string' || (TEXTS.accepts(value) && value.length > 0),
};

/** The rules of {@link GroupOptions}. */
export const GROUP_OPTIONS: OptionTable<GroupOptions> = {
  by: BY,
  minRows: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  else: oneOf(OTHERWISES),
};

/**
 * The groups that options name; undefined if they name none.
 *
 * @throws DiscretizeError E_USAGE for options that have no effect, or exclude one another
 */
export function groupRequestOf(
  { by, minRows, else: otherwise }: GroupOptions,
  others: {
    readonly missing?: MissingPolicy | undefined;
    readonly sketch?: boolean | number | undefined;
    readonly outside?: string | undefined;
  },
): GroupRequest | undefined {
  if (by === undefined) {
    if (minRows === undefined && otherwise === undefined) return undefined;
    const option = minRows === undefined ? 'else' : 'minRows';
    throw new DiscretizeError('E_USAGE', `${option} does nothing without by`, {
      hint: "name the columns that make groups: by: 'country'",
    });
  }
  if ((others.sketch ?? false) !== false) throw clash('sketch: groups need all values');
  if ((others.outside ?? 'bins') !== 'bins') throw clash('outside: groups have open outer bins');
  checkOtherwise(otherwise ?? 'all', others.missing ?? SPEC_DEFAULTS.missing);
  return { minRows: minRows ?? 1, otherwise: otherwise ?? 'all' };
}

function clash(why: string): DiscretizeError {
  const [option] = why.split(':');
  return new DiscretizeError('E_USAGE', `cannot use by with ${option}`, { hint: `remove ${why}` });
}
