import { Parser } from 'csv-parse';
import { withoutStack } from '../../core/errors/error.ts';
import { bytesOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import type { RecordFields } from '../line.ts';

/** An error of csv-parse. */
export interface ParserError extends Error {
  readonly code: string;
}

/** Receives the fields of a record, and the number of bytes parsed up to its end, including its line ending. */
export type TakeRecord = (fields: RecordFields, bytes: number) => void;

/** A parser of records. */
export interface RecordParser {
  /** Parses the next bytes. @returns the error, after which the parser must be reset */
  readonly parse: (piece: Uint8Array) => ParserError | undefined;
  /** Parses the remaining bytes, as the end of the input. */
  readonly end: () => ParserError | undefined;
  /** Resets the parser. */
  readonly reset: () => void;
}

/** The members of the Parser of csv-parse that its types omit; its stream only calls these. */
interface Api {
  readonly state: {
    record: string[];
    readonly field: { readonly reset: () => void; toJSON?: () => string };
  };
  readonly info: { readonly bytes: number; records: number };
  __infoRecord: () => { readonly bytes: number };
  __infoField: () => object;
  readonly parse: (
    piece: Uint8Array | undefined,
    isEnd: boolean,
    push: () => void,
    close: () => void,
  ) => ParserError | undefined;
}

/**
 * csv-parse, which defines CSV, without its stream. It can be reset after an error: a new parser costs as much as the
 * parsing of ten thousand bytes, and a file may have an error on each line.
 */
export class CsvParser implements RecordParser {
  readonly #api: Api;
  readonly #fresh: object;
  readonly #freshInfo: object;

  constructor(dialect: Dialect, take: TakeRecord) {
    const parser = new Parser({
      ...signs(dialect),
      // Every row is handed on here; csv-parse would queue pushed rows.
      on_record: (fields: readonly string[], { bytes }: { bytes: number }) => {
        take(fields, bytes);
        allowAnyLength(this.#api);
        return null;
      },
    });
    this.#api = (parser as unknown as { readonly api: Api }).api;
    leaveOutInfo(this.#api);
    this.#fresh = { ...this.#api.state };
    this.#freshInfo = { ...this.#api.info };
  }

  parse(piece: Uint8Array): ParserError | undefined {
    return withoutStack(() => this.#api.parse(piece, false, nothing, nothing));
  }

  end(): ParserError | undefined {
    return withoutStack(() => this.#api.parse(undefined, true, nothing, nothing));
  }

  reset(): void {
    Object.assign(this.#api.state, this.#fresh, { record: [] });
    this.#api.state.field.reset();
    Object.assign(this.#api.info, this.#freshInfo);
  }
}

function nothing(): void {}

/**
 * Allows any length of the next record: the first record of csv-parse sets the length of all. With
 * `relax_column_count` alone, csv-parse 7 makes and drops an error for each record of another length, at ten times
 * the cost of the record; in a file of blank lines that is every record.
 */
function allowAnyLength({ info }: Api): void {
  info.records = 0;
}

/** Disables the information that csv-parse adds to each record and error, which takes longer than a short record. */
function leaveOutInfo(api: Api): void {
  const nothingKnown = {};
  api.__infoRecord = () => api.info;
  api.__infoField = () => nothingKnown;
  api.state.field.toJSON = () => '';
}

/** The options of csv-parse for a dialect. */
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
