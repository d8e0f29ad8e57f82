import { DiscretizeError } from '../../core/errors/error.ts';
import { selectColumns } from '../../csv/columns/select.ts';
import {
  type CollectedList,
  type CollectedTable,
  mergeTables,
  type TablePart,
} from '../../fit/collect/collected-table.ts';
import { tableFromJson, tableToJson } from '../../fit/partial/table-json.ts';
import { nothingToLearn } from '../../fit/undivided.ts';
import { excessOf, readSketchLines } from '../../io/documents/sketch-file.ts';
import { nameOf } from '../../io/reading/input-name.ts';
import { inFile } from '../input/in-file.ts';
import { version } from '../version.ts';

/**
 * What was gathered from a table, as a line of a file that `mergeFiles` reads. A part without rows may
 * have no columns.
 *
 * @throws DiscretizeError E_FIT for weights that a sketch cannot take, and for more than a line may hold
 */
export function partialText(table: CollectedTable): string {
  if (table.lists.length === 0 && table.rows > 0) throw nothingToLearn('there are no columns');
  const text = `${JSON.stringify(tableToJson(table, version()))}\n`;
  const excess = excessOf(Buffer.from(text));
  if (excess === undefined) return text;
  throw new DiscretizeError('E_FIT', `the sketches are ${excess}`, {
    hint: 'choose fewer columns with -c, or allow more error: --rank-error 0.01',
  });
}

/**
 * Merges what was gathered from the parts of a table, one after the other.
 *
 * @param paths files of `fit --partial`, at least one, with one sketch in each line; `-` is standard
 *   input
 * @param columns a column list: which of the columns in the files are kept; undefined: all
 * @throws DiscretizeError E_INPUT; E_FIT for what is no such file, or does not belong to the others;
 *   E_UNKNOWN_COLUMN
 */
export async function mergeFiles(
  paths: readonly string[],
  columns: string | undefined,
): Promise<CollectedTable> {
  let merged: TablePart | undefined;
  for (const path of paths) {
    for await (const part of partsIn(path)) {
      merged = merged === undefined ? part : mergeTables(merged, part);
    }
  }
  if (merged === undefined) throw new DiscretizeError('E_BUG', 'there are no files to merge');
  return columns === undefined ? merged.table : chosen(merged.table, columns);
}

/** The parts in a file, one in each line. */
async function* partsIn(path: string): AsyncGenerator<TablePart> {
  const name = nameOf(path);
  let isEmpty = true;
  for await (const { text, line } of readSketchLines(path)) {
    isEmpty = false;
    const place = line === 1 ? {} : { line };
    yield { name, ...place, table: partOf(text, path, place) };
  }
  if (isEmpty) throw inFile(notWhole(), path);
}

/** @param place the line in the file, unless it is the first */
function partOf(text: string, path: string, place: { readonly line?: number }): CollectedTable {
  try {
    return tableFromJson(parsed(text));
  } catch (error) {
    throw inFile(error, path, place);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notWhole(cause);
  }
}

function notWhole(cause?: unknown): DiscretizeError {
  return new DiscretizeError('E_FIT', 'this is no sketch: it is not whole JSON', {
    expected: 'a line of discretize fit --partial',
    hint: 'make it with discretize fit --partial, which writes each sketch on one line',
    cause,
  });
}

/** Columns that share a list were gathered together, and stay together. */
function chosen(table: CollectedTable, columns: string): CollectedTable {
  const wanted = new Set(selectColumns(columns, table.header));
  const isWanted = ({ columns: own, position }: CollectedList): boolean => {
    const found = own.filter((_, i) => wanted.has(position + i));
    if (found.length === 0 || found.length === own.length) return found.length > 0;
    throw new DiscretizeError('E_USAGE', 'the columns share one list, and not all are chosen', {
      expected: own,
      received: found,
      hint: 'choose all of them, or make the parts with fewer columns: fit --partial -c',
    });
  };
  return { ...table, lists: table.lists.filter(isWanted) };
}
