import type { CellRules, ColumnPlace } from '../csv/columns/columns.ts';
import { columnPosition, selectColumns } from '../csv/columns/select.ts';
import { type Choice, checkChoice } from './choose.ts';
import type { ColumnRole, ReadRequest, RoleColumn } from './read-request.ts';

/** A column to read. */
export interface PlannedColumn extends ColumnPlace {
  readonly role: ColumnRole;
}

/** Which columns of a table are read, and how; it knows no file format. */
export interface ColumnPlan {
  /** The features' columns, then those with another role. */
  readonly columns: readonly PlannedColumn[];
  readonly rules: CellRules;
  /** How columns were chosen by what they hold; undefined where they were named. */
  readonly choice: Choice | undefined;
}

/** True if columns are read as text, which the kernel does not do. */
export function hasTexts({ columns }: ColumnPlan): boolean {
  return columns.some(({ texts }) => texts !== undefined);
}

/** Says which columns look numeric. */
export type ChooseColumns = () => Choice;

/**
 * Plans which columns to read.
 *
 * @param choose called only where the request names no features
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN; E_COLUMNS where no column is numeric
 */
export function planColumns(
  request: ReadRequest,
  header: readonly string[],
  rules: CellRules,
  choose: ChooseColumns,
): ColumnPlan {
  const others = roleColumns(request.roles, header);
  const choice = request.columns === undefined ? choose() : undefined;
  if (choice !== undefined && others.length === 0) checkChoice(choice, header);
  const selected =
    request.columns === undefined ? (choice?.chosen ?? []) : selectColumns(request.columns, header);
  const features = selected
    .filter((position) => others.every((other) => other.position !== position))
    .map((position) => plannedColumn(position, header, 'feature'));
  return Object.freeze({ columns: [...features, ...others], rules, choice });
}

/**
 * The columns that are read beside the features.
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
