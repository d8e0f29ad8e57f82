import type { CellRules } from '../csv/columns/columns.ts';
import { isSelected, selectColumns } from '../csv/columns/select.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { type DescribedTypes, otherTypeOf } from '../describe/cell-reader.ts';
import {
  type DescribedPlace,
  type DescribedTable,
  TableContents,
} from '../describe/describe-table.ts';
import { type TableOptions, withTable } from '../engine/open-table.ts';
import type { ColumnPlan } from '../plan/column-plan.ts';
import type { TypeRequest } from '../plan/type-request.ts';

/** The columns to describe, and the grammar of their cells. */
export interface DescribeRequest {
  /** A column list; undefined: all columns. */
  readonly columns: string | undefined;
  readonly rules: CellRules;
  readonly types: TypeRequest;
}

/** A description of files, and the names of all their columns. */
export interface DescribedFiles extends DescribedTable {
  readonly header: readonly string[];
}

/**
 * Describes the columns of a table in one pass.
 *
 * @param sources the files of the table, at least one
 * @returns undefined for an input without a single record
 * @throws DiscretizeError as a run
 */
export async function describeFiles(
  { columns, rules, types }: DescribeRequest,
  sources: readonly Source[],
  dialect: Dialect,
  options: TableOptions,
): Promise<DescribedFiles | undefined> {
  return await withTable(sources, dialect, options, async (table) => {
    const { header } = table;
    const positions = columns === undefined ? [...header.keys()] : selectColumns(columns, header);
    const places = positions.map((position) => ({
      position,
      name: header[position] ?? '',
      types: typesAt(position, types, header),
    }));
    const contents = new TableContents(places, rules);
    await table.readCells(cellPlan(places, rules), contents);
    return { header, ...contents.described() };
  });
}

/** The plan for reading cells; policies do not drop any. */
function cellPlan(places: readonly DescribedPlace[], rules: CellRules): ColumnPlan {
  const columns = places.map(({ position, name, types }) => {
    const type = otherTypeOf(types, rules.notation);
    return { position, name, role: 'feature' as const, type };
  });
  return { columns, rules: { ...rules, missing: 'empty' }, choice: undefined };
}

/** The types that a column may have: the type that flags name for it, or any. */
function typesAt(
  position: number,
  { type, own, members }: TypeRequest,
  header: readonly string[],
): DescribedTypes {
  const one = own.find(({ columns }) => isSelected(columns, position, header));
  return { named: one?.type ?? type, members };
}
