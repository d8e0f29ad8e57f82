import { eachValue } from '../../../column-types/datetime/part.ts';
import {
  type ColumnType,
  type ColumnTypeName,
  columnType,
  membersOfType,
  recognizedType,
  type TypeMembers,
} from '../../../column-types/registry.ts';
import { Boundaries } from '../../../core/boundaries.ts';
import { checkIncreasing } from '../../../core/boundary-options.ts';
import { parseNumber } from '../../../core/cells/number.ts';
import { parseNumberList } from '../../../core/cells/number-list.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import type { Precision } from '../../../core/threshold.ts';
import type { ExplicitList } from '../../../plan/bin-request.ts';
import type { TypeRequest } from '../../../plan/type-request.ts';
import { foreignWordHint } from '../../arguments/foreign-terms.ts';

/**
 * Reads `--boundaries`: `0,10,20` for all columns, `fare=10,20` for named columns.
 *
 * @throws DiscretizeError E_BOUNDARIES; E_USAGE for two lists for the same columns
 */
export function explicitLists(
  values: readonly string[],
  precision: Precision,
  types: TypeRequest,
): ExplicitList[] {
  const lists = values.map((value) => explicitList(value, types));
  // The plan checks the lists, too, but only after the header row has arrived, which may take long.
  for (const { boundaries } of lists) Boundaries.of(boundaries, { precision });
  const names = lists.map(({ columns }) => columns);
  const twice = lists.find(({ columns }, i) => names.indexOf(columns) !== i);
  if (twice === undefined) return lists;
  const { columns } = twice;
  const whose = columns === undefined ? 'all columns' : `"${columns}"`;
  throw new DiscretizeError('E_USAGE', `duplicate -b for ${whose}`, {
    received: values,
    hint:
      columns === undefined
        ? 'name the columns: -b fare=10,20 -b tip=1,5'
        : 'remove one list, or join the two',
  });
}

/** The list of `--part` without `-b`: a bin for each value. Undefined without `--part`, and for years. */
export function listsOfPart({ part }: TypeMembers): readonly ExplicitList[] | undefined {
  const boundaries = part === undefined ? undefined : eachValue(part);
  return boundaries && [{ columns: undefined, boundaries, type: 'datetime' }];
}

/** Reads one value of `--boundaries`. Numbers have no equals sign, so the last one ends the column name. */
function explicitList(value: string, types: TypeRequest): ExplicitList {
  const text = value.replace(/^=/, '');
  const at = text.lastIndexOf('=');
  const columns = at < 0 ? undefined : text.slice(0, at).trim();
  // "$(cat bounds.txt)" keeps the line endings of the file.
  const list = text.slice(at + 1).replaceAll(/[\r\n]+/g, ' ');
  return { columns, ...typedList(list, columns, types) };
}

/**
 * Reads the items of a boundary list: of the type that flags name for its columns; else of the type that an item
 * is certain to have, such as a date; else numbers.
 *
 * @throws DiscretizeError E_BOUNDARIES
 */
function typedList(
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

/** The type that one of the items is certain to have: a date, or with `--part` a name such as `Mon`. */
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

/**
 * Reads a list of numbers. The hint for a word of another tool says what to write instead.
 *
 * @throws DiscretizeError E_BOUNDARIES
 */
function parseBoundaryList(list: string): readonly number[] {
  const hint = foreignWordHint(list.trim());
  if (hint === undefined) return parseNumberList(list);
  throw new DiscretizeError('E_BOUNDARIES', `invalid --boundaries "${list.trim()}"`, {
    expected: 'numbers with commas between them',
    received: list,
    hint,
  });
}
