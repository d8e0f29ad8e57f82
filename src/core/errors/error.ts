/**
 * Errors as data. Every failure that a user can cause is a `DiscretizeError` with a stable code, which cli/ or a web
 * page turns into a message and an exit status.
 */

/**
 * The kind of a failure. `data`: the content of the input; `usage`: flags, specs, arguments; `input`: a missing or
 * unreadable file; `create`: an output that cannot be created; `write`: a failed write; `resources`: limits of the
 * system; `bug`: a mistake in this program.
 */
export type ErrorKind = 'data' | 'usage' | 'input' | 'create' | 'write' | 'resources' | 'bug';

/** Every error code and its kind. Codes are stable: scripts may match them. */
export const ERROR_KINDS = {
  /** A cell of a selected column that is not a number by the grammar of `core/cells/number.ts`. */
  E_NOT_A_NUMBER: 'data',
  /** A missing cell under the policy `error`. */
  E_MISSING_VALUE: 'data',
  /** A row of a group that the spec does not have, under the policy `error`. */
  E_UNKNOWN_GROUP: 'data',
  /** A record with more or fewer fields than the header. */
  E_RAGGED_ROW: 'data',
  /** An unclosed quote. */
  E_QUOTE_NOT_CLOSED: 'data',
  /** A quote inside an unquoted field, or text after a closing quote. */
  E_STRAY_QUOTE: 'data',
  /** A record longer than the limit. */
  E_RECORD_TOO_LONG: 'data',
  /** More rejected rows than --max-errors. */
  E_TOO_MANY_ERRORS: 'data',
  /** Every row of the input was rejected. */
  E_ALL_REJECTED: 'data',
  /** Training data to which no boundaries can be fitted with the given options. */
  E_FIT: 'data',
  /** Bytes that are invalid in the given encoding. */
  E_ENCODING: 'data',
  /** A file whose header differs from that of the first file. */
  E_HEADER_MISMATCH: 'data',
  /** A boundary list that is empty, not a list of numbers, or not strictly increasing. */
  E_BOUNDARIES: 'usage',
  /** Labels whose number differs from the number of bins. */
  E_LABELS: 'usage',
  /** A column that the input does not have. */
  E_UNKNOWN_COLUMN: 'usage',
  /** A column name that the header has more than once. */
  E_AMBIGUOUS_COLUMN: 'usage',
  /** No column to bin, or a selected column without boundaries. */
  E_COLUMNS: 'usage',
  /** An output column with the name of another column. */
  E_NAME_TAKEN: 'usage',
  /** An invalid spec; `problems` lists all faults. */
  E_SPEC: 'usage',
  /** A delimiter, quote or encoding that cannot be used. */
  E_DIALECT: 'usage',
  /** A spec that an export target cannot express. */
  E_EXPORT: 'usage',
  /** A flag or an argument with an invalid value. */
  E_USAGE: 'usage',
  /** An input file that is missing or cannot be read. */
  E_INPUT: 'input',
  /** An output file that cannot be created. */
  E_OUTPUT: 'create',
  /** An output that failed while it was written. */
  E_WRITE: 'write',
  /** Too little memory, too few threads or open files for the run. */
  E_RESOURCES: 'resources',
  /** A mistake in this program. */
  E_BUG: 'bug',
} as const;

/** One of the stable codes of {@link ERROR_KINDS}. */
export type ErrorCode = keyof typeof ERROR_KINDS;

/** The location of a failure in the input. Absent members are unknown or do not apply. */
export interface Place {
  /** File name as given; `<stdin>` for standard input. */
  readonly file?: string;
  /** Line, counted from 1. */
  readonly line?: number;
  /** Character in the line, counted from 1. */
  readonly column?: number;
  /** The offset in bytes, after decompression, from 0. Absent if the input is not in UTF-8. */
  readonly byte?: number;
  /** The text of the line, for a snippet with a caret under `column`. */
  readonly text?: string;
}

/** A fault in a spec. */
export interface Problem {
  /** JSON Pointer (RFC 6901) to the fault; empty for the whole document. */
  readonly path: string;
  readonly message: string;
}

/** The members of a {@link DiscretizeError} besides its code and message. */
export interface ErrorDetails {
  /** The hint: a fix. */
  readonly hint?: string | undefined;
  readonly at?: Place | undefined;
  /** The expected value. */
  readonly expected?: unknown;
  /** The received value. */
  readonly received?: unknown;
  /** All faults, if an error reports several. */
  readonly problems?: readonly Problem[];
  /** The error of a library or of the system behind this one. */
  readonly cause?: unknown;
}

/** A failure with a stable code, the expected and the received value, the location, and a hint. */
export class DiscretizeError extends Error {
  override readonly name = 'DiscretizeError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly at: Place;
  readonly expected: unknown;
  readonly received: unknown;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.at = details.at ?? {};
    this.expected = details.expected;
    this.received = details.received;
    this.problems = details.problems ?? [];
  }

  /** All members, for JSON.stringify, which omits the message of an error. */
  toJSON(): object {
    const { name, code, message, hint, at, expected, received, problems } = this;
    return { name, code, message, hint, at, expected, received, problems };
  }

  /** The kind of failure, by the code. */
  get kind(): ErrorKind {
    return ERROR_KINDS[this.code];
  }
}

/**
 * A data error with the location in its file; any other error unchanged.
 *
 * @param place the file, and the location for an error without one
 */
export function inFile(error: unknown, place: Place): unknown {
  if (!(error instanceof DiscretizeError)) return error;
  const { code, message, hint, problems, cause, expected, received } = error;
  const at = { ...place, ...error.at, ...(place.file !== undefined && { file: place.file }) };
  return new DiscretizeError(code, message, { at, hint, problems, cause, expected, received });
}

/**
 * Makes a data error without a stack trace, which says nothing about the data and takes most of the time: there may
 * be an error for each row.
 */
export function withoutStack<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  // The limit cannot be set if the intrinsics of Node are frozen.
  Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return make();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }
}
