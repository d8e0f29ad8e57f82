import { type CellGrammar, columnGrammar } from '../core/cells/cell.ts';
import type { Notation } from '../core/cells/notation.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { grouped } from '../core/errors/grouped.ts';
import { ColumnReasons, NO_VALUES } from '../csv/columns/column-reasons.ts';
import { delimiterHint } from '../csv/likely-delimiter.ts';
import type { RecordFields } from '../csv/line.ts';
import type { TypeAt } from './type-request.ts';

/** The number of rows to detect numeric columns by. */
export const SAMPLE_ROWS = 1000;

/** The numbers of the special words of the column at a position. */
export type WordsAt = (position: number) => CellGrammar['words'];

/** The detected columns, and the reasons against the others. */
export interface Choice {
  /** Positions counted from 0. */
  readonly chosen: readonly number[];
  readonly leftOut: readonly LeftOut[];
  /** The number of examined rows. */
  readonly rows: number;
  /** The description of a valid cell; undefined: a number. */
  readonly expected?: string | undefined;
}

/** A column that was not chosen. */
interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/**
 * Chooses the columns whose first rows hold only values of their type and missing cells, and at least one value.
 *
 * @param rows fields as byte strings, of the width of the header; at most SAMPLE_ROWS are examined
 * @param notation the notation of numbers, with its separators as text
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

/** The choice of every column, for a table without rows. */
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

/** The reason why no column is chosen: invalid cells, or no values. */
function whyNone(leftOut: Choice['leftOut'], rows: number, expected: string): string {
  const empty = leftOut.filter(({ reason }) => NO_VALUES.includes(reason)).length;
  const first = rows === 1 ? 'row' : `${grouped(rows)} rows`;
  if (empty === leftOut.length) return `all cells of the first ${first} are missing`;
  const spoiled = `holds a cell that is neither ${expected} nor missing`;
  return empty === 0 ? `each ${spoiled}` : `each ${spoiled}, or missing cells only`;
}

/** The maximum number of listed reasons. */
const MAX_REASONS = 3;

/**
 * Checks that a choice has columns, unless there are no rows.
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
