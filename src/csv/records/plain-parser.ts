import { bytesOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import { CsvParser, type ParserError, type RecordParser, type TakeRecord } from './parser.ts';

/** Fields of at least so many characters are parts of the text that they were cut from, and keep it in memory. */
const PART_LENGTH = 13;

/**
 * A parser of records for the bytes engine: bytes without quotes, escapes and comments are cut at line ends and
 * delimiters, which is all that csv-parse does there; from the first such sign on, csv-parse goes on.
 */
export class PlainParser implements RecordParser {
  readonly #csv: CsvParser;
  readonly #take: TakeRecord;
  readonly #delimiter: string;
  /** The first bytes of signs that csv-parse must look at. */
  readonly #signs: readonly number[];
  #isPlain = true;
  /** The start of a record, in pieces; byte strings. */
  #begun: string[] = [];
  /** The number of bytes that come before it. */
  #done = 0;

  constructor(dialect: Dialect, take: TakeRecord) {
    this.#csv = new CsvParser(dialect, (fields, bytes) => take(fields, this.#done + bytes));
    this.#take = take;
    this.#delimiter = bytesOf(dialect.delimiter);
    this.#signs = [dialect.quote, dialect.escape, dialect.comment].flatMap((sign) =>
      sign === null ? [] : [bytesOf(sign).charCodeAt(0)],
    );
  }

  parse(piece: Uint8Array): ParserError | undefined {
    if (!this.#isPlain) return this.#csv.parse(piece);
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const found = this.#signs.map((sign) => bytes.indexOf(sign)).filter((at) => at >= 0);
    if (found.length === 0) {
      this.#cut(bytes.toString('latin1'));
      return undefined;
    }
    const end = Math.min(...found);
    this.#cut(bytes.toString('latin1', 0, end));
    return this.#leave(bytes.subarray(end));
  }

  end(): ParserError | undefined {
    if (!this.#isPlain) return this.#csv.end();
    const text = this.#begun.join('');
    const isOver = text.endsWith('\r');
    if (text !== '') this.#record(isOver ? text.slice(0, -1) : text, this.#done + text.length);
    this.#begin('', text.length);
    return undefined;
  }

  reset(): void {
    this.#csv.reset();
    this.#isPlain = true;
    this.#begun = [];
    this.#done = 0;
  }

  /** Has csv-parse go on, from the start of the record. */
  #leave(rest: Uint8Array): ParserError | undefined {
    this.#isPlain = false;
    const begun = Buffer.from(this.#begun.join(''), 'latin1');
    this.#begun = [];
    return this.#csv.parse(Buffer.concat([begun, rest]));
  }

  /** Takes the records that end in a text, which goes on from what is begun. */
  #cut(text: string): void {
    const isOpen = !text.includes('\n') && !text.includes('\r');
    this.#begun.push(text);
    // A long record comes in many pieces, which are joined once.
    if (isOpen && !this.#begun.at(-2)?.endsWith('\r')) return;
    const all = this.#begun.join('');
    const used = all.includes('\r') ? this.#cutAnywhere(all) : this.#cutAtLf(all);
    this.#begin(all.slice(used), used);
  }

  #begin(rest: string, used: number): void {
    this.#begun = rest === '' ? [] : [rest];
    this.#done += used;
  }

  /** @returns how much of the text is used */
  #cutAtLf(text: string): number {
    let at = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      this.#record(text.slice(at, end), this.#done + end + 1);
      at = end + 1;
    }
    return at;
  }

  /** The same for all line ends; a CR at the end of the text may be half of one. */
  #cutAnywhere(text: string): number {
    let at = 0;
    for (const { 0: lineEnd, index } of text.matchAll(/\r\n?|\n/g)) {
      const next = index + lineEnd.length;
      if (lineEnd === '\r' && next === text.length) break;
      this.#record(text.slice(at, index), this.#done + next);
      at = next;
    }
    return at;
  }

  #record(line: string, end: number): void {
    const fields = line.split(this.#delimiter);
    for (const [i, field] of fields.entries()) {
      if (field.length >= PART_LENGTH) fields[i] = Buffer.from(field, 'latin1').toString('latin1');
    }
    this.#take(fields, end);
  }
}
