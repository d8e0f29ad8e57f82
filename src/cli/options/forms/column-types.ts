import type { NumberStyle } from '../../../column-types/column-type.ts';
import { eachValue, TIME_PARTS } from '../../../column-types/datetime/part.ts';
import { NUMBER_STYLES } from '../../../column-types/number/styles.ts';
import type { ColumnType, ColumnTypeName, TypeMembers } from '../../../column-types/registry.ts';
import {
  COLUMN_TYPE_NAMES,
  columnType,
  membersOfType,
  recognizedType,
} from '../../../column-types/registry.ts';
import { checkIncreasing } from '../../../core/boundary-options.ts';
import { parseNumber } from '../../../core/cells/number.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import type { StrategyName } from '../../../fit/strategies/names.ts';
import type { ColumnOptions } from '../../../jobs/fit-request.ts';
import type { ExplicitList } from '../../../plan/bin-request.ts';
import { type TypeRequest, unusedMember } from '../../../plan/type-request.ts';
import { AMBIGUOUS } from '../../../spec/feature-type.ts';
import { parseBoundaryList } from '../../arguments/boundary-list.ts';
import { choice } from '../../arguments/choice.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';

/**
 * Resolves the flags about the types of columns.
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
 * Rejects a flag about types that no type of a request reads: `--zone` for numbers.
 *
 * @param given the lists or features that columns belong to; none if any column may be read
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

/** The same request, with times for the columns that are divided by calendar steps. */
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

/** `datetime` for all columns, `picked_up=datetime` for some. */
function typeOfItem(value: string): {
  readonly columns: string | undefined;
  readonly type: ColumnTypeName;
} {
  const at = value.lastIndexOf('=');
  const type = choice('type', value.slice(at + 1).trim(), COLUMN_TYPE_NAMES) as ColumnTypeName;
  return { columns: at < 0 ? undefined : value.slice(0, at).trim(), type };
}

/**
 * Reads the items of a boundary list: those of the type that flags name for its columns, else numbers, or what
 * surely is of another type, such as dates.
 *
 * @throws DiscretizeError E_BOUNDARIES
 */
export function typedList(
  text: string,
  columns: string | undefined,
  { type, own, members }: TypeRequest,
): Pick<ExplicitList, 'boundaries' | 'type'> {
  const items = text.split(',').map((item) => item.trim());
  const named = own.find((one) => one.columns === columns)?.type ?? type;
  const found = named ?? typeOfItems(items, members) ?? 'number';
  if (found === 'number') return { boundaries: parseBoundaryList(text), type: named };
  const made = columnType({ type: found, ...membersOfType(found, members) }) as ColumnType;
  const boundaries = items.map((item, i) => {
    const value = made.parseBoundary(item);
    if (value === undefined) throw invalidItem(item, i, made);
    return value;
  });
  checkIncreasing(boundaries, Float64Array.from(boundaries), 'float64', made.format);
  return { boundaries, type: found };
}

/** The type that one of the items surely is of: a date, or with `--part` a name such as `Mon`. */
function typeOfItems(items: readonly string[], { part }: TypeMembers): ColumnTypeName | undefined {
  if (part !== undefined) {
    const type = columnType({ type: 'datetime', part });
    const isName = (item: string): boolean =>
      parseNumber(item) === undefined && type?.parseBoundary(item) !== undefined;
    if (items.some(isName)) return 'datetime';
  }
  return items.map((item) => recognizedType([item])).find((type) => type !== undefined);
}

function invalidItem(
  item: string,
  index: number,
  { expected, boundaryRemedy }: ColumnType,
): DiscretizeError {
  const message = `boundary ${index + 1} is not ${expected}: "${item}"`;
  return new DiscretizeError('E_BOUNDARIES', message, {
    expected,
    received: item,
    hint: boundaryRemedy(item),
  });
}

/** The lists for `--part` alone: each value has its own bin. Undefined without `--part`, and for years. */
export function listsOfPart({ part }: TypeMembers): readonly ExplicitList[] | undefined {
  const boundaries = part === undefined ? undefined : eachValue(part);
  return boundaries && [{ columns: undefined, boundaries, type: 'datetime' }];
}
