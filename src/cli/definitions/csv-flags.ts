import { DECIMALS } from '../../core/cells/notation.ts';
import { CSV } from '../../csv/dialect.ts';
import type { FlagGroup } from './flag.ts';

/** The flags that say what the input looks like. */
export const CSV_FLAGS: FlagGroup = {
  title: 'CSV',
  flags: [
    {
      long: 'delimiter',
      short: 'd',
      value: 'SIGN',
      help: 'sign, tab, semi, pipe, auto (default , or .tsv: tab)',
    },
    { long: 'quote', value: 'SIGN', help: 'the quote (default "), or none' },
    { long: 'escape', value: 'SIGN', help: 'before a quote inside quotes (default: the quote)' },
    { long: 'comment', value: 'SIGN', help: 'leave out lines that begin with it' },
    {
      long: 'encoding',
      value: 'NAME',
      help: `input encoding (default: ${CSV.encoding}); output is UTF-8`,
    },
    {
      long: 'decimal',
      value: 'SIGN',
      words: DECIMALS,
      help: 'decimal sign of the cells: . (default) or ,',
    },
    { long: 'thousands', value: 'SIGN', help: "between thousands: , . ' _ space, nbsp" },
    { long: 'no-header', help: 'the first record is data; columns are 1 to n' },
    { long: 'names', value: 'LIST', help: 'names of the columns; the first record is data' },
    { long: 'lenient', help: 'pad short rows, keep long ones; stray quotes are text' },
    { long: 'max-record', value: 'BYTES', help: 'the longest record (default 1048576)' },
  ],
};
