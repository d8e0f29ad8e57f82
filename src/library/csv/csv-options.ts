import { DECIMALS, parseThousands } from '../../core/cells/notation.ts';
import type { OptionRule, OptionTable } from '../../core/options/check-options.ts';
import {
  aFunction,
  BOOLEAN,
  either,
  NULL,
  objectWith,
  oneOf,
  TEXT,
  TEXTS,
  wholeNumber,
} from '../../core/options/option-rules.ts';
import {
  type DialectOptions,
  MAX_FOOTER,
  MAX_HEADER_ROWS,
  parseDelimiter,
} from '../../csv/dialect.ts';
import type { RejectedRow } from '../../csv/table/rejections.ts';
import { OUTPUT_OPTIONS, type OutputOptions } from '../output-options.ts';
import type { Signal } from './abort.ts';

/** Options for reading and writing CSV; the defaults are those of the command. */
export interface CsvOptions extends DialectOptions, OutputOptions {
  /** The name of the input in errors. Default `<input>`. */
  readonly file?: string | undefined;
  /**
   * Receives bad rows, which are then dropped, in the order of the input; without it, the first bad row fails the
   * run. An error that it throws fails the run, too.
   */
  readonly onRejected?: ((row: RejectedRow) => void | Promise<void>) | undefined;
  /** A signal that fails the run with its reason, an AbortError by default. */
  readonly signal?: Signal | undefined;
}

/** Options for CSV in memory, which is binned in one turn of the event loop. */
export interface CsvSyncOptions extends Omit<CsvOptions, 'signal' | 'onRejected'> {
  /** Receives bad rows, as in {@link CsvOptions}; it must not return a promise. */
  readonly onRejected?: ((row: RejectedRow) => void) | undefined;
}

const DELIMITER: OptionRule<string> = {
  expected: 'the delimiter itself, or tab, semi, pipe, comma or space',
  words: [],
  accepts: (value): value is string => typeof value === 'string' && value !== 'auto',
};

/** The rules of {@link CsvSyncOptions}. Options that exclude one another are found when the dialect is resolved. */
export const CSV_SYNC_OPTIONS: OptionTable<CsvSyncOptions> = {
  ...OUTPUT_OPTIONS,
  file: TEXT,
  onRejected: aFunction(),
  delimiter: DELIMITER,
  quote: either(TEXT, NULL),
  escape: either(TEXT, NULL),
  comment: either(TEXT, NULL),
  encoding: TEXT,
  header: BOOLEAN,
  names: either(TEXTS, NULL),
  maxRecord: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  decimal: oneOf(DECIMALS),
  thousands: either(TEXT, NULL),
  lenient: BOOLEAN,
  skip: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  skipFooter: wholeNumber(0, MAX_FOOTER),
  headerRows: wholeNumber(1, MAX_HEADER_ROWS),
};

/** The rules of {@link CsvOptions}. */
export const CSV_OPTIONS: OptionTable<CsvOptions> = {
  ...CSV_SYNC_OPTIONS,
  onRejected: aFunction(),
  signal: objectWith<Signal>('an AbortSignal', 'aborted'),
};

/** The dialect of options, whose delimiters and thousands separators may be names. */
export function dialectOptionsOf({
  delimiter,
  thousands,
  ...options
}: CsvSyncOptions): DialectOptions {
  return {
    quote: options.quote,
    escape: options.escape,
    comment: options.comment,
    encoding: options.encoding,
    header: options.header,
    names: options.names,
    maxRecord: options.maxRecord,
    decimal: options.decimal,
    lenient: options.lenient,
    skip: options.skip,
    skipFooter: options.skipFooter,
    headerRows: options.headerRows,
    delimiter: delimiter === undefined ? undefined : parseDelimiter(delimiter),
    thousands: typeof thousands === 'string' ? parseThousands(thousands) : thousands,
  };
}

/** The name in errors of an input without one. */
export const INPUT_NAME = '<input>';
