import { stringify } from 'csv-stringify/sync';
import { DiscretizeError } from '../core/error.ts';
import type { Dialect } from './dialect.ts';
import type { FileStyle } from './table.ts';
import { bytesOf } from './text.ts';

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

  /** @param width how many fields a record has */
  constructor(dialect: Dialect, style: FileStyle, width: number) {
    this.#dialect = dialect;
    this.#lineEnd = style.lineEnd;
    this.#start = style.hasBom ? BOM : '';
    this.#options = writerOptions(dialect, style, width);
  }

  /**
   * The bytes of some records, with the line end of the record before them.
   *
   * @param records byte strings (`csv/text.ts`)
   * @throws DiscretizeError E_DIALECT where a field needs quotes and the dialect has none
   */
  write(records: readonly (readonly string[])[]): Uint8Array {
    if (records.length === 0) return new Uint8Array(0);
    if (this.#dialect.quote === null) this.#checkNeedsNoQuotes(records);
    const text = this.#start + stringify(records as string[][], this.#options);
    this.#start = this.#lineEnd;
    return Buffer.from(text, 'latin1');
  }

  /** The bytes that are left: the last line end, where there is one. */
  end(hasLastLineEnd: boolean): Uint8Array {
    const isEmpty = this.#start !== this.#lineEnd;
    return Buffer.from(hasLastLineEnd && !isEmpty ? this.#lineEnd : '', 'latin1');
  }

  #checkNeedsNoQuotes(records: readonly (readonly string[])[]): void {
    const delimiter = bytesOf(this.#dialect.delimiter);
    const field = records.flat().find((text) => text.includes(delimiter));
    if (field === undefined) return;
    throw new DiscretizeError(
      'E_DIALECT',
      `"${field}" holds the delimiter, and there are no quotes`,
      {
        received: field,
        hint: 'leave out --quote none, or choose an output mode other than label',
      },
    );
  }
}

const BOM = '\xef\xbb\xbf';

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
    eof: false,
    // A lone empty field would be a blank line, which many readers skip.
    quoted_empty: width === 1 && quote !== null,
    ...(comment !== null && { quoted_match: new RegExp(`^${literal(bytesOf(comment))}`) }),
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?|()[\]{}-]/g, '\\$&');
}
