import { Parser } from 'csv-parse';
import { withoutStack } from '../../core/errors/error.ts';
import { bytesOf } from '../byte-string.ts';
import type { Dialect } from '../dialect.ts';
import type { RecordFields } from '../line.ts';

/** An error of csv-parse. */
export interface ParserError extends Error {
  readonly code: string;
}

/** Takes a record's fields, and how many bytes were parsed up to its end, its line end included. */
export type TakeRecord = (fields: RecordFields, bytes: number) => void;

/** A parser of records. */
export interface RecordParser {
  /** Parses bytes that follow those before. @returns what is wrong, after which it must begin anew */
  readonly parse: (piece: Uint8Array) => ParserError | undefined;
  /** Parses what was held back, as the end of the input. */
  readonly end: () => ParserError | undefined;
  /** Forgets all that was parsed. */
  readonly reset: () => void;
}

/** The part of csv-parse's Parser that its types leave out; the stream around it only calls this. */
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
 * csv-parse, which decides what CSV is, without the stream around it. It can begin anew after an
 * error: a new one costs as much as to parse ten thousand bytes, and a file may have an error on each line.
 */
export class CsvParser implements RecordParser {
  readonly #api: Api;
  readonly #fresh: object;
  readonly #freshInfo: object;

  constructor(dialect: Dialect, take: TakeRecord) {
    const parser = new Parser({
      ...signs(dialect),
      // Every row is taken here: what is pushed would be queued.
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
 * Lets the next record have the length that it has: the first one of csv-parse's records sets the length of all.
 * With `relax_column_count` alone csv-parse 7 makes an error for each that differs, and drops it: ten times the
 * cost of the record, and a file of blank lines is nothing else.
 */
function allowAnyLength({ info }: Api): void {
  info.records = 0;
}

/** Leaves out what csv-parse tells of itself with each record and each error; it takes longer than a short record. */
function leaveOutInfo(api: Api): void {
  const nothingKnown = {};
  api.__infoRecord = () => api.info;
  api.__infoField = () => nothingKnown;
  api.state.field.toJSON = () => '';
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
