import { DEFAULT_NA_VALUES } from '../../core/missing.ts';
import { wrap } from '../../view/text-width.ts';
import { EXIT_CODES } from '../report/exit-codes.ts';

const WIDTH = 80;

/** `discretize help numbers`. */
export function numbersTopic(): string {
  return `Numbers

A cell is a number if the whole cell is one; spaces and tabs around it are
ignored:

  12  -0.5  .5  5.  +1e-3  00012    digits, sign, point, exponent
  inf  -Infinity                    in any case; binned like other numbers
  nan                               in any case; a missing value

Digits are ASCII, and the decimal separator is a point. Other notations:

  --decimal ,                       1,5
  --thousands ,                     1,234.5   12,345,678   1234.5
  --decimal , --thousands .         1.234,5   (boundaries keep the point)

The thousands separator is . , ' _ or another character; space, nbsp (U+00A0)
and nnbsp (U+202F) have names. It separates groups of 3 digits and is optional:
with --thousands . the cells 1.23 and 1.5 are invalid, and never 123 or 15.

Other styles of writing are read if --numbers names them, several with commas:

  --numbers currency       $1234.50, 5 \u20ac    --numbers percent    12% is 0.12
  --numbers accounting     (5) is -5        --numbers si         1.2k is 1200
  --numbers censored       <0.05 is 0.05    --numbers range      18-24 is 18
  --numbers fortran        1.5D3 is 1500

These are invalid, each with its own hint: 1_234 without --thousands _, 0x1F,
12% without --numbers percent, and digits of other scripts.

Numbers are rounded to the nearest float64, as in other languages. A number that
is too large becomes infinite; the summary counts these cells. --precision
float32 rounds values and boundaries before comparing them.

A value's code is the number of boundaries that are <= it (< with --closed
right):

  -b 0,10     code 0: (-inf, 0)   code 1: [0, 10)   code 2: [10, +inf)

A cell that is neither a number nor missing is invalid, and fails the run by
default: see "discretize help missing".
`;
}

/** `discretize help missing`. */
export function missingTopic(): string {
  const words = DEFAULT_NA_VALUES.filter((value) => value !== '').join(', ');
  return `Missing and invalid cells

A cell is missing if it is empty, NaN in any case, or one of these:

${wrap(words, WIDTH, '  ').join('\n')}

--na-values -99,unknown adds strings; --no-default-na removes all of these but
NaN.

--missing sets the output of a missing cell:

            int, label                one_hot               multi_hot, count
  empty     an empty cell (default)   zeros                 not counted
  own       a bin after the last      a column of its own   a column of its own
  last      the last bin              the last bin          the last bin
  drop      no output: the row is dropped
  error     the run fails

--invalid sets the handling of a cell that is neither missing nor a number:

  error     the run fails (default) and shows the cell
  missing   the cell counts as missing
  drop      the row is dropped

With --outside missing, numbers below the first boundary or above the last one
count as missing; not with --missing drop or error.

The summary, on terminals or with --verbose, counts these cells and rows;
--stats FILE writes the counts as JSON.
`;
}

/** `discretize help formats`. */
export function formatsTopic(): string {
  return `Formats

Input is CSV as in RFC 4180: fields separated by commas, quoted if they contain
commas, quotes or line endings (LF, CRLF or CR). The first record is the header.
Each record must have as many fields as the first.

  -d, --delimiter TEXT   comma, tab, semi, pipe, space, or the character itself;
                         auto detects and reports it (.tsv files: tab)
  --quote CHAR           quote character; none: quotes are text
  --escape CHAR          character before a quote in a quoted field
  --comment TEXT         skip lines that begin with TEXT
  --no-header            the first record is data; columns are named 1 to n
  --names a,b,c          column names; the first record is data
  --skip N               skip N lines before the header
  --skip-footer N        skip the last N lines, such as totals
  --header-rows N        header of N rows; names are joined with _
  --encoding NAME        such as utf-16le, windows-1252, shift_jis
  --max-record BYTES     longest record: 1048576, 512k, 16M
  --lenient              pad short records, keep long ones, read stray quotes
                         as text; the summary counts these records

--rejects FILE writes bad rows to FILE instead of the output; --max-errors N
rejects up to N. A row with a stray quote ends at the end of the line of the
quote. For an unclosed quote or a record that is too long, only its first line
is rejected, and reading continues with the next line.

Compressed input is decompressed: gzip and zstd by their first bytes (zstd needs
Node 22.15), brotli by the suffix .br. Output to .gz, .br or .zst is compressed.

Output is UTF-8, with the delimiter, quotes, line endings and byte order mark of
the first file. Other fields keep their content, and invalid UTF-8 its bytes.

Several files with the same header are one table; a quoted 'data/*.csv' stands
for all files that match. No file, or "-", is standard input. The file of -o
appears only when it is complete.

Parquet, Arrow, Excel and databases are not read: convert them to CSV first. To
bin dates, use --type datetime; to bin in a database, see "discretize export
--help".

Boundaries come from -b, from -n, or from a spec: JSON, a Keras config, or a
.keras file. See "discretize spec --help".
`;
}

/** `discretize help exit-codes`. */
export function exitCodesTopic(): string {
  const rows = Object.values(EXIT_CODES).map(
    ({ status, meaning }) => `  ${status}`.padEnd(6) + meaning,
  );
  return `Exit codes

  0   success, also if the reader of a pipe exits early (| head)
${rows.join('\n')}

A signal such as Ctrl-C ends the run by that signal: shells show 128 plus its
number, 130 for Ctrl-C. "discretize spec diff" exits with 1 if the specs differ,
as diff does. "discretize help errors" lists the error codes.
`;
}
