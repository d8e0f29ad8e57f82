import type { Dialect } from './dialect.ts';
import { RecordReader } from './records/record-reader.ts';

/** The delimiters that are looked for, the usual one first. */
const CANDIDATES: readonly string[] = [',', ';', '\t', '|'];

/** The number of columns that a delimiter makes of a table. */
interface Shape {
  readonly delimiter: string;
  /** The number of fields that the first record has. */
  readonly width: number;
  /** The share of good records that are as wide. */
  readonly share: number;
}

/**
 * Finds the delimiter of a table by its first bytes: the one that makes the most records as wide as the
 * first one; of several, the one that makes them widest. The records reader does the cutting, so quotes
 * mean what they mean in a run.
 *
 * @param bytes UTF-8, without a byte order mark
 * @param isAll whether the input ends with them
 * @returns undefined if none of them makes two fields
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
