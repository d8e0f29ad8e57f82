import type { ErrorCode } from './error.ts';

/** The help for an error code: whole sentences, without line breaks. */
export interface ErrorHelp {
  /** The cause. */
  readonly cause: string;
  /** The remedy. */
  readonly remedy: string;
}

/** The cause and the remedy of every error code, with the flags of the command line. */
export const ERROR_HELP: Readonly<Record<ErrorCode, ErrorHelp>> = {
  E_NOT_A_NUMBER: {
    cause: 'A cell in a selected column is neither a number nor missing.',
    remedy:
      'Correct the cell, or set the notation with --decimal and --thousands. If the cell means "no value", ' +
      'add it to --na-values. To continue without correcting the data, use --invalid missing or drop, or ' +
      '--rejects FILE. To skip the column, select other columns with -c.',
  },
  E_MISSING_VALUE: {
    cause: 'A cell in a selected column is missing, and --missing is error.',
    remedy: 'Fill in the cell, or use --missing empty, own, last or drop.',
  },
  E_UNKNOWN_GROUP: {
    cause: 'A row has a key that is not among the groups of the spec, whose "else" is "error".',
    remedy:
      'Fit the spec with rows of that group, or give rows of other groups the list of all rows: ' +
      '"else": "all", or --else all.',
  },
  E_RAGGED_ROW: {
    cause: 'A record has more or fewer fields than the first one.',
    remedy:
      'Check for an unquoted field that contains the delimiter, and check --delimiter and --quote. Use ' +
      '--lenient to pad short rows and keep long ones, or --rejects FILE to set bad rows aside.',
  },
  E_QUOTE_NOT_CLOSED: {
    cause: 'A field starts with a quote that is never closed.',
    remedy: 'Close the quote, or use --quote none to read quotes as text.',
  },
  E_STRAY_QUOTE: {
    cause: 'There is a quote inside an unquoted field, or text after a closing quote.',
    remedy:
      'Quote the field and double the quotes inside it ("5"" pipe"), or use --quote none to read quotes ' +
      'as text.',
  },
  E_RECORD_TOO_LONG: {
    cause: 'A record is longer than the limit. The usual cause is an unclosed quote.',
    remedy: 'Close the quote at the reported location, or raise --max-record.',
  },
  E_TOO_MANY_ERRORS: {
    cause: 'More rows were rejected than --max-errors allows.',
    remedy:
      'Correct the reported rows, or raise --max-errors. --rejects FILE writes them to a file and has no ' +
      'limit on its own.',
  },
  E_ALL_REJECTED: {
    cause: 'Every row of the input was rejected.',
    remedy: 'Check --delimiter, --decimal and -c against the reported rows.',
  },
  E_FIT: {
    cause: 'Boundaries cannot be fitted to these values with these flags.',
    remedy: 'Use fewer bins or another strategy, or select other columns with -c.',
  },
  E_ENCODING: {
    cause: 'The input is not text in the expected encoding.',
    remedy:
      'Set the encoding with --encoding. If the input is a compressed or binary file, convert it first.',
  },
  E_HEADER_MISMATCH: {
    cause: 'One of several input files has other columns than the first.',
    remedy: 'Use files with the same columns in the same order, or run the files one by one.',
  },
  E_BOUNDARIES: {
    cause:
      'A boundary list is empty, contains something that is not a finite number, or does not increase.',
    remedy: 'Use at least one number, and each number once, in increasing order: -b 0,10,20.',
  },
  E_LABELS: {
    cause: 'A feature has more or fewer labels than bins.',
    remedy:
      'Use one label for each bin: 2 boundaries make 3 bins. With --missing own, add one for missing ' +
      'cells.',
  },
  E_UNKNOWN_COLUMN: {
    cause: 'A selected column is not in the header.',
    remedy:
      'Use a name from the list in the error. If the list is one long name, set --delimiter. "discretize ' +
      'describe FILE" shows all columns.',
  },
  E_AMBIGUOUS_COLUMN: {
    cause: 'A selected name occurs in the header more than once.',
    remedy: 'Select the column by its position, counted from 1: -c 3.',
  },
  E_COLUMNS: {
    cause:
      'No column is numeric, a selected column has no boundaries, or the output would have too many columns.',
    remedy: 'Select columns with -c, and give each one boundaries: -b fare=10,20 -b tip=1,5.',
  },
  E_NAME_TAKEN: {
    cause: 'An output column would have the name of another column.',
    remedy: 'Use another --suffix, --name or --name-by, or rename the input column.',
  },
  E_SPEC: {
    cause: 'A spec file is not JSON, or not a valid spec. The error lists every problem.',
    remedy:
      'Correct the listed problems, and check the file again with "discretize spec check FILE".',
  },
  E_DIALECT: {
    cause:
      'A delimiter, quote, escape, comment prefix or encoding is invalid, or conflicts with another.',
    remedy: 'See "discretize help formats" for the valid values.',
  },
  E_EXPORT: {
    cause: 'The export target cannot represent a part of the spec.',
    remedy: 'Change the reported part of the spec, use another --as form, or bin with discretize.',
  },
  E_USAGE: {
    cause: 'A command, flag or value is unknown, invalid or missing.',
    remedy: 'Follow the hint. "discretize --help" lists all flags.',
  },
  E_INPUT: {
    cause: 'An input file does not exist, cannot be opened, or failed while it was read.',
    remedy: 'Check the path and the permissions. "-" is standard input.',
  },
  E_OUTPUT: {
    cause: 'An output file cannot be created.',
    remedy: 'Check that the directory exists and is writable.',
  },
  E_WRITE: {
    cause: 'Writing an output failed. The usual cause is a full disk.',
    remedy: 'Free some space and run the command again. The previous file of -o is unchanged.',
  },
  E_RESOURCES: {
    cause: 'The system refused memory, a thread or an open file, or a thread ended early.',
    remedy: 'Raise the limits of the system (ulimit), or use --threads 1.',
  },
  E_BUG: {
    cause: 'This is a bug in discretize.',
    remedy: 'Please report it, with the printed lines.',
  },
};
