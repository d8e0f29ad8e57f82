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
 * Makes blocks of records out of bytes. After a bad record it goes on with the next line, if it is asked to.
 * The line numbers of csv-parse count CR LF in quotes twice, so lines are counted here, from the bytes.
 */
export class RecordReader {
  readonly #dialect: Dialect;
  readonly #file: string;
  readonly #base: number | undefined;
  readonly #parser: RecordParser;
  readonly #isQuick: boolean;
  #records: CsvRecord[] = [];
  #error: ParserError | undefined;
  /** The bytes that were parsed since the last record that was handed on, and how many they are. */
  #pending: Uint8Array[] = [];
  #length = 0;
  readonly #waiting = new ByteQueue();
  #ending: Ending | undefined;
  #isOver = false;
  /** How many bytes, and how many lines, were handed on; and how many bytes before the parser began anew. */
  #offset = 0;
  #lines: number;
  #begun = 0;
  #isLineOpen = false;
  #isAfterCr = false;
  /** True if the parser begins anew after the latest block. */
  #isAnew = false;
  /** A block that does not follow the one before it. */
  #held: RecordBlock | undefined;

  /**
   * @param firstLine the line that the bytes begin on
   * @param base how many bytes of the input come before them; undefined if it was not in UTF-8
   * @param isQuick whether csv-parse is only asked where there are quotes, escapes or comments
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

  /** True after a bad record whose line was longer than records may be, until the line ends. */
  get isLineOpen(): boolean {
    return this.#isLineOpen;
  }

  /** Up to where the bytes are used (exclusive): by what was handed on, and by what was passed over. */
  get offset(): number {
    return this.#offset;
  }

  /** The line that the next bytes are on. */
  get line(): number {
    return this.#lines + 1;
  }

  /** Adds bytes, which must not change any more. */
  add(piece: Uint8Array): void {
    this.#waiting.add(piece);
  }

  /** Says that there are no more bytes, and why. */
  end(ending: Ending): void {
    this.#ending = ending;
  }

  /** The next block; undefined if there is none in the bytes that were added. */
  next(): RecordBlock | undefined {
    const first = this.#held ?? this.#nextPart();
    if (first === undefined) return undefined;
    const run = joinRun(first, () => (this.#isAnew ? this.#nextPart() : undefined));
    this.#held = run.held;
    return run.block;
  }

  /** The records up to the first bad one, or up to the end of the bytes that were added. */
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
    // What comes after the bytes does not begin with the LF of a CR LF.
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

  /** Parses what is pending once more, as if nothing had been before it. */
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

  /** Passes over bytes up to the end of the line. */
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

  /** Comments stand before a record's bytes, but must not pile up: of the last one its sign is kept. */
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
