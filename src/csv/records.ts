import { Parser } from 'csv-parse';
import type { CsvRecord, RecordBlock } from './block.ts';
import type { Source, Utf8 } from './decode.ts';
import type { Dialect } from './dialect.ts';
import { findFault, type ParserError } from './fault.ts';
import { countLines, isLineEnd, isPlaceWhole, recordStart } from './locate.ts';
import { bytesOf } from './text.ts';

/**
 * Reads records with csv-parse, which stays the judge of what CSV means. Blocks hold the records that
 * end in one piece of input, so memory is bounded by the longest record.
 *
 * Two habits of csv-parse 7 are kept at bay: its queue ignores backpressure, so `on_record` takes
 * every row before it is queued; and its line numbers count CR LF in quotes twice, so lines are
 * counted here, from the bytes.
 */
export async function* readRecords(
  utf8: Utf8,
  source: Source,
  dialect: Dialect,
  firstLine = 1,
): AsyncGenerator<RecordBlock> {
  const reader = new RecordReader(dialect, source.name, firstLine);
  try {
    for await (const piece of utf8.pieces) {
      const block = await reader.push(piece);
      if (block !== undefined) yield block;
      if (block?.failure !== undefined) return;
    }
  } catch (error) {
    const whole = await reader.interrupted();
    if (whole !== undefined) yield whole;
    if (whole?.failure !== undefined) return;
    throw error;
  }
  const last = await reader.end();
  if (last !== undefined) yield last;
}

class RecordReader {
  readonly #parser: Parser;
  readonly #dialect: Dialect;
  readonly #file: string;
  #records: CsvRecord[] = [];
  #error: ParserError | undefined;
  /** The bytes since the last record that was handed on, and how many they are. */
  #pending: Uint8Array[] = [];
  #length = 0;
  /** How many bytes, and how many lines, were handed on. */
  #offset = 0;
  #lines: number;

  constructor(dialect: Dialect, file: string, firstLine: number) {
    this.#lines = firstLine - 1;
    this.#dialect = dialect;
    this.#file = file;
    this.#parser = new Parser({
      ...signs(dialect),
      on_record: (fields: readonly string[], { bytes }: { bytes: number }) => {
        const start = this.#records.at(-1)?.end ?? 0;
        this.#records.push({ fields, start, end: bytes - this.#offset });
        return null;
      },
    });
    allowAnyLength(this.#parser);
    // Failures reach us through the callbacks of write and end; unheard, the event would be thrown.
    this.#parser.on('error', () => {});
  }

  async push(piece: Uint8Array): Promise<RecordBlock | undefined> {
    this.#pending.push(piece);
    this.#length += piece.length;
    this.#error ??= await settled((done) => this.#parser.write(piece, done));
    return this.#take(false);
  }

  async end(): Promise<RecordBlock | undefined> {
    this.#error ??= await settled((done) => this.#parser.end(done));
    return this.#take(true);
  }

  /**
   * After a failure to read: the records that are whole, though csv-parse waits to see what follows; and
   * what is wrong after them, but for a quote that the missing bytes might close.
   */
  async interrupted(): Promise<RecordBlock | undefined> {
    const isFaulty = this.#error !== undefined;
    const block = await this.end();
    if (block === undefined || isFaulty) return block;
    const { bytes } = block.origin;
    const records = block.records.filter(({ end }) => isLineEnd(bytes[end - 1]));
    const { failure } = block;
    const isOpen = failure?.code === 'E_QUOTE_NOT_CLOSED' && failure.cause !== undefined;
    return { ...block, records, failure: isOpen ? undefined : failure };
  }

  /**
   * Hands on the records that have come up. A fault waits for the rest of its line, so that what it
   * shows of the line does not depend on how the input was cut.
   */
  #take(isEnd: boolean): RecordBlock | undefined {
    const isLong = this.#length > this.#dialect.maxRecord;
    if (this.#records.length === 0 && this.#error === undefined && !isLong) return undefined;
    const bytes = Buffer.concat(this.#pending);
    const origin = {
      file: this.#file,
      bytes,
      offset: this.#offset,
      firstLine: this.#lines + 1,
      dialect: this.#dialect,
    };
    const { records, fault } = findFault(origin, this.#records, this.#error);
    const isShown = fault !== undefined && (isEnd || isPlaceWhole(bytes, fault.offset));
    this.#moveTo(records.at(-1)?.end ?? 0, bytes);
    if (fault === undefined && isLong) this.#forgetComments();
    if (records.length === 0 && !isShown) return undefined;
    return { records, origin, failure: isShown ? fault.error : undefined };
  }

  #moveTo(used: number, bytes: Buffer): void {
    this.#pending = [bytes.subarray(used)];
    this.#length = bytes.length - used;
    this.#offset += used;
    this.#lines += countLines(bytes, used);
    this.#records = [];
  }

  /** Comments stand before a record's bytes, but must not pile up: of the last one its sign is kept. */
  #forgetComments(): void {
    const bytes = Buffer.concat(this.#pending);
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

/** What csv-parse compares the length of a record with; no part of its interface. */
interface ParserState {
  readonly record: readonly unknown[];
  expectedRecordLength: number | undefined;
}

/**
 * Lets every record have the length that it has. With `relax_column_count` alone csv-parse 7 makes an
 * error for each that differs from the first, and drops it: ten times the cost of the record, and a
 * file of blank lines is nothing else.
 */
function allowAnyLength(parser: Parser): void {
  const { state } = parser as Parser & { readonly state?: ParserState };
  if (state === undefined) return;
  Object.defineProperty(state, 'expectedRecordLength', {
    get: () => state.record.length,
    set: () => {},
  });
}

/** The dialect in csv-parse's words. */
function signs(dialect: Dialect): object {
  const asBytes = (sign: string | null): string | null => (sign === null ? null : bytesOf(sign));
  return {
    encoding: 'latin1',
    delimiter: bytesOf(dialect.delimiter),
    quote: asBytes(dialect.quote),
    escape: asBytes(dialect.escape),
    comment: asBytes(dialect.comment),
    comment_no_infix: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  };
}

/** Waits for a callback and gives its error instead of throwing it. */
function settled(
  start: (done: (error?: Error | null) => void) => void,
): Promise<ParserError | undefined> {
  return new Promise((resolve) => {
    start((error) => resolve((error ?? undefined) as ParserError | undefined));
  });
}
