/**
 * What goes wrong, as data. Every failure that a user can cause is one `DiscretizeError` with a
 * stable code; faces (cli/, a web page) turn it into words on a screen and an exit status.
 */

/**
 * The side that a failure belongs to. `data`: the input's content; `usage`: flags, specs, arguments;
 * `input`: a file that is missing or unreadable; `create`: an output that cannot be made; `write`:
 * an output that stopped taking bytes; `resources`: limits of the system; `bug`: ours.
 */
export type ErrorKind = 'data' | 'usage' | 'input' | 'create' | 'write' | 'resources' | 'bug';

/** Every error code and the kind of failure it is. Codes are stable: scripts may match them. */
export const ERROR_KINDS = {
  /** A cell of a selected column is not a number by the grammar of `core/number.ts`. */
  E_NOT_A_NUMBER: 'data',
  /** A missing cell, where the policy is `error`. */
  E_MISSING_VALUE: 'data',
  /** A row of a group that the spec does not know, where the policy is `error`. */
  E_UNKNOWN_GROUP: 'data',
  /** A record with more or fewer fields than the header. */
  E_RAGGED_ROW: 'data',
  /** A quote that opens and never closes. */
  E_QUOTE_NOT_CLOSED: 'data',
  /** A quote inside an unquoted field, or text after a closing quote. */
  E_STRAY_QUOTE: 'data',
  /** A record longer than the limit. */
  E_RECORD_TOO_LONG: 'data',
  /** More rejected rows than --max-errors. */
  E_TOO_MANY_ERRORS: 'data',
  /** Every row of the input was rejected. */
  E_ALL_REJECTED: 'data',
  /** Values that boundaries cannot be fitted to with the given options. */
  E_FIT: 'data',
  /** The bytes are not in the encoding that was named. */
  E_ENCODING: 'data',
  /** A second file whose header differs from the first one's. */
  E_HEADER_MISMATCH: 'data',
  /** A boundary list that is empty, no list of numbers, or not strictly increasing. */
  E_BOUNDARIES: 'usage',
  /** Labels that do not fit the bins. */
  E_LABELS: 'usage',
  /** A column that the input does not have. */
  E_UNKNOWN_COLUMN: 'usage',
  /** A column name that the header has more than once. */
  E_AMBIGUOUS_COLUMN: 'usage',
  /** No column to bin, or a selected column without boundaries. */
  E_COLUMNS: 'usage',
  /** An output column whose name is taken. */
  E_NAME_TAKEN: 'usage',
  /** A spec that is no valid spec; `problems` lists all that is wrong. */
  E_SPEC: 'usage',
  /** A delimiter, quote or encoding that cannot be used. */
  E_DIALECT: 'usage',
  /** A spec that an export target cannot hold or do. */
  E_EXPORT: 'usage',
  /** A flag or an argument with a wrong value. */
  E_USAGE: 'usage',
  /** An input file that is not there or cannot be read. */
  E_INPUT: 'input',
  /** An output file that cannot be made. */
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
  /**
   * How many bytes of the input come before it; of unpacked bytes, where the input is packed. Absent where the
   * input is not in UTF-8.
   */
  readonly byte?: number;
  /** The line's text, for a snippet with a caret under `column`. */
  readonly text?: string;
}

/** One thing that is wrong in a spec. */
export interface Problem {
  /** JSON Pointer (RFC 6901) to the place; empty for the whole document. */
  readonly path: string;
  readonly message: string;
}

/** The members of a {@link DiscretizeError} besides its code and message. */
export interface ErrorDetails {
  /** The hint: how to fix it. */
  readonly hint?: string | undefined;
  readonly at?: Place | undefined;
  /** The expected value. */
  readonly expected?: unknown;
  /** The received value. */
  readonly received?: unknown;
  /** All that is wrong, where it is more than one thing. */
  readonly problems?: readonly Problem[];
  /** The error of a library or of the system behind this one. */
  readonly cause?: unknown;
}

/** A failure with a stable code, what was expected and what came, where, and how to fix it. */
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

  /** All of it, for JSON.stringify, which leaves out the message of an error. */
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
 * An error about the content of a file, with the file's name and place in it; any other error as it is.
 *
 * @param place the file, and where in it if the error does not say so
 */
export function inFile(error: unknown, place: Place): unknown {
  if (!(error instanceof DiscretizeError)) return error;
  const { code, message, hint, problems, cause, expected, received } = error;
  const at = { ...place, ...error.at, ...(place.file !== undefined && { file: place.file }) };
  return new DiscretizeError(code, message, { at, hint, problems, cause, expected, received });
}

/**
 * Makes an error about data without a stack, which says nothing of the data and takes most of the time: there
 * may be one for each row.
 */
export function withoutStack<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  // It cannot be set where Node's intrinsics are frozen.
  Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return make();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }
}
