import { type CellGrammar, columnGrammar } from '../core/cells/cell.ts';
import type { Notation } from '../core/cells/notation.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { grouped } from '../core/errors/grouped.ts';
import { ColumnReasons, NO_VALUES } from '../csv/columns/column-reasons.ts';
import { delimiterHint } from '../csv/likely-delimiter.ts';
import type { RecordFields } from '../csv/line.ts';
import type { TypeAt } from './type-request.ts';

/** The number of rows that numeric columns are detected from. */
export const SAMPLE_ROWS = 1000;

/** The numbers of the special words of the column at a position. */
export type WordsAt = (position: number) => CellGrammar['words'];

/** Which columns look numeric, and why the others do not. */
export interface Choice {
  /** Positions counted from 0. */
  readonly chosen: readonly number[];
  readonly leftOut: readonly LeftOut[];
  /** The number of rows that were looked at. */
  readonly rows: number;
  /** A valid cell in words; undefined: a number. */
  readonly expected?: string | undefined;
}

/** A column that was not chosen. */
interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/**
 * Chooses every column whose first rows hold only values of its type and missing ones, and at least one value.
 *
 * @param rows fields as byte strings, all as wide as the header; SAMPLE_ROWS are looked at
 * @param notation the grammar's, with its signs as text
 * @param typeAt the type of each column; default: plain numbers
 * @param wordsAt the special words of each column; default: none
 */
export function chooseColumns(
  rows: readonly RecordFields[],
  header: readonly string[],
  grammar: CellGrammar,
  notation: Notation,
  typeAt: TypeAt = () => undefined,
  wordsAt: WordsAt = () => undefined,
): Choice {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const grammars = header.map((_, position) =>
    columnGrammar(grammar, typeAt(position), wordsAt(position)),
  );
  const { reasons } = reasonsAgainst(sample, grammars, notation);
  const chosen = [...header.keys()].filter((position) => reasons[position] === undefined);
  const leftOut = header.flatMap((name, position) => {
    const reason = reasons[position];
    return reason === undefined ? [] : [{ name, reason }];
  });
  return { chosen, leftOut, rows: sample.length, expected: grammars[0]?.type?.expected };
}

/** The choice of every column, where there are no rows to look at. */
export function allColumns(header: readonly string[]): Choice {
  return { chosen: [...header.keys()], leftOut: [], rows: 0 };
}

function reasonsAgainst(
  sample: readonly RecordFields[],
  grammars: readonly CellGrammar[],
  notation: Notation,
): ColumnReasons {
  const columns = new ColumnReasons(grammars, notation);
  for (const fields of sample) columns.add(fields);
  return columns;
}

/** Why no column is chosen: cells that are invalid, or no values at all. */
function whyNone(leftOut: Choice['leftOut'], rows: number, expected: string): string {
  const empty = leftOut.filter(({ reason }) => NO_VALUES.includes(reason)).length;
  const first = rows === 1 ? 'row' : `${grouped(rows)} rows`;
  if (empty === leftOut.length) return `all cells of the first ${first} are missing`;
  const spoiled = `holds a cell that is neither ${expected} nor missing`;
  return empty === 0 ? `each ${spoiled}` : `each ${spoiled}, or missing cells only`;
}

/** The most reasons that are listed. */
const MAX_REASONS = 3;

/**
 * Makes sure that a choice has columns; without rows there is nothing to tell by.
 *
 * @throws DiscretizeError E_COLUMNS
 */
export function checkChoice(
  { chosen, leftOut, rows, expected = 'a number' }: Choice,
  header: readonly string[],
): void {
  if (chosen.length > 0 || rows === 0) return;
  const reasons = leftOut.slice(0, MAX_REASONS).map(({ name, reason }) => `${name}: ${reason}`);
  const more = leftOut.length > MAX_REASONS ? ', ...' : '';
  const kind = expected === 'a number' ? 'numeric columns' : 'columns to bin';
  throw new DiscretizeError('E_COLUMNS', `no ${kind}: ${whyNone(leftOut, rows, expected)}`, {
    expected: `a column whose cells are each ${expected}`,
    received: header,
    hint: delimiterHint(header) ?? `select columns with -c (${reasons.join('; ')}${more})`,
  });
}
