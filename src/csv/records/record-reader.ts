import type { Dialect } from '../dialect.ts';
import { countLines, isLineEnd, restOfLine } from '../lines.ts';
import { ByteQueue, joinPieces } from './byte-queue.ts';
import { withEscapes } from './field-texts.ts';
import { joinRun } from './join-blocks.ts';
import { CsvParser, type ParserError, type RecordParser } from './parser.ts';
import { PlainParser } from './plain-parser.ts';
import { recordStart } from './positions.ts';
import { type CsvRecord, type Origin, type RecordBlock, recordOf } from './record-block.ts';
import { type Ending, recover } from './recover.ts';

/**
 * Reads bytes as blocks of records. After a bad record, it continues with the next line on the next call. It counts
 * lines itself, since csv-parse counts a CR LF in quotes twice.
 */
export class RecordReader {
  readonly #dialect: Dialect;
  readonly #file: string;
  readonly #base: number | undefined;
  readonly #parser: RecordParser;
  readonly #isQuick: boolean;
  #records: CsvRecord[] = [];
  #error: ParserError | undefined;
  /** The bytes parsed since the last emitted record, and their number. */
  #pending: Uint8Array[] = [];
  #length = 0;
  readonly #waiting = new ByteQueue();
  #ending: Ending | undefined;
  #isOver = false;
  /** The numbers of bytes and of lines emitted; and the number of bytes before the last reset of the parser. */
  #offset = 0;
  #lines: number;
  #begun = 0;
  #isLineOpen = false;
  #isAfterCr = false;
  /** True if the parser must be reset after the last block. */
  #isAnew = false;
  /** The next block, which is not adjacent to the one before it. */
  #held: RecordBlock | undefined;

  /**
   * @param firstLine the line that the bytes begin on
   * @param base the number of bytes of the input before them; undefined if the input is not in UTF-8
   * @param isQuick true if csv-parse reads only records with quotes, escape characters or comments
   */
  constructor(dialect: Dialect, file: string, firstLine: number, base?: number, isQuick = false) {
    this.#base = base;
    this.#lines = firstLine - 1;
    this.#dialect = dialect;
    this.#file = file;
    this.#isQuick = isQuick;
    const Parser = isQuick ? PlainParser : CsvParser;
    this.#parser = new Parser(dialect, (fields, bytes) => {
      const start = this.#records.at(-1)?.end ?? 0;
      this.#records.push(recordOf(fields, start, this.#begun + bytes - this.#offset));
    });
  }

  /** True after a bad record that is too long, until its line ends. */
  get isLineOpen(): boolean {
    return this.#isLineOpen;
  }

  /** The end of the consumed bytes (exclusive): those of emitted records and of skipped lines. */
  get offset(): number {
    return this.#offset;
  }

  /** The line of the next bytes. */
  get line(): number {
    return this.#lines + 1;
  }

  /** Adds bytes, which must not change afterwards. */
  add(piece: Uint8Array): void {
    this.#waiting.add(piece);
  }

  /** Ends the bytes. @param ending the reason */
  end(ending: Ending): void {
    this.#ending = ending;
  }

  /** The next block; undefined if the added bytes have none. */
  next(): RecordBlock | undefined {
    const first = this.#held ?? this.#nextPart();
    if (first === undefined) return undefined;
    const run = joinRun(first, () => (this.#isAnew ? this.#nextPart() : undefined));
    this.#held = run.held;
    return run.block;
  }

  /** The records up to the first bad record, or up to the end of the added bytes. */
  #nextPart(): RecordBlock | undefined {
    this.#isAnew = false;
    for (;;) {
      const block = this.#take();
      if (block !== undefined) return block;
      const piece = this.#waiting.take();
      if (piece === undefined && (this.#ending === undefined || this.#isOver)) return undefined;
      if (piece === undefined) this.#finish();
      else if (this.#isLineOpen) this.#skip(piece);
      else this.#parse(piece);
    }
  }

  #parse(piece: Uint8Array): void {
    this.#pending.push(piece);
    this.#length += piece.length;
    this.#error ??= this.#parser.parse(piece);
  }

  #finish(): void {
    this.#isOver = true;
    // The bytes after these do not begin with the LF of a CR LF.
    if (this.#isLineOpen && this.#isAfterCr) this.#endLine();
    this.#error ??= this.#parser.end();
  }

  #take(): RecordBlock | undefined {
    const isLong = this.#length > this.#dialect.maxRecord;
    if (this.#records.length === 0 && this.#error === undefined && !isLong) return undefined;
    const origin = this.#origin();
    const ending = this.#isOver ? this.#ending : undefined;
    const parsed = { records: this.#records, error: this.#error, ending, isQuick: this.#isQuick };
    const { records, failure, next, used } = recover(origin, parsed);
    this.#moveTo(used, origin.bytes);
    if (next !== 'on') this.#beginAnew(next === 'line');
    else if (isLong && this.#error === undefined) this.#forgetComments();
    if (records.length === 0 && failure === undefined) return undefined;
    return { records: withEscapes(records, origin), origin, failure };
  }

  #origin(): Origin {
    const bytes = joinPieces(this.#pending);
    const [file, offset, base] = [this.#file, this.#offset, this.#base];
    return { file, bytes, offset, base, firstLine: this.#lines + 1, dialect: this.#dialect };
  }

  #moveTo(used: number, bytes: Buffer): void {
    this.#pending = [bytes.subarray(used)];
    this.#length = bytes.length - used;
    this.#offset += used;
    this.#lines += countLines(bytes, used);
    this.#records = [];
  }

  /** Parses the pending bytes again, after a reset. */
  #beginAnew(isLineOpen: boolean): void {
    for (const piece of this.#pending.reverse()) this.#waiting.putBack(piece);
    this.#pending = [];
    this.#length = 0;
    this.#isAnew = true;
    this.#error = undefined;
    this.#isOver = false;
    this.#isLineOpen = isLineOpen;
    this.#waiting.slow();
    this.#begun = this.#offset;
    this.#parser.reset();
  }

  /** Skips bytes up to the end of the line. */
  #skip(piece: Uint8Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const { used, isOver, isAfterCr } = restOfLine(bytes, this.#isAfterCr);
    this.#isAfterCr = isAfterCr;
    this.#offset += used;
    this.#begun = this.#offset;
    if (!isOver) return;
    this.#endLine();
    if (used < bytes.length) this.#waiting.putBack(bytes.subarray(used));
  }

  #endLine(): void {
    this.#isLineOpen = false;
    this.#isAfterCr = false;
    this.#lines++;
  }

  /**
   * Drops comments before a record from the pending bytes, which would grow; keeps the characters that begin the last
   * comment.
   */
  #forgetComments(): void {
    const { bytes } = this.#origin();
    const start = recordStart(bytes, 0, this.#dialect);
    const isInComment = start > 0 && start === bytes.length;
    const isAtLineEnd = isInComment && isLineEnd(bytes.at(-1));
    this.#moveTo(isAtLineEnd ? start - 1 : start, bytes);
    if (!isInComment) return;
    const sign = Buffer.from(this.#dialect.comment ?? '');
    this.#pending.unshift(sign);
    this.#length += sign.length;
    this.#offset -= sign.length;
  }
}
