import type { ColumnType } from '../column-types/registry.ts';
import { columnType } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { SpecialCodes } from '../core/special/special-codes.ts';
import type { CellRules, ColumnPlace } from '../csv/columns/columns.ts';
import { columnPosition, selectColumns } from '../csv/columns/select.ts';
import { type Choice, checkChoice } from './choose.ts';
import { collectedKeyColumn } from './groups/groups.ts';
import type { ColumnRole, ReadRequest, RoleColumn } from './read-request.ts';
import { checkSpecialUsed, readSpecialOf, specialOfColumn } from './special/special-request.ts';
import { NO_TYPES, typeOfColumn } from './type-request.ts';

/** A column to read. */
export interface PlannedColumn extends ColumnPlace {
  /** Undefined: plain numbers. */
  readonly type?: ColumnType | undefined;
  readonly role: ColumnRole;
  /** The special codes, which are no training data; undefined: none. */
  readonly special?: SpecialCodes | undefined;
}

/** The columns of a table to read, for any file format. */
export interface ColumnPlan {
  /** The columns of features, then those with another role. */
  readonly columns: readonly PlannedColumn[];
  readonly rules: CellRules;
  /** The detection of numeric columns; undefined if columns were named. */
  readonly choice: Choice | undefined;
}

/** True if columns are read as text, which the kernel cannot do. */
export function hasTexts({ columns }: ColumnPlan): boolean {
  return columns.some(({ texts }) => texts !== undefined);
}

/** Detects numeric columns. */
export type ChooseColumns = () => Choice;

/**
 * Plans which columns to read.
 *
 * @param choose called only if the request names no features
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN; E_COLUMNS if no column is numeric
 */
export function planColumns(
  request: ReadRequest,
  header: readonly string[],
  rules: CellRules,
  choose: ChooseColumns,
): ColumnPlan {
  const group = request.by && collectedKeyColumn(request.by, header);
  const others = [...roleColumns(request.roles, header), ...(group ? [group] : [])];
  const taken = new Set(others.flatMap(({ position, key }) => key?.positions ?? [position]));
  const choice = request.columns === undefined ? choose() : undefined;
  if (choice !== undefined && others.length === 0) checkChoice(choice, header);
  const selected =
    request.columns === undefined ? (choice?.chosen ?? []) : selectColumns(request.columns, header);
  const features = selected
    .filter((position) => !taken.has(position))
    .map((position) => featureColumn(position, request, header, rules));
  checkSpecialUsed(request.special ?? [], features, header);
  return Object.freeze({ columns: [...features, ...others], rules, choice });
}

/** A column of training data, or to be counted. */
function featureColumn(
  position: number,
  { types = NO_TYPES, special: given = [], spec }: ReadRequest,
  header: readonly string[],
  { notation }: CellRules,
): PlannedColumn {
  const members = typeOfColumn(position, types, header);
  return {
    ...plannedColumn(position, header, 'feature'),
    type: columnType(members, notation),
    ...readSpecialOf(specialOfColumn(position, given, header), members, spec, notation),
  };
}

/**
 * Rejects one list for features of several types.
 *
 * @throws DiscretizeError E_COLUMNS
 */
export function checkOneType({ columns }: Pick<ColumnPlan, 'columns'>): void {
  const features = columns.filter(({ role }) => role === 'feature');
  const types = features.map(({ type }) => JSON.stringify(type?.members ?? {}));
  const other = types.findIndex((type) => type !== types[0]);
  const [first, odd] = [features[0], features[other]];
  if (first === undefined || odd === undefined) return;
  const said = [first, odd].map(({ name, type }) => `"${name}" holds ${heldBy(type)}`);
  throw new DiscretizeError('E_COLUMNS', `cannot share one boundary list: ${said.join(', ')}`, {
    expected: 'columns of one type',
    received: features.map(({ name }) => name),
    hint: 'select columns of one type with -c, or remove --shared',
  });
}

/** A description of the cells of a type, different for each type. */
function heldBy(type: ColumnType | undefined): string {
  const { type: name = 'number', ...others } = type?.members ?? {};
  const members = Object.entries(others).map(([key, value]) => `${key} ${String(value)}`);
  return [`${name}s`, ...members].join(', ');
}

/**
 * The columns to read in addition to features.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN
 */
export function roleColumns(
  roles: readonly RoleColumn[],
  header: readonly string[],
): PlannedColumn[] {
  return roles.map(({ role, name, texts }) => ({
    ...plannedColumn(columnPosition(name, header), header, role),
    ...(texts !== undefined && { texts }),
  }));
}

function plannedColumn(
  position: number,
  header: readonly string[],
  role: ColumnRole,
): PlannedColumn {
  return { position, name: header[position] ?? '', role };
}
