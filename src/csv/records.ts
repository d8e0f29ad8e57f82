import { type CsvError, Parser } from 'csv-parse';
import { DiscretizeError, type Place } from '../core/error.ts';
import type { Source, Utf8 } from './decode.ts';
import type { Dialect } from './dialect.ts';
import { anatomy, countLines, placeAt, recordStart } from './locate.ts';
import { bytesOf } from './text.ts';

/** A record, and the bytes of its block that it came from. */
export interface CsvRecord {
  /** The fields as byte strings (`csv/text.ts`). */
  readonly fields: readonly string[];
  /** Where its bytes start (inclusive); comments and blank lines before it may be among them. */
  readonly start: number;
  /** Where its bytes end (exclusive), its line end included. */
  readonly end: number;
}

/** Whole records, in order, with the bytes that they came from. */
export interface RecordBlock {
  readonly records: readonly CsvRecord[];
  /** Where the records stand, for errors. */
  readonly origin: Origin;
  /** What is wrong with the input after these records; the last block only. */
  readonly failure: DiscretizeError | undefined;
}

/** The bytes of a block and their place in the file. */
export interface Origin {
  readonly file: string;
  readonly bytes: Buffer;
  /** The line that the bytes begin on, counted from 1. */
  readonly firstLine: number;
  readonly dialect: Dialect;
}

/**
 * The place of a record's field.
 *
 * @param field counted from 0; past the last one, the place is the last field's
 */
export function locateField(origin: Origin, record: CsvRecord, field: number): Place {
  const { bytes, dialect, file, firstLine } = origin;
  const { fields } = anatomy(bytes, recordStart(bytes, record.start, dialect), dialect);
  const offset = fields[Math.min(field, fields.length - 1)] ?? record.start;
  return placeAt(bytes, offset, firstLine, file);
}

/** True for a line with nothing on it, which has one empty field but no quotes around it. */
export function isBlankLine({ fields, end }: CsvRecord, { bytes, dialect }: Origin): boolean {
  if (fields.length !== 1 || fields[0] !== '') return false;
  if (dialect.quote === null) return true;
  let last = end - 1;
  while (last >= 0 && (bytes[last] === 10 || bytes[last] === 13)) last--;
  const quote = Buffer.from(dialect.quote);
  return !quote.equals(bytes.subarray(Math.max(0, last + 1 - quote.length), last + 1));
}

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
): AsyncGenerator<RecordBlock> {
  const reader = new RecordReader(dialect, source.name);
  for await (const piece of utf8.pieces) {
    const block = await reader.push(piece);
    if (block !== undefined) yield block;
    if (block?.failure !== undefined) return;
  }
  const last = await reader.end();
  if (last !== undefined) yield last;
}

class RecordReader {
  readonly #parser: Parser;
  readonly #dialect: Dialect;
  readonly #file: string;
  #records: CsvRecord[] = [];
  /** The pieces since the last record that was handed on. */
  #pending: Uint8Array[] = [];
  /** How many bytes, and how many lines, were handed on. */
  #offset = 0;
  #lines = 0;

  constructor(dialect: Dialect, file: string) {
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
    // Failures reach us through the callbacks of write and end; unheard, the event would be thrown.
    this.#parser.on('error', () => {});
  }

  async push(piece: Uint8Array): Promise<RecordBlock | undefined> {
    this.#pending.push(piece);
    return this.#take(await settled((done) => this.#parser.write(piece, done)));
  }

  async end(): Promise<RecordBlock | undefined> {
    return this.#take(await settled((done) => this.#parser.end(done)));
  }

  /** Hands on the records that have come up, and moves to the end of the last one. */
  #take(error: CsvError | undefined): RecordBlock | undefined {
    const records = this.#records;
    if (records.length === 0 && error === undefined) return undefined;
    const bytes = Buffer.concat(this.#pending);
    const origin = { file: this.#file, bytes, firstLine: this.#lines + 1, dialect: this.#dialect };
    const used = records.at(-1)?.end ?? 0;
    const failure = error === undefined ? undefined : explain(error, origin, used);
    this.#pending = [bytes.subarray(used)];
    this.#offset += used;
    this.#lines += countLines(bytes, used);
    this.#records = [];
    return { records, origin, failure };
  }
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
    max_record_size: dialect.maxRecord,
    relax_column_count: true,
  };
}

/** Waits for a callback and gives its error instead of throwing it. */
function settled(
  start: (done: (error?: Error | null) => void) => void,
): Promise<CsvError | undefined> {
  return new Promise((resolve) => {
    start((error) => resolve((error ?? undefined) as CsvError | undefined));
  });
}

/** Words an error of csv-parse, with the place where the trouble began. */
function explain(error: CsvError, origin: Origin, start: number): DiscretizeError {
  const { bytes, dialect, file, firstLine } = origin;
  const from = recordStart(bytes, start, dialect);
  const { fields, unclosed, stray } = anatomy(bytes, from, dialect);
  const place = (offset: number): Place => placeAt(bytes, offset, firstLine, file);
  if (unclosed !== undefined) return unclosedQuote(place(unclosed), error);
  if (stray !== undefined) return strayQuote(place(stray), place(fields.at(-1) ?? from), error);
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `a record is longer than ${dialect.maxRecord} bytes`;
    const hint = 'if it is meant to be, allow more with --max-record';
    return new DiscretizeError('E_RECORD_TOO_LONG', message, {
      at: place(from),
      hint,
      cause: error,
    });
  }
  return new DiscretizeError('E_BUG', error.message, { at: place(from), cause: error });
}

function unclosedQuote(at: Place, cause: CsvError): DiscretizeError {
  return new DiscretizeError('E_QUOTE_NOT_CLOSED', 'a quote opens here and is never closed', {
    at,
    cause,
    hint: 'close it, double it if it is part of the text, or read quotes as text with --quote none',
  });
}

function strayQuote(at: Place, field: Place, cause: CsvError): DiscretizeError {
  const isSameLine = field.line === at.line;
  const where = isSameLine ? `column ${field.column}` : `line ${field.line}`;
  const isAfterQuote = cause.code === 'CSV_INVALID_CLOSING_QUOTE';
  const message = isAfterQuote
    ? `text after the closing quote of the field that begins at ${where}`
    : 'a quote inside a field that is not quoted';
  return new DiscretizeError('E_STRAY_QUOTE', message, {
    at,
    cause,
    hint: isAfterQuote
      ? 'double the quotes that are part of the text'
      : 'put the field in quotes and double those inside, or read quotes as text with --quote none',
  });
}
