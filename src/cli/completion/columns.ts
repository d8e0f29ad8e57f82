import { homedir } from 'node:os';
import { readHeader } from '../../engine/open-table.ts';
import { isRegular } from '../../io/reading/file-reader.ts';
import { dialectOf } from '../options/dialect.ts';
import { openTableFile } from '../options/file-format.ts';
import type { TypedLine } from './line.ts';

/** The most column names to offer. */
const MAX_COLUMNS = 1000;

/**
 * The column names of the first file on a line, read with the flags on the line; empty without such a file. Reads
 * regular files only: to read a pipe would consume its data.
 *
 * @throws DiscretizeError for an unreadable file, or an invalid table
 */
export async function columnNames({ operands, given }: TypedLine): Promise<readonly string[]> {
  const files = operands.map((operand) => operand.replace(/^~(?=\/)/, homedir()));
  const file = files.find(isRegular);
  if (file === undefined) return [];
  const value = (name: string): object => (given.has(name) ? { [name]: given.get(name) } : {});
  const flags = {
    header: !given.has('no-header'),
    ...['delimiter', 'quote', 'escape', 'comment', 'encoding', 'names', 'skip'].reduce(
      (all, name) => Object.assign(all, value(name)),
      {},
    ),
    headerRows: given.get('header-rows'),
  };
  const header = await readHeader([openTableFile(file)], dialectOf(flags, [file]));
  return [...new Set(header)].slice(0, MAX_COLUMNS);
}
