import type { ErrorCode } from './error.ts';

/** What a code means to the one who meets it: whole sentences, without line ends. */
export interface ErrorHelp {
  /** What was found. */
  readonly cause: string;
  /** What can be done. */
  readonly remedy: string;
}

/** The cause of every error code, and what to do about it. Flags are named as the command has them. */
export const ERROR_HELP: Readonly<Record<ErrorCode, ErrorHelp>> = {
  E_NOT_A_NUMBER: {
    cause: 'A cell of a chosen column is neither a number nor missing.',
    remedy:
      'Write it as a decimal number, or say with --decimal and --thousands how numbers are written. ' +
      'If it means "no value", add it with --na-values. --invalid missing or --invalid drop goes on, ' +
      '--rejects FILE leaves the row out, and -c the column.',
  },
  E_MISSING_VALUE: {
    cause: 'A cell of a chosen column is missing, and the policy for missing cells is error.',
    remedy: 'Fill it in, or go on with --missing empty, own, last or drop.',
  },
  E_RAGGED_ROW: {
    cause: 'A record has more or fewer fields than the first one.',
    remedy:
      'Most often a field holds the delimiter and has no quotes, or --delimiter or --quote is not ' +
      "the file's. Correct the line that is named; --lenient takes it as it is, and --rejects FILE leaves " +
      'it out.',
  },
  E_QUOTE_NOT_CLOSED: {
    cause: 'A field begins with a quote, and no quote ends it before the input does.',
    remedy: 'Close the quote; or take quotes as plain characters with --quote none.',
  },
  E_STRAY_QUOTE: {
    cause: 'A quote is inside a field without quotes, or text comes after a closing quote.',
    remedy:
      'Put the field in quotes and double the quotes in it: "5"" pipe"; or take quotes as plain ' +
      'characters with --quote none.',
  },
  E_RECORD_TOO_LONG: {
    cause: 'A record is longer than the limit, most often because a quote is not closed.',
    remedy: 'Close the quote at the place that is named, or raise --max-record.',
  },
  E_TOO_MANY_ERRORS: {
    cause: 'More rows were refused than --max-errors allows.',
    remedy:
      'Correct the rows that are named: all of them are in the file of --rejects. Or allow more, or ' +
      'leave out --max-errors: --rejects alone has no limit.',
  },
  E_ALL_REFUSED: {
    cause: 'Every row of the input was refused, so that nothing is left of it.',
    remedy:
      'Look at the rows that are named, or in the file of --rejects: most often --delimiter, --decimal or ' +
      '-c is not what the file needs.',
  },
  E_FIT: {
    cause: 'Boundaries cannot be learned from these values in the way that was asked for.',
    remedy: 'Ask for fewer bins or another strategy, or choose other columns with -c.',
  },
  E_ENCODING: {
    cause: 'The bytes are not text, or not in the encoding that was named.',
    remedy: 'Name the encoding of the file with --encoding, or unpack the file first.',
  },
  E_HEADER_MISMATCH: {
    cause: 'Several files were given, and one has other columns than the first.',
    remedy: 'Give files with the same columns in the same order, or run them one by one.',
  },
  E_BOUNDARIES: {
    cause:
      'A list of boundaries is empty, holds something that is no finite number, or does not increase ' +
      'from each number to the next.',
    remedy: 'Write at least one number, in increasing order and each once: -b 0,10,20.',
  },
  E_LABELS: {
    cause: 'A feature has more or fewer labels than bins.',
    remedy:
      'k boundaries make k + 1 bins; give one label for each, and one more for missing cells where ' +
      'they have a bin of their own (--missing own).',
  },
  E_UNKNOWN_GROUP: {
    cause: 'A row has a key that is not among the groups of the spec, whose "else" is "error".',
    remedy:
      'Fit the spec with rows of that group, or give rows of other groups the list of all rows: ' +
      '"else": "all", or --else all.',
  },
  E_UNKNOWN_COLUMN: {
    cause: 'A column that was named is not in the header.',
    remedy:
      'Take a name from the list that comes with the error. If that list is one long name, give the ' +
      "file's --delimiter.",
  },
  E_AMBIGUOUS_COLUMN: {
    cause: 'A column was named that the header has more than once.',
    remedy: 'Choose it by its position, counted from 1: -c 3.',
  },
  E_COLUMNS: {
    cause:
      'No column looks numeric, a chosen column has no boundaries, or the output would have too many ' +
      'columns.',
    remedy: 'Choose columns with -c and give each its boundaries: -b fare=10,20 -b tip=1,5.',
  },
  E_NAME_TAKEN: {
    cause: 'A column that would be made has the name of another one.',
    remedy: 'Take another --suffix, --name or --name-by, or rename the column in the input.',
  },
  E_SPEC: {
    cause: 'A spec file is no JSON, or no valid spec; all that is wrong in it is listed.',
    remedy: 'Correct the places that are named. "discretize spec check FILE" checks again.',
  },
  E_DIALECT: {
    cause: 'A delimiter, quote, escape, comment sign or encoding cannot be used, or not together.',
    remedy: 'See "discretize help formats" for what each can be.',
  },
  E_EXPORT: {
    cause: 'The engine that a spec is exported to cannot hold a number of it, or do what it says.',
    remedy:
      'Change what is named in the spec, choose another --as form, or bin with discretize itself.',
  },
  E_USAGE: {
    cause: 'A command, a flag or its value is not what discretize knows, or one is lacking.',
    remedy: 'The hint says what to write; discretize --help lists all flags.',
  },
  E_INPUT: {
    cause: 'An input file is not there, may not be read, or failed while it was read.',
    remedy: 'Check the path and the permissions. "-" is standard input.',
  },
  E_OUTPUT: {
    cause: 'An output file cannot be made.',
    remedy: 'Check that its folder is there and may be written to.',
  },
  E_WRITE: {
    cause: 'An output failed while it was written: most often, no space is left.',
    remedy: 'Make room and run again. A file of -o is left as it was before.',
  },
  E_BUG: {
    cause: 'A mistake in discretize.',
    remedy: 'Please report it, with the lines that were printed.',
  },
};
