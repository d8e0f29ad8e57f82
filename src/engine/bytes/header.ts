import type { Dialect } from '../../csv/dialect.ts';
import type { HeadPlace } from '../../csv/table/table-source.ts';
import type { CsvBinPlan } from '../../plan/csv-plan.ts';
import type { FileHead } from './sink.ts';
import { fieldBytes, rewriteRecord } from './splice-record.ts';

/**
 * The output bytes before the rows of a file. A later file adds only its blank lines, unless these are rows of one
 * cell.
 *
 * @throws DiscretizeError as `headerBytes`
 */
export function outputHead(
  { bytes, place, isFirst, width }: FileHead,
  plan: CsvBinPlan,
): Uint8Array {
  if (isFirst) return headerBytes(bytes, place, plan);
  const isNone = plan.dialect.header || width === 1 || plan.layout.isPartial === true;
  return isNone ? new Uint8Array(0) : bytes;
}

/**
 * The bytes before the rows: blank lines, and the header with the names of output columns. Keeps other bytes, except
 * that quotes in names, which lenient readers accept, are doubled, and several header rows become one.
 *
 * @param bytes the input up to its first row, without a byte order mark
 * @throws DiscretizeError E_DIALECT for a name that cannot be written in the dialect
 */
export function headerBytes(bytes: Buffer, place: HeadPlace, plan: CsvBinPlan): Buffer {
  const { dialect, layout } = plan;
  if (!dialect.header) return layout.isPartial ? Buffer.alloc(0) : bytes;
  // Checks the whole line first: whether a name can be written may depend on its position.
  fieldBytes(layout.header, plan);
  const parts = layout.sources.map((source, i) => {
    const name = layout.header[i] as string;
    return source === undefined || isQuoteText(name, dialect) ? fieldBytes([name], plan) : source;
  });
  const line =
    dialect.headerRows > 1 ? joinedHeader(plan) : rewriteRecord(bytes, place, parts, dialect);
  return Buffer.concat([bytes.subarray(0, place.start), line]);
}

/** Several header rows, rewritten as one. */
function joinedHeader(plan: CsvBinPlan): Buffer {
  const { layout, style } = plan;
  const end = style.hasLineEnd ? style.lineEnd : '';
  return Buffer.concat([fieldBytes(layout.header, plan), Buffer.from(end)]);
}

/** True for a name with a quote that may be an unquoted field. */
function isQuoteText(name: string, { lenient, quote }: Dialect): boolean {
  return lenient && quote !== null && name.includes(quote);
}
