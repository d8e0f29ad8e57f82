import { stringify } from 'csv-stringify/sync';
import { DiscretizeError } from '../core/errors/error.ts';
import { BOM, bytesOf, textOf } from './byte-string.ts';
import type { Dialect } from './dialect.ts';
import type { FileStyle } from './table/table-source.ts';

/** Records as bytes. */
export interface Written {
  readonly bytes: Uint8Array;
  /** The number of records. */
  readonly rows: number;
  /** The error for the record after them, which cannot be written; undefined if all were written. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Writes records with csv-stringify, in the dialect of the input. Quotes the fields that would not read back the same
 * otherwise. Delays the line ending of the last record until the end of the input shows whether it had one.
 */
export class RecordWriter {
  readonly #options: object;
  readonly #lineEnd: string;
  readonly #dialect: Dialect;
  #start: string;
  /** True if the last record is empty, which requires its line ending. */
  #isBlank = false;

  /**
   * @param width the number of fields of a record
   */
  constructor(dialect: Dialect, style: FileStyle, width: number) {
    this.#dialect = dialect;
    this.#lineEnd = style.lineEnd;
    this.#start = style.hasBom ? BOM : '';
    this.#options = writerOptions(dialect, style, width);
  }

  /**
   * The bytes of some records, after the line ending of the record before them. The failure, E_DIALECT, is that of a
   * field that would not read back the same.
   *
   * @param records byte strings (`csv/byte-string.ts`)
   */
  write(records: readonly (readonly string[])[]): Written {
    const at = records.findIndex((record) => unwritable(record, this.#dialect) !== undefined);
    const good = at < 0 ? records : records.slice(0, at);
    const failure = at < 0 ? undefined : notWritable(records[at] ?? [], this.#dialect);
    const rows = good.length;
    if (rows === 0) return { bytes: new Uint8Array(0), rows, failure };
    const text = stringify(good as string[][], this.#options);
    // Without quotes, a reader would take the beginning of the first field for a byte order mark.
    const start = this.#start === '' && text.startsWith(BOM) ? BOM : this.#start;
    this.#start = this.#lineEnd;
    this.#isBlank = this.#dialect.quote === null && isBlank(good.at(-1));
    return { bytes: Buffer.from(start + text, 'latin1'), rows, failure };
  }

  /** The last bytes: the line ending of the last record, if it has one or needs one. */
  end(hasLastLineEnd: boolean): Uint8Array {
    const isEmpty = this.#start !== this.#lineEnd;
    const hasOne = (hasLastLineEnd || this.#isBlank) && !isEmpty;
    return Buffer.from(hasOne ? this.#lineEnd : '', 'latin1');
  }
}

function isBlank(record: readonly string[] = []): boolean {
  return record.length === 1 && record[0] === '';
}

/** The first field that would not read back the same because the dialect lacks quotes or an escape character. */
function unwritable(
  record: readonly string[],
  { delimiter, quote, escape, comment }: Dialect,
): string | undefined {
  if (quote !== null) {
    return escape === null ? record.find((field) => field.includes(quote)) : undefined;
  }
  const separator = bytesOf(delimiter);
  return record.find((field, i) => {
    const isLast = i === record.length - 1;
    // The end of a field and the delimiter after it may form another delimiter.
    const at = (isLast ? field : field + separator).indexOf(separator);
    const isComment = i === 0 && comment !== null && field.startsWith(bytesOf(comment));
    return (at >= 0 && at < field.length) || isComment || /[\r\n]/.test(field);
  });
}

function notWritable(record: readonly string[], dialect: Dialect): DiscretizeError {
  const received = textOf(unwritable(record, dialect) ?? '');
  const what = dialect.quote === null ? 'quotes' : 'an escape';
  return new DiscretizeError('E_DIALECT', `"${received}" cannot be written without ${what}`, {
    received,
    hint: `remove --${dialect.quote === null ? 'quote' : 'escape'} none, or use other names and labels`,
  });
}

function writerOptions(
  { delimiter, quote, escape, comment }: Dialect,
  style: FileStyle,
  width: number,
): object {
  return {
    delimiter: bytesOf(delimiter),
    quote: quote === null ? false : bytesOf(quote),
    escape: bytesOf(escape ?? quote ?? ''),
    record_delimiter: style.lineEnd,
    // Quotes fields with any line ending, not only the one between records.
    quote_record_delimiter: true,
    eof: false,
    // A lone empty field would be a blank line, which many readers skip.
    quoted_empty: width === 1 && quote !== null,
    // The fields that would be a comment or a byte order mark at the start of a line or of the file.
    quoted_match: beginsWith(comment === null ? [BOM] : [BOM, bytesOf(comment)]),
  };
}

function beginsWith(signs: readonly string[]): RegExp {
  const literal = (sign: string): string => sign.replace(/[\\^$.*+?|()[\]{}-]/g, '\\$&');
  return new RegExp(`^(?:${signs.map(literal).join('|')})`);
}
