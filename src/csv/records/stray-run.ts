import type { RowFault } from '../../core/errors/row-fault.ts';
import { bytesOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import { type LineCounter, nextLine } from '../lines.ts';
import { quoteInField } from './diagnose.ts';
import { CsvParser, type ParserError } from './parser.ts';
import { contentEnd, placeAt } from './positions.ts';
import type { CsvRecord, Origin } from './record-block.ts';

/** The bytes to search for records. */
interface RunPlace {
  /** The start of the next record. */
  readonly from: number;
  /** True if the known bytes end there, so that an LF may follow a CR. */
  readonly isTorn: boolean;
  readonly lines: LineCounter;
}

/**
 * The records after one with a stray quote, for the bytes engine, which avoids csv-parse for up to a million of them.
 * None of their fields begins with a quote, so their fields end at delimiters, the records with their lines, and the
 * first quote is stray.
 *
 * @returns none in a dialect with escape characters or comments
 */
export function strayRun(origin: Origin, { from, isTorn, lines }: RunPlace): CsvRecord[] {
  const { bytes, dialect } = origin;
  const records: CsvRecord[] = [];
  const { quote, escape, comment } = dialect;
  if (quote === null || escape !== quote || comment !== null) return records;
  const opening = bytesOf(dialect.delimiter) + quote;
  for (let start = from; ; ) {
    const end = nextLine(bytes, start, isTorn);
    if (end === undefined) return records;
    const content = contentEnd(bytes, start, end);
    const text = bytes.toString('latin1', start, content);
    const isOpened = text.startsWith(quote) || text.includes(opening);
    if (isOpened || text.length > dialect.maxRecord) return records;
    records.push(lineRecord(origin, { text, start, end, lines }, quote));
    start = end;
  }
}

interface Line extends Pick<RunPlace, 'lines'> {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function lineRecord(origin: Origin, line: Line, quote: string): CsvRecord {
  const { text, start, end } = line;
  const { dialect } = origin;
  const stray = text.indexOf(quote);
  if (stray >= 0 && !dialect.lenient)
    return { fields: [], start, end, fault: strayFault(origin, line, stray) };
  const fields = text.split(bytesOf(dialect.delimiter));
  if (stray < 0) return { fields, start, end };
  return { fields, start, end, repaired: { quotes: true }, isRaw: true };
}

function strayFault(origin: Origin, { text, start, lines }: Line, stray: number): RowFault {
  const { dialect } = origin;
  const at = placeAt(origin, start + stray, lines.at(start));
  const isFirst = !text.slice(0, stray).includes(bytesOf(dialect.delimiter));
  const beside = text.slice(Math.max(0, stray - 1), stray + 1);
  const record = Buffer.from(text, 'latin1');
  return quoteInField(at, isFirst ? beside : undefined, dialect, () => causeOf(record, dialect));
}

/** The error of csv-parse for a record. */
function causeOf(record: Buffer, dialect: Dialect): ParserError | undefined {
  const parser = new CsvParser(dialect, () => {});
  return parser.parse(record) ?? parser.end();
}
