import { checkNotation, type Notation, POINT } from '../core/cells/notation.ts';
import { DiscretizeError } from '../core/errors/error.ts';

/** The format of a CSV file and of its numbers, with all defaults. */
export interface Dialect extends Notation {
  /** Between fields; one or more characters. */
  readonly delimiter: string;
  /** Around fields; null if quotes have no meaning. */
  readonly quote: string | null;
  /** Before a quote inside a quoted field; mostly the quote itself. */
  readonly escape: string | null;
  /** The text that begins a skipped line; null for none. */
  readonly comment: string | null;
  /** A label of the WHATWG Encoding Standard, such as `utf-8` or `windows-1252`. */
  readonly encoding: string;
  /** True if the first record names the columns; false if they are named 1 to n. */
  readonly header: boolean;
  /** The names of columns without a header; null for 1 to n. */
  readonly names: readonly string[] | null;
  /** The maximum length of a record in bytes, without its line ending. */
  readonly maxRecord: number;
  /**
   * True if short records are padded with empty fields, long records keep their extra fields, and stray quotes are
   * text.
   */
  readonly lenient: boolean;
  /** The lines before the header, or before the first row without one, that are not part of the table. */
  readonly skip: number;
  /** The lines after the last row that are not part of the table. */
  readonly skipFooter: number;
  /** The number of header rows, at least 1; the name of a column joins their fields with `_`. */
  readonly headerRows: number;
}

/** One mebibyte: far more than an ordinary record, far less than a record with an unclosed quote may have. */
const MAX_RECORD = 1024 * 1024;

/** The maximum number of lines of a footer, which are kept in memory, and of header rows. */
export const MAX_FOOTER = 1000;
export const MAX_HEADER_ROWS = 100;

/** The dialect of plain CSV. */
export const CSV: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: '"',
  comment: null,
  encoding: 'utf-8',
  header: true,
  names: null,
  maxRecord: MAX_RECORD,
  ...POINT,
  lenient: false,
  skip: 0,
  skipFooter: 0,
  headerRows: 1,
};

/** Names of delimiters that are hard to type. */
const DELIMITER_NAMES: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['\\t', '\t'],
  ['semi', ';'],
  ['semicolon', ';'],
  ['pipe', '|'],
  ['comma', ','],
  ['space', ' '],
]);

/** Reads a delimiter: `tab`, `semi`, `pipe`, `comma`, `space`, `\t`, or the characters themselves. */
export function parseDelimiter(text: string): string {
  return DELIMITER_NAMES.get(text.toLowerCase()) ?? text;
}

/** The parts of a dialect that differ from plain CSV. */
export type DialectOptions = { readonly [K in keyof Dialect]?: Dialect[K] | undefined };

/**
 * Adds defaults, and checks that the parts of a dialect are distinct.
 *
 * @throws DiscretizeError E_DIALECT
 */
export function resolveDialect(options: DialectOptions = {}): Dialect {
  const quote = options.quote === undefined ? CSV.quote : options.quote;
  const dialect: Dialect = {
    delimiter: options.delimiter ?? CSV.delimiter,
    quote,
    escape: options.escape === undefined || quote === null ? quote : options.escape,
    comment: options.comment ?? CSV.comment,
    encoding: checkEncoding(options.encoding ?? CSV.encoding),
    header: options.header ?? !options.names,
    names: checkNames(options),
    maxRecord: options.maxRecord ?? CSV.maxRecord,
    decimal: options.decimal ?? CSV.decimal,
    thousands: options.thousands ?? CSV.thousands,
    lenient: options.lenient ?? CSV.lenient,
    skip: options.skip ?? CSV.skip,
    skipFooter: options.skipFooter ?? CSV.skipFooter,
    headerRows: options.headerRows ?? CSV.headerRows,
  };
  checkEachSign(dialect);
  checkSignsDiffer(dialect);
  checkNotation(dialect);
  checkHeaderRows(dialect);
  return Object.freeze(dialect);
}

/** Checks that names are distinct and given only without a header. */
function checkNames({ names, header }: DialectOptions): readonly string[] | null {
  if (!names) return CSV.names;
  if (header) {
    throw dialectError('cannot use names with a header row', 'remove the names');
  }
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (names.length > 0 && twice === undefined && !names.includes('')) return [...names];
  const what = twice === undefined ? 'an empty name' : `the name "${twice}" twice`;
  throw dialectError(`the column names contain ${what}`, 'use a different name for each column');
}

/** Checks that header rows are given only with a header. */
function checkHeaderRows({ header, headerRows }: Dialect): void {
  if (header || headerRows === 1) return;
  throw dialectError(
    `cannot use ${headerRows} header rows without a header`,
    'remove --header-rows, or --no-header and --names',
  );
}

function checkEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (cause) {
    throw new DiscretizeError('E_DIALECT', `unknown encoding "${label}"`, {
      cause,
      hint: 'use a label of the WHATWG Encoding Standard, such as utf-8, utf-16le, windows-1252 or shift_jis',
    });
  }
}

function checkEachSign({ delimiter, quote, escape, comment }: Dialect): void {
  const signs = { delimiter, quote, escape, comment };
  for (const [name, sign] of Object.entries(signs)) {
    if (sign === '') throw dialectError(`the ${name} is empty`);
    if (sign !== null && /[\r\n]/.test(sign))
      throw dialectError(`the ${name} contains a line ending`);
  }
  for (const [name, sign] of Object.entries({ quote, escape })) {
    if (sign === null || (sign.length === 1 && sign > '\0' && sign < '\x80')) continue;
    throw dialectError(`the ${name} must be one ASCII character, not "${sign}"`);
  }
}

function checkSignsDiffer({ delimiter, quote, escape, comment }: Dialect): void {
  if (quote !== null && delimiter.includes(quote)) {
    throw dialectError('the delimiter and the quote are the same');
  }
  if (escape !== null && delimiter.includes(escape)) {
    throw dialectError('the delimiter and the escape are the same');
  }
  const signs = delimiter + (quote ?? '');
  if (comment !== null && [...comment].some((character) => signs.includes(character))) {
    throw dialectError(`the comment prefix "${comment}" contains the delimiter or the quote`);
  }
}

function dialectError(message: string, hint?: string): DiscretizeError {
  return new DiscretizeError('E_DIALECT', message, { hint });
}
