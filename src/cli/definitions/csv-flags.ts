import { DECIMALS } from '../../core/cells/notation.ts';
import { CSV } from '../../csv/dialect.ts';
import type { FlagGroup } from './flag.ts';

/** The flags of the dialect of CSV files. */
export const CSV_FLAGS: FlagGroup = {
  title: 'CSV',
  flags: [
    {
      long: 'delimiter',
      short: 'd',
      value: 'TEXT',
      help: 'text, tab, semi, pipe, auto (default: , or .tsv: tab)',
    },
    { long: 'quote', value: 'CHAR', help: 'quote character (default: "), or none' },
    { long: 'escape', value: 'CHAR', help: 'escape character in quotes (default: the quote)' },
    { long: 'comment', value: 'TEXT', help: 'skip lines that begin with TEXT' },
    {
      long: 'encoding',
      value: 'NAME',
      help: `input encoding (default: ${CSV.encoding}); output is UTF-8`,
    },
    {
      long: 'decimal',
      value: 'CHAR',
      words: DECIMALS,
      help: 'decimal separator in cells: . (default) or ,',
    },
    { long: 'thousands', value: 'CHAR', help: "thousands separator: , . ' _ space, nbsp" },
    { long: 'no-header', help: 'no header row; columns are named 1 to n' },
    { long: 'names', value: 'LIST', help: 'column names for data without a header row' },
    { long: 'skip', value: 'N', help: 'skip N lines before the header' },
    { long: 'skip-footer', value: 'N', help: 'skip the last N lines' },
    { long: 'header-rows', value: 'N', help: 'header of N rows, joined with _ (default: 1)' },
    { long: 'lenient', help: 'pad short rows; keep long rows and stray quotes' },
    { long: 'max-record', value: 'BYTES', help: 'longest record (default: 1048576)' },
  ],
};
