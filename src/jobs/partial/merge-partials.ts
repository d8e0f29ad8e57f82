import { DiscretizeError } from '../../core/errors/error.ts';
import { selectColumns } from '../../csv/columns/select.ts';
import {
  type CollectedList,
  type CollectedTable,
  mergeTables,
  type TablePart,
} from '../../fit/collect/collected-table.ts';
import { tableFromJson, tableToJson } from '../../fit/partial/table-json.ts';
import { noColumns } from '../../fit/undivided.ts';
import { type PartFile, readParts } from './read-parts.ts';

/**
 * The values that were collected of a table as text: a line for `mergeParts`. A part without rows may have
 * no columns.
 *
 * @param version the tool's, for the record
 * @throws DiscretizeError E_FIT for weights that a sketch cannot take
 */
export function partialText(table: CollectedTable, version: string): string {
  if (table.lists.length === 0 && table.rows > 0) throw noColumns([], false);
  return `${JSON.stringify(tableToJson(table, version))}\n`;
}

/**
 * Merges the values that were collected of the parts of a table, one part after the other.
 *
 * @param files at least one, with a text of `partialText` in each line
 * @param columns a column list: which of the columns in the files are kept; undefined: all
 * @throws DiscretizeError E_FIT for a text that is not a part, and for parts that do not belong together;
 *   E_UNKNOWN_COLUMN; as the reading of a file
 */
export async function mergeParts(
  files: Iterable<PartFile>,
  columns: string | undefined,
): Promise<CollectedTable> {
  let merged: TablePart | undefined;
  for await (const part of readParts(files, tableFromJson)) {
    merged = merged === undefined ? part : mergeTables(merged, part);
  }
  if (merged === undefined) throw new DiscretizeError('E_BUG', 'there are no files to merge');
  return columns === undefined ? merged.table : chosen(merged.table, columns);
}

/** Columns that share a list were collected together, and stay together. */
function chosen(table: CollectedTable, columns: string): CollectedTable {
  const selected = new Set(selectColumns(columns, table.header));
  const isWanted = ({ columns: own, position }: CollectedList): boolean => {
    const found = own.filter((_, i) => selected.has(position + i));
    if (found.length === 0 || found.length === own.length) return found.length > 0;
    throw new DiscretizeError('E_USAGE', 'cannot select some columns of a shared boundary list', {
      expected: own,
      received: found,
      hint: 'select all of them, or make the parts with fewer columns: fit --partial -c',
    });
  };
  return { ...table, lists: table.lists.filter(isWanted) };
}
