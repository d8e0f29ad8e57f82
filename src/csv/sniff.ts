import type { Dialect } from './dialect.ts';
import { RecordReader } from './records/record-reader.ts';

/** The candidates, the most usual first. */
const CANDIDATES: readonly string[] = [',', ';', '\t', '|'];

/** The shape of a table with a delimiter. */
interface Shape {
  readonly delimiter: string;
  /** The number of fields of the first record. */
  readonly width: number;
  /** The share of records with the same number of fields. */
  readonly share: number;
}

/**
 * Finds the delimiter of a table by its first bytes: the delimiter with which most records have as many fields as the
 * first record; of several, the one with most fields. The record reader splits records, so quotes have the same
 * meaning as in a run.
 *
 * @param bytes UTF-8, without a byte order mark
 * @param isAll true if the input ends with them
 * @returns undefined if no delimiter gives two fields
 */
export function sniffDelimiter(
  bytes: Uint8Array,
  isAll: boolean,
  dialect: Dialect,
): string | undefined {
  const shapes = CANDIDATES.map((delimiter) => shapeOf(bytes, isAll, { ...dialect, delimiter }));
  const [best] = shapes
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.share - a.share || b.width - a.width);
  return best?.delimiter;
}

function shapeOf(bytes: Uint8Array, isAll: boolean, dialect: Dialect): Shape {
  const reader = new RecordReader(dialect, '', 1, undefined);
  reader.add(bytes);
  reader.end(isAll ? 'end' : 'more');
  const widths: number[] = [];
  for (let block = reader.next(); block !== undefined; block = reader.next()) {
    for (const { fields, fault } of block.records) {
      const isBlank = fields.length === 1 && fields[0] === '';
      if (fault !== undefined || !isBlank) widths.push(fault === undefined ? fields.length : 0);
    }
    if (block.failure !== undefined) break;
  }
  const [width = 0] = widths;
  const share = widths.filter((other) => other === width).length / widths.length;
  return { delimiter: dialect.delimiter, width, share };
}
