import { bytesOf, isAt } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import { Line, type LineSpan } from '../line.ts';
import { CR, isLineEnd, LF } from '../lines.ts';
import { joinPieces } from './byte-queue.ts';
import { CsvParser, type ParserError, type RecordParser, type TakeRecord } from './parser.ts';

/**
 * A parser of records for the bytes engine: it splits bytes without quotes, escape characters and comments at line
 * endings and delimiters, as csv-parse does; from the first such character on, csv-parse continues.
 */
export class PlainParser implements RecordParser {
  readonly #dialect: Dialect;
  /** Made on demand: its construction takes as long as a small file. */
  #csv: CsvParser | undefined;
  readonly #take: TakeRecord;
  readonly #delimiter: Buffer;
  /** The first bytes of quotes, escape characters and comments. */
  readonly #signs: readonly number[];
  /** The parser that continues from the first such byte; undefined before it. */
  #next: CsvParser | undefined;
  /** The start of a record, in pieces. */
  #begun: Buffer[] = [];
  /** The number of bytes before that start. */
  #done = 0;

  constructor(dialect: Dialect, take: TakeRecord) {
    this.#dialect = dialect;
    this.#take = take;
    this.#delimiter = Buffer.from(dialect.delimiter);
    this.#signs = [dialect.quote, dialect.escape, dialect.comment].flatMap((sign) =>
      sign === null ? [] : [bytesOf(sign).charCodeAt(0)],
    );
  }

  parse(piece: Uint8Array): ParserError | undefined {
    if (this.#next !== undefined) return this.#next.parse(piece);
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const found = this.#signs.map((sign) => bytes.indexOf(sign)).filter((at) => at >= 0);
    if (found.length === 0) {
      this.#cut(bytes);
      return undefined;
    }
    const end = Math.min(...found);
    this.#cut(bytes.subarray(0, end));
    return this.#leave(bytes.subarray(end));
  }

  end(): ParserError | undefined {
    if (this.#next !== undefined) return this.#next.end();
    const bytes = joinPieces(this.#begun);
    const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
    const { width } = this.#cutLines(bytes);
    if (bytes.length > 0) this.#record(bytes, { start: 0, end, width }, bytes.length);
    this.#begin(bytes.subarray(bytes.length), bytes.length);
    return undefined;
  }

  reset(): void {
    this.#next?.reset();
    this.#next = undefined;
    this.#begun = [];
    this.#done = 0;
  }

  /** Continues with csv-parse, from the start of the record. */
  #leave(rest: Uint8Array): ParserError | undefined {
    this.#csv ??= new CsvParser(this.#dialect, (fields, bytes) =>
      this.#take(fields, this.#done + bytes),
    );
    this.#next = this.#csv;
    const begun = this.#begun;
    this.#begun = [];
    return this.#next.parse(joinPieces([...begun, rest]));
  }

  /** Hands on the records that end in some bytes, which continue the started record. */
  #cut(bytes: Buffer): void {
    const isOpen = !bytes.includes(LF) && !bytes.includes(CR);
    this.#begun.push(bytes);
    // The pieces of a long record are joined once.
    if (isOpen && this.#begun.at(-2)?.at(-1) !== CR) return;
    const all = joinPieces(this.#begun);
    const { used } = this.#cutLines(all);
    this.#begin(all.subarray(used), used);
  }

  #begin(rest: Buffer, used: number): void {
    this.#begun = rest.length === 0 ? [] : [rest];
    this.#done += used;
  }

  /**
   * Hands on the records that end in some bytes.
   *
   * @returns the number of consumed bytes, and of fields in the rest; a CR at the end may be half of a line ending
   */
  #cutLines(bytes: Buffer): { readonly used: number; readonly width: number } {
    const delimiter = this.#delimiter;
    let [start, width] = [0, 1];
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (isAt(bytes, at, delimiter)) {
        width++;
        at += delimiter.length - 1;
      } else if (isLineEnd(byte)) {
        const isCr = byte === CR;
        if (isCr && at + 1 === bytes.length) break;
        const span = { start, end: at, width };
        start = isCr && bytes[at + 1] === LF ? at + 2 : at + 1;
        this.#record(bytes, span, start);
        [at, width] = [start - 1, 1];
      }
    }
    return { used: start, width };
  }

  #record(bytes: Buffer, span: LineSpan, next: number): void {
    this.#take(new Line(bytes, span, this.#delimiter), this.#done + next);
  }
}
