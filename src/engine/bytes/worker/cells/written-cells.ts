import { bytesOf } from '../../../../csv/byte-string.ts';
import type { Dialect } from '../../../../csv/dialect.ts';
import type { CsvBinPlan } from '../../../../plan/csv-plan.ts';
import type { PlannedFeature } from '../../../../plan/feature.ts';
import { writeFields } from '../../splice-record.ts';
import { type CellBytes, cellBytes } from './cell-bytes.ts';

/** The cells of a feature as bytes. */
export interface WrittenCells {
  /** The bytes of the cells of every code, including quotes and delimiters; empty if cells are counted. */
  readonly cells: CellBytes;
  /** The codes whose cells cannot be written in the dialect. */
  readonly unwritable: readonly number[];
}

/** The cells of a feature whose cells are counted. */
export const NO_CELLS: WrittenCells = { cells: cellBytes(0, () => ''), unwritable: [] };

/**
 * The cells of every code, as csv-stringify writes them; for the codes of every list if groups have cells of their
 * own.
 */
export function writtenCells(
  { cells, boundaries, groups }: PlannedFeature,
  plan: CsvBinPlan,
): WrittenCells {
  const codes = (groups?.valued ?? boundaries.valued) + 1;
  const length = groups?.hasOwnCells ? codes * groups.lists.length : codes;
  const unwritable: number[] = [];
  const packed = cellBytes(length, (code) => {
    const texts = cells(code);
    const [only = ''] = texts;
    if (texts.length === 1 && isPlain(only, plan.dialect)) return only;
    const { bytes, failure } = writeFields(texts.map(bytesOf), plan);
    if (failure !== undefined) unwritable.push(code);
    return Buffer.from(bytes).toString('latin1');
  });
  return { cells: packed, unwritable };
}

/** True for a cell that is certainly written without quotes; there may be a million cells. */
function isPlain(text: string, { delimiter, quote }: Dialect): boolean {
  return (
    /^[\w .()+-]+$/.test(text) && !text.includes(delimiter) && !text.includes(quote ?? delimiter)
  );
}
