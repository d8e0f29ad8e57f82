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
  /** Why the record after them cannot be written; undefined if all were. */
  readonly failure: DiscretizeError | undefined;
}

/**
 * Writes records with csv-stringify, in the dialect that they were read in. A field is quoted where
 * it must be to read back the same. The line end of the last record is held back until it is known
 * whether the input had one there.
 */
export class RecordWriter {
  readonly #options: object;
  readonly #lineEnd: string;
  readonly #dialect: Dialect;
  #start: string;
  /** True if the last record is nothing but its line end, and so must have one. */
  #isBlank = false;

  /** @param width how many fields a record has */
  constructor(dialect: Dialect, style: FileStyle, width: number) {
    this.#dialect = dialect;
    this.#lineEnd = style.lineEnd;
    this.#start = style.hasBom ? BOM : '';
    this.#options = writerOptions(dialect, style, width);
  }

  /**
   * The bytes of some records, with the line end of the record before them. The failure, E_DIALECT,
   * is for a field that would not read back the same.
   *
   * @param records byte strings (`csv/text.ts`)
   */
  write(records: readonly (readonly string[])[]): Written {
    const at = records.findIndex((record) => unwritable(record, this.#dialect) !== undefined);
    const good = at < 0 ? records : records.slice(0, at);
    const failure = at < 0 ? undefined : notWritable(records[at] ?? [], this.#dialect);
    const rows = good.length;
    if (rows === 0) return { bytes: new Uint8Array(0), rows, failure };
    const text = stringify(good as string[][], this.#options);
    // Without quotes, a first field that begins with the mark would be taken for it.
    const start = this.#start === '' && text.startsWith(BOM) ? BOM : this.#start;
    this.#start = this.#lineEnd;
    this.#isBlank = this.#dialect.quote === null && isBlank(good.at(-1));
    return { bytes: Buffer.from(start + text, 'latin1'), rows, failure };
  }

  /** The bytes that are left: the last line end, where there is one or must be one. */
  end(hasLastLineEnd: boolean): Uint8Array {
    const isEmpty = this.#start !== this.#lineEnd;
    const hasOne = (hasLastLineEnd || this.#isBlank) && !isEmpty;
    return Buffer.from(hasOne ? this.#lineEnd : '', 'latin1');
  }
}

function isBlank(record: readonly string[] = []): boolean {
  return record.length === 1 && record[0] === '';
}

/** The first field that would not read back the same, for want of quotes or of an escape. */
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
    // A field may end in the start of a delimiter, and make one with the delimiter after it.
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
    // Quotes every field with a line end in it, not only with the one between records.
    quote_record_delimiter: true,
    eof: false,
    // A lone empty field would be a blank line, which many readers skip.
    quoted_empty: width === 1 && quote !== null,
    // What would be no field at the start of a line, or of the file.
    quoted_match: beginsWith(comment === null ? [BOM] : [BOM, bytesOf(comment)]),
  };
}

function beginsWith(signs: readonly string[]): RegExp {
  const literal = (sign: string): string => sign.replace(/[\\^$.*+?|()[\]{}-]/g, '\\$&');
  return new RegExp(`^(?:${signs.map(literal).join('|')})`);
}
