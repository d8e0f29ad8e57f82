import { readCell } from '../core/cell.ts';
import type { CsvRecord } from '../csv/block.ts';
import { textOf } from '../csv/text.ts';

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
 */
export function chooseColumns(
  records: readonly CsvRecord[],
  header: readonly string[],
  naValues: ReadonlySet<string>,
): Choice {
  const sample = records.slice(0, SAMPLE_ROWS);
  const chosen: number[] = [];
  const leftOut: LeftOut[] = [];
  for (const [position, name] of header.entries()) {
    const reason = whyNot(sample, position, naValues);
    if (reason === undefined) chosen.push(position);
    else leftOut.push({ name, reason });
  }
  return { chosen, leftOut };
}

function whyNot(
  sample: readonly CsvRecord[],
  position: number,
  naValues: ReadonlySet<string>,
): string | undefined {
  let hasNumber = false;
  for (const [i, { fields }] of sample.entries()) {
    const text = fields[position] as string;
    const value = readCell(text, naValues);
    if (value === undefined) return `"${textOf(text)}" in row ${i + 1} is not a number`;
    hasNumber ||= !Number.isNaN(value);
  }
  return hasNumber ? undefined : 'it holds no number';
}
