import { type RowFault, rowFault } from '../../core/errors/row-fault.ts';
import type { Dialect } from '../dialect.ts';
import { delimiterHint } from '../likely-delimiter.ts';
import type { LineCounter } from '../lines.ts';
import {
  type CsvRecord,
  isBlankLine,
  linesOf,
  locateField,
  type RecordBlock,
  recordWidth,
} from '../records/record-block.ts';

/**
 * Removes blank lines, and marks records of another width as bad, or repairs them if the dialect is lenient. In a
 * table of one column, a blank line is an empty cell.
 *
 * @param columns the names of columns
 */
export function normalizeWidth(
  block: RecordBlock,
  width: number,
  columns: readonly string[],
): RecordBlock {
  const { origin } = block;
  const records =
    width === 1 ? block.records : block.records.filter((record) => !isBlankLine(record, origin));
  const isRegular = (record: CsvRecord): boolean =>
    record.fault !== undefined || recordWidth(record) === width;
  if (records.every(isRegular)) return { ...block, records };
  const lines = linesOf(origin);
  const regular = (record: CsvRecord): CsvRecord => {
    if (isRegular(record)) return record;
    if (origin.dialect.lenient) return repaired(record, width);
    const { start, end } = record;
    return { fields: [], start, end, fault: raggedRow(record, { width, columns }, block, lines) };
  };
  return { ...block, records: records.map(regular) };
}

/** A record with as many fields as the table; its extra fields are separate. */
function repaired(record: CsvRecord, width: number): CsvRecord {
  const { fields, line: _, ...others } = record;
  if (fields.length > width) {
    const extra = fields.slice(width);
    const repairs = { ...record.repaired, long: true } as const;
    return { ...others, fields: fields.slice(0, width), extra, repaired: repairs };
  }
  const padding = Array.from({ length: width - fields.length }, () => '');
  const repairs = { ...record.repaired, padded: true } as const;
  return { ...others, fields: [...fields, ...padding], repaired: repairs };
}

const QUOTE_IT = 'quote fields that contain the delimiter';

const CUT_SHORT =
  'check for a missing delimiter or a truncated row; for lines after the table, add --skip-footer N';

function raggedRow(
  record: CsvRecord,
  { width, columns }: { readonly width: number; readonly columns: readonly string[] },
  { origin }: RecordBlock,
  lines: LineCounter,
): RowFault {
  const count = recordWidth(record);
  const at = locateField(origin, record, count > width ? width : count - 1, lines);
  const kind = firstRow(origin.dialect);
  const message = raggedMessage(count, width, origin.dialect);
  return rowFault('E_RAGGED_ROW', message, at, () => {
    const likely = width === 1 ? delimiterHint(columns) : undefined;
    return {
      expected: width,
      received: count,
      hint: likely ?? (count > width ? longRowHint(width, kind, at.line) : CUT_SHORT),
    };
  });
}

/** The message for a row of another width. @param count the number of its fields */
export function raggedMessage(count: number, width: number, dialect: Dialect): string {
  const has = `${count} ${count === 1 ? 'field' : 'fields'}`;
  return `this row has ${has}, ${firstRow(dialect)} has ${width}`;
}

function firstRow({ header }: Dialect): string {
  return header ? 'the header' : 'the first row';
}

/** The maximum line of a header after a preamble. */
const MOST_PREAMBLE = 20;

/** The hint for a row with too many fields, which may be the header below a title. */
function longRowHint(width: number, kind: string, line: number | undefined): string {
  const isTitle = width === 1 && kind === 'the header';
  if (!isTitle || line === undefined || line > MOST_PREAMBLE) return QUOTE_IT;
  return `if line ${line} is the header, add --skip ${line - 1}; or ${QUOTE_IT}`;
}
