import { CR, LF } from '../../../../csv/lines.ts';

/** The bytes of delimiter and quotes, and the limits of a record. */
interface LineSigns {
  readonly delimiter: number;
  /** -1 if quotes have no meaning. */
  readonly quote: number;
  /** The number of fields of a record. */
  readonly width: number;
  readonly maxRecord: number;
}

/**
 * A line without quoted fields: its fields end at delimiters, its record with the line, and its first quote is stray,
 * as in csv-parse.
 */
export class RawLine {
  /** The ends without and with the line ending. */
  content = 0;
  end = 0;
  fields = 0;
  lastField = 0;
  /** The start of the first field past the last column. */
  extra = 0;
  /** The first quote; -1 for none. */
  quote = -1;
  readonly #signs: LineSigns;
  readonly #bytes: Uint8Array;

  constructor(signs: LineSigns, bytes: Uint8Array) {
    this.#signs = signs;
    this.#bytes = bytes;
  }

  /** True for a record of the table, and for a blank line. @param start of the line */
  isGood(start: number): boolean {
    return this.quote < 0 && (this.fields === this.#signs.width || this.content === start);
  }

  /**
   * Reads a line.
   *
   * @param to the end of the bytes
   * @returns false if it does not end in the bytes, is longer than a record may be, or has a quoted field
   */
  read(start: number, to: number): boolean {
    const bytes = this.#bytes;
    let at = start;
    while (at < to && bytes[at] !== LF && bytes[at] !== CR) at++;
    // A CR at the end of the block may be half of a CR LF.
    if (at >= to || (bytes[at] === CR && at + 1 === to)) return false;
    this.content = at;
    this.end = bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
    return at - start <= this.#signs.maxRecord && this.#readFields(start);
  }

  /** Counts the fields of the line. @returns false if one begins with a quote */
  #readFields(start: number): boolean {
    const { delimiter, quote, width } = this.#signs;
    let [fields, field, extra, firstQuote] = [1, start, start, -1];
    for (let at = start; at < this.content; at++) {
      const byte = this.#bytes[at] as number;
      if (byte === delimiter) {
        field = at + 1;
        if (fields++ === width) extra = field;
      } else if (byte === quote) {
        if (at === field) return false;
        if (firstQuote < 0) firstQuote = at;
      }
    }
    this.fields = fields;
    this.lastField = field;
    this.extra = extra;
    this.quote = firstQuote;
    return true;
  }
}
