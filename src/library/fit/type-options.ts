import type { Ambiguous, NumberStyle, TimePart } from '../../column-types/column-type.ts';
import { TIME_PARTS } from '../../column-types/datetime/part.ts';
import { NUMBER_STYLES } from '../../column-types/number/styles.ts';
import type { ColumnTypeName } from '../../column-types/registry.ts';
import { COLUMN_TYPE_NAMES, columnType } from '../../column-types/registry.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { OptionRule, OptionTable } from '../../core/options/check-options.ts';
import { oneOf, TEXT } from '../../core/options/option-rules.ts';
import { impliedTimes, type TypeRequest, unusedMember } from '../../plan/type-request.ts';
import { AMBIGUOUS } from '../../spec/feature-type.ts';

/** The types of columns: one for all, or for some by name. */
type TypeChoice = ColumnTypeName | { readonly [column: string]: ColumnTypeName };

/** The types of columns; the defaults are those of `discretize fit`. */
export interface TypeOptions {
  /**
   * The types of columns: `number`, `datetime` or `duration`, or `{ picked_up: 'datetime' }`. Values are then read as
   * cells of CSV are; times also as Date objects, or as numbers, which are epoch milliseconds. Default: datetime for
   * a column of Date objects, and for all columns if another option is about times; else number.
   */
  readonly type?: TypeChoice | undefined;
  /** The styles of numbers that are read beside plain ones: `['currency', 'percent']`. Default: none. */
  readonly numbers?: readonly NumberStyle[] | undefined;
  /** The format of times: `iso`, `epoch_s`, or a pattern such as `%d.%m.%Y`. Default `iso`. */
  readonly timeFormat?: string | undefined;
  /** The zone of local times without an offset. Default `UTC`. */
  readonly zone?: string | undefined;
  /** The policy for local times that a zone skips or has twice. Default `error`. */
  readonly ambiguous?: Ambiguous | undefined;
  /** The part of times that is binned, such as `hour`. */
  readonly part?: TimePart | undefined;
}

const TYPE: OptionRule<TypeChoice> = {
  expected: `${COLUMN_TYPE_NAMES.join(', ')}, or one of them by column: { picked_up: 'datetime' }`,
  words: COLUMN_TYPE_NAMES,
  accepts: (value): value is TypeChoice =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.values(value).every(isType)
      : isType(value),
};

const NUMBERS: OptionRule<readonly NumberStyle[]> = {
  expected: `an array of styles: ${NUMBER_STYLES.join(', ')}`,
  words: NUMBER_STYLES,
  accepts: (value): value is readonly NumberStyle[] =>
    Array.isArray(value) && value.every((style) => NUMBER_STYLES.includes(style)),
};

function isType(value: unknown): value is ColumnTypeName {
  return COLUMN_TYPE_NAMES.some((name) => name === value);
}

/** The rules of {@link TypeOptions}. */
export const TYPE_OPTIONS: OptionTable<TypeOptions> = {
  type: TYPE,
  numbers: NUMBERS,
  timeFormat: TEXT,
  zone: TEXT,
  ambiguous: oneOf(AMBIGUOUS),
  part: oneOf(TIME_PARTS),
};

/**
 * The types that options name.
 *
 * @param isCalendar true if the strategy always bins times
 * @throws DiscretizeError E_SPEC for an unknown zone and an invalid time format
 */
export function typeRequestOf(
  { type, numbers, timeFormat, zone, ambiguous, part }: TypeOptions,
  isCalendar: boolean,
): TypeRequest {
  const times = { time_format: timeFormat, zone, ambiguous, part };
  const hasTimes = Object.values(times).some((value) => value !== undefined);
  if (hasTimes) columnType({ type: 'datetime', ...times });
  const own = typeof type === 'object' ? Object.entries(type) : [];
  const usual = isCalendar ? 'datetime' : undefined;
  return impliedTimes(
    {
      type: typeof type === 'object' ? usual : (type ?? usual),
      own: own.map(([columns, one]) => ({ columns, type: one })),
      members: { numbers, ...times },
    },
    [],
  );
}

/**
 * Checks that columns have the types that options name, and that one of them reads each option.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_USAGE
 */
export function checkTypes(
  { own, members }: TypeRequest,
  columns: readonly { readonly name: string; readonly type: ColumnTypeName | undefined }[],
): void {
  const names = columns.map(({ name }) => name);
  const unknown = own.find((one) => !names.includes(one.columns))?.columns;
  if (unknown !== undefined) {
    throw new DiscretizeError('E_UNKNOWN_COLUMN', `type names "${unknown}", which is not fitted`, {
      expected: names,
      received: unknown,
      hint: `use one of: ${names.join(', ')}`,
    });
  }
  const types = new Set(columns.map(({ type = 'number' }) => type));
  const unused = unusedMember(members, types);
  if (unused === undefined) return;
  const option = unused === 'time_format' ? 'timeFormat' : unused;
  const message = `${option} does nothing for ${[...types].join(', ')} columns`;
  throw new DiscretizeError('E_USAGE', message, { hint: `remove ${option}, or change type` });
}
