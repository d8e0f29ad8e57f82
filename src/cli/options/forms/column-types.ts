import type { NumberStyle } from '../../../column-types/column-type.ts';
import { TIME_PARTS } from '../../../column-types/datetime/part.ts';
import { NUMBER_STYLES } from '../../../column-types/number/styles.ts';
import {
  COLUMN_TYPE_NAMES,
  type ColumnTypeName,
  columnType,
  type TypeMembers,
} from '../../../column-types/registry.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import type { StrategyName } from '../../../fit/strategies/names.ts';
import type { ColumnOptions } from '../../../jobs/fit-request.ts';
import { type TypeRequest, unusedMember } from '../../../plan/type-request.ts';
import { AMBIGUOUS } from '../../../spec/feature-type.ts';
import { choice } from '../../arguments/choice.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';

/**
 * Resolves the flags of column types.
 *
 * @throws DiscretizeError E_USAGE; E_SPEC for an unknown zone and an invalid time format
 */
export function resolveTypes(flags: RawOptions): TypeRequest {
  const types = (flags.type ?? []).map(typeOfItem);
  const { numbers, ...times } = membersOf(flags);
  const hasTimes = Object.values(times).some((value) => value !== undefined);
  if (hasTimes) columnType({ type: 'datetime', ...times });
  return {
    type: types.find(({ columns }) => columns === undefined)?.type,
    own: types.flatMap(({ columns, type }) => (columns === undefined ? [] : [{ columns, type }])),
    members: { numbers, ...times },
  };
}

/**
 * Rejects a flag that no type of a request uses, such as `--zone` for numbers.
 *
 * @param given the lists or features of the columns; empty if any column may be read
 * @throws DiscretizeError E_USAGE
 */
export function checkTypesRead(
  { type = 'number', own, members }: TypeRequest,
  given: readonly { readonly type?: ColumnTypeName | undefined }[],
): void {
  const others = given.length === 0 ? [type] : given.map((one) => one.type ?? type);
  const types = new Set([...own.map((one) => one.type), ...others]);
  const unused = unusedMember(members, types);
  if (unused === undefined) return;
  const flag = `--${unused.replace('_', '-')}`;
  throw new DiscretizeError(
    'E_USAGE',
    `${flag} does nothing for ${[...types].join(', ')} columns`,
    {
      received: flag,
      hint: `remove ${flag}, or change --type`,
    },
  );
}

/** The same request, with times as the type of columns that are binned by calendar steps. */
export function withTimes(
  types: TypeRequest,
  columns: readonly ColumnOptions[],
  usual: StrategyName,
): TypeRequest {
  const timed = columns.filter(({ strategy }) => strategy === 'every');
  const own = timed.map((one) => ({ columns: one.columns, type: 'datetime' as const }));
  const type = types.type ?? (usual === 'every' ? 'datetime' : undefined);
  return { ...types, type, own: [...types.own, ...own] };
}

function membersOf({ numbers, timeFormat, zone, ambiguous, part }: RawOptions): TypeMembers {
  return {
    numbers: numbers === undefined ? undefined : stylesOf(numbers),
    time_format: timeFormat,
    zone,
    ambiguous: choice('ambiguous', ambiguous, AMBIGUOUS),
    part: choice('part', part, TIME_PARTS),
  };
}

function stylesOf(values: readonly string[]): readonly NumberStyle[] {
  const words = values.flatMap((value) => value.split(',')).map((word) => word.trim());
  return [...new Set(words.map((word) => choice('numbers', word, NUMBER_STYLES) as NumberStyle))];
}

/** Reads one value of `--type`: `datetime` for all columns, `picked_up=datetime` for named columns. */
function typeOfItem(value: string): {
  readonly columns: string | undefined;
  readonly type: ColumnTypeName;
} {
  const at = value.lastIndexOf('=');
  const type = choice('type', value.slice(at + 1).trim(), COLUMN_TYPE_NAMES) as ColumnTypeName;
  return { columns: at < 0 ? undefined : value.slice(0, at).trim(), type };
}
