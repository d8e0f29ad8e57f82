import { type CellGrammar, columnGrammar, readCell } from '../core/cells/cell.ts';
import { explainRejection } from '../core/cells/near-number.ts';
import type { Notation } from '../core/cells/notation.ts';
import { isWordValue } from '../core/cells/word-values.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { textOf } from '../csv/byte-string.ts';
import { delimiterHint } from '../csv/likely-delimiter.ts';
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
  rows: readonly (readonly string[])[],
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
  const reasons = reasonsAgainst(sample, grammars, notation);
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

/** The reasons against columns of missing cells: of numbers, and of other types. */
const NO_NUMBERS = 'no numbers';
const NO_DATES = 'no values';
const NO_VALUES: readonly string[] = [NO_NUMBERS, NO_DATES];

/**
 * Why each column is left out, undefined for one that is not. Goes row by row: there may be thousands of columns, whose
 * cells are beside each other in a row.
 */
function reasonsAgainst(
  sample: readonly (readonly string[])[],
  grammars: readonly CellGrammar[],
  notation: Notation,
): (string | undefined)[] {
  const reasons = grammars.map(({ type }): string | undefined =>
    type === undefined || type.isNumber ? NO_NUMBERS : NO_DATES,
  );
  let open = [...reasons.keys()];
  for (const [i, fields] of sample.entries()) {
    const rejected = new Set<number>();
    for (const position of open) {
      const text = fields[position] as string;
      const grammar = grammars[position] as CellGrammar;
      const value = readCell(text, grammar);
      if (value === undefined) {
        reasons[position] = rejectionOf(text, i + 1, notation, grammar.type);
        rejected.add(position);
      } else if (!Number.isNaN(value) && !isWordValue(value)) reasons[position] = undefined;
    }
    if (rejected.size > 0) open = open.filter((position) => !rejected.has(position));
  }
  return reasons;
}

function rejectionOf(
  text: string,
  row: number,
  notation: Notation,
  type: CellGrammar['type'],
): string {
  const hint = remedyOf(textOf(text), notation, type);
  const reason = `"${textOf(text)}" in row ${row} is not ${type?.expected ?? 'a number'}`;
  return hint === undefined ? reason : `${reason}: ${hint}`;
}

/** The remedy for a cell of a column of numbers. */
function remedyOf(text: string, notation: Notation, type: CellGrammar['type']): string | undefined {
  if (type === undefined) return explainRejection(text, notation);
  return type.isNumber ? type.remedy(text, notation) : undefined;
}

/** Why no column is chosen: cells that are invalid, or no values at all. */
function whyNone(leftOut: Choice['leftOut'], rows: number, expected: string): string {
  const empty = leftOut.filter(({ reason }) => NO_VALUES.includes(reason)).length;
  const first = rows === 1 ? 'row' : `${rows.toLocaleString('en-US')} rows`;
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
