import { type CellGrammar, readCell } from '../core/cells/cell.ts';
import { explainRejection } from '../core/cells/near-number.ts';
import type { Notation } from '../core/cells/notation.ts';
import { textOf } from '../csv/byte-string.ts';
import type { CsvRecord } from '../csv/records/record-block.ts';

/** How many rows are looked at to choose columns. */
export const SAMPLE_ROWS = 1000;

/** Which columns look numeric, and why the others do not. */
export interface Choice {
  /** Positions counted from 0. */
  readonly chosen: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

/** A column that was not chosen. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/**
 * Chooses every column whose first rows hold only numbers and missing values, and at least one
 * number.
 *
 * @param records looked at up to SAMPLE_ROWS; all as wide as the header
 * @param notation the grammar's, with its signs as text
 */
export function chooseColumns(
  records: readonly CsvRecord[],
  header: readonly string[],
  grammar: CellGrammar,
  notation: Notation,
): Choice {
  const sample = records.slice(0, SAMPLE_ROWS);
  const chosen: number[] = [];
  const leftOut: LeftOut[] = [];
  for (const [position, name] of header.entries()) {
    const reason = whyNot(sample, position, grammar, notation);
    if (reason === undefined) chosen.push(position);
    else leftOut.push({ name, reason });
  }
  return { chosen, leftOut };
}

function whyNot(
  sample: readonly CsvRecord[],
  position: number,
  grammar: CellGrammar,
  notation: Notation,
): string | undefined {
  let hasNumber = false;
  for (const [i, { fields }] of sample.entries()) {
    const text = fields[position] as string;
    const value = readCell(text, grammar);
    if (value === undefined) {
      const hint = explainRejection(textOf(text), notation);
      const reason = `"${textOf(text)}" in row ${i + 1} is not a number`;
      return hint === undefined ? reason : `${reason}: ${hint}`;
    }
    hasNumber ||= !Number.isNaN(value);
  }
  return hasNumber ? undefined : 'it holds no number';
}
