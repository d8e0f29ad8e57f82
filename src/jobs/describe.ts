import type { CellGrammar } from '../core/cells/cell.ts';
import { isSelected, selectColumns } from '../csv/columns/select.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { Rejections } from '../csv/table/rejections.ts';
import type { DescribedTypes } from '../describe/cell-reader.ts';
import { type DescribedTable, describeTable } from '../describe/describe-table.ts';
import { withTable } from '../engine/open-table.ts';
import type { TypeRequest } from '../plan/type-request.ts';

/** Which columns are described, and how their cells are read. */
export interface DescribeRequest {
  /** A column list; undefined: all columns. */
  readonly columns: string | undefined;
  readonly grammar: CellGrammar;
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
  { columns, grammar, types }: DescribeRequest,
  sources: readonly Source[],
  dialect: Dialect,
  rejections: Rejections,
): Promise<DescribedFiles | undefined> {
  return await withTable(
    sources,
    dialect,
    {
      engine: 'records',
      threads: 1,
      rejections,
    },
    async (table) => {
      const { header } = table;
      const positions = columns === undefined ? [...header.keys()] : selectColumns(columns, header);
      const places = positions.map((position) => ({
        position,
        name: header[position] ?? '',
        types: typesAt(position, types, header),
      }));
      return { header, ...(await describeTable(table.rows(), places, grammar, rejections)) };
    },
  );
}

/** The types that a column may have: the one that flags name for it, or any. */
function typesAt(
  position: number,
  { type, own, members }: TypeRequest,
  header: readonly string[],
): DescribedTypes {
  const one = own.find(({ columns }) => isSelected(columns, position, header));
  return { named: one?.type ?? type, members };
}
