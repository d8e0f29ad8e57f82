import { DEFAULT_NA_VALUES } from '../../core/missing.ts';
import { EXIT_CODES } from '../report/exit-codes.ts';
import { wrap } from '../terminal/wrap.ts';

const WIDTH = 80;

/** `discretize help numbers`. */
export function numbersTopic(): string {
  return `Numbers

A cell is a number if all of it is one, but for spaces and tabs around it:

  12  -0.5  .5  5.  +1e-3  00012    digits, sign, point, exponent
  inf  -Infinity                    in any case; they have a bin too
  nan                               in any case; a missing value

Digits are those of ASCII, and the decimal sign is a point. Other notations:

  --decimal ,                       1,5
  --thousands ,                     1,234.5   12,345,678   1234.5
  --decimal , --thousands .         1.234,5   (boundaries still have a point)

Signs between thousands are . , ' _ or another one; space, nbsp (U+00A0) and
nnbsp (U+202F) have names. They cut digits in threes, or are left out: 1.23 and
1.5 are no numbers where they are points, and never 123 or 15.

What is not read, each with a hint of its own: 1_234 without --thousands _,
0x1F  12%  $12, other scripts' digits.

Numbers are rounded to float64 as every language does it, so 0.1 is the same
here and there. One that is too large becomes infinite; the summary counts
these cells. --precision float32 rounds values and boundaries before they are
compared.

A value's bin is the number of boundaries that are <= it (< it with --closed
right):

  -b 0,10     code 0: (-inf, 0)   code 1: [0, 10)   code 2: [10, +inf)

A cell that is neither a number nor missing ends the run, if nothing else is
said: see "discretize help missing".
`;
}

/** `discretize help missing`. */
export function missingTopic(): string {
  const words = DEFAULT_NA_VALUES.filter((value) => value !== '').join(', ');
  return `Missing and invalid cells

A cell is missing if it is empty, NaN in any case, or one of

${wrap(words, WIDTH, '  ').join('\n')}

--na-values -99,unknown adds to these; --no-default-na takes them away, but for
NaN.

--missing says what becomes of a missing cell:

            int, label                one_hot               multi_hot, count
  empty     an empty cell (default)   zeros                 not counted
  own       a bin after the last      a column of its own   a column of its own
  last      the last bin              the last bin          the last bin
  drop      the row is left out
  error     the run ends

--invalid says what becomes of a cell that is neither missing nor a number:

  error     the run ends (default), with the place and the line
  missing   it counts as missing
  drop      the row is left out

With --outside missing a number beyond the first and the last boundary counts as
missing, too, and the bins are those between; not with drop and error.

Nothing is dropped silently: the summary on standard error counts all of these,
and --stats FILE writes the counts as JSON.
`;
}

/** `discretize help formats`. */
export function formatsTopic(): string {
  return `Formats

Input is CSV as in RFC 4180: fields between commas, in double quotes where they
hold commas, quotes or line ends; lines that end in LF, CRLF or CR. The first
record names the columns. Each record must have as many fields as the first.

  -d, --delimiter SIGN   comma, tab, semi, pipe, space, or the sign itself; auto
                         looks at the first file and says what it has found
                         (files that end in .tsv have tabs)
  --quote SIGN           the quote; none: quotes are plain characters
  --escape SIGN          what stands before a quote inside quotes
  --comment SIGN         lines that begin with it are left out
  --no-header            the first record is data; columns are named 1 to n
  --names a,b,c          names of the columns; the first record is data
  --encoding NAME        such as utf-16le, windows-1252, shift_jis
  --max-record BYTES     the longest record: 1048576, 512k, 16M
  --lenient              fill up short records, keep long ones whole, take
                         stray quotes as text; all of it is counted

--rejects FILE leaves bad rows out and keeps them there; --max-errors N leaves
out up to N. A row with a stray quote goes to the end of the line that the quote
is on. Where a quote is not closed, or a row is too long, only the line that it
begins on is refused, and reading goes on with the next line.

What is packed is unpacked: gzip and zstd are known by their first bytes (zstd
from Node 22.15 on), brotli by a name that ends in .br. -o out.csv.gz, .br and
.zst are packed.

Output has the delimiter, the quote, the line ends and the byte order mark of
the first file, and is UTF-8. Fields that are not bucketed keep their content;
bytes that are no UTF-8 pass through as they are.

Several files with the same header are one table; a quoted 'data/*.csv' is all
that match. No file, or "-", is standard input. With -o the output appears once
it is whole, or not at all.

Boundaries come from -b, or from a spec: JSON, a Keras config, or a .keras
file. See "discretize spec --help".
`;
}

/** `discretize help exit-codes`. */
export function exitCodesTopic(): string {
  const rows = Object.values(EXIT_CODES).map(
    ({ status, meaning }) => `  ${status}`.padEnd(6) + meaning,
  );
  return `Exit codes

  0   done; also where the reader of a pipe has gone (| head)
${rows.join('\n')}

A run that a signal ends, such as Ctrl-C, ends by that signal: shells show 128
and its number, 130 for Ctrl-C. "discretize spec diff" ends with 1 where two
specs differ, as diff does. "discretize help errors" lists the codes of errors.
`;
}
