/** Hints for flags of other tools. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['--one-hot', 'for columns of 0 and 1, write -m one_hot'],
  ['--onehot', 'for columns of 0 and 1, write -m one_hot'],
  ['--label', 'for labels, write -m label'],
  ['--right', 'for (a, b], write --closed right'],
  ['--include-lowest', 'remove it: the outer bins are open and include the lowest value'],
  ['--retbins', 'to print the boundaries, write discretize fit -n 5, or --print-spec'],
  ['--n-bins', 'for the number of bins, write -n 5'],
  ['--nbins', 'for the number of bins, write -n 5'],
  ['--n_bins', 'for the number of bins, write -n 5'],
  ['--encode', 'for the encoding of bins, write -m one_hot, or -m int'],
  ['--delim', 'for the delimiter, write -d'],
  ['--quantiles', 'for quantile bins, write -n 4'],
  ['--q', 'for quantile bins, write -n 4'],
  ['--left', 'remove it: [a, b) is the default'],
  ['--all-numeric', 'remove it: all numeric columns are the default'],
  ['--dry-run', 'to see rows before and after, write --preview'],
  ['--sep', 'for the delimiter, write -d'],
  ['--separator', 'for the delimiter, write -d'],
  ['--no-color', 'write --color never, or set NO_COLOR=1'],
  ['--no-headers', 'write --no-header'],
  ['--config', 'write -s FILE: a spec has boundaries and policies; --print-spec prints one'],
  ['--print-config', 'write --print-spec'],
  ['--buckets', 'for the number of bins, write -n 5; for boundaries, -b 0,10,20'],
  ['--edges', 'for boundaries, write -b 0,10,20'],
  ['--breaks', 'for boundaries, write -b 0,10,20'],
  ['--group-by', 'for boundaries of each group, write --by COLUMN'],
  ['--groupby', 'for boundaries of each group, write --by COLUMN'],
  ['--sample-weight', 'for row weights, write --weight COLUMN'],
  ['--bin-width', 'for bins of width 10, write --width 10'],
  ['--binwidth', 'for bins of width 10, write --width 10'],
  ['--step', 'for bins of width 10, write --width 10; for dates, --every month'],
  ['--freq', 'for bins of dates, write --every month'],
  ['--method', 'for the fit method, write --strategy NAME'],
]);

/** The hint for a flag of another tool; undefined for any other flag. */
export function foreignFlagHint(option: string): string | undefined {
  return FLAGS.get(option.replace(/=.*/s, '').toLowerCase());
}

/** Hints for words of other tools and of statistics. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['equal-width', 'for bins of equal width, write -n 5 --strategy uniform, or --width 10'],
  ['equal-frequency', 'for bins with equally many rows, write -n 5'],
  ['quartile', 'for quartiles, write -n 4'],
  ['tertile', 'for tertiles, write -n 3'],
  ['quintile', 'for quintiles, write -n 5'],
  ['decile', 'for deciles, write -n 10'],
  ['percentile', 'for percentiles, write -n 100'],
  ['cut', 'for explicit boundaries, write -b 0,10,20; for equal widths, -n 5 --strategy uniform'],
  ['qcut', 'for quantile bins, write -n 5'],
  ['digitize', 'for explicit boundaries, write -b 0,10,20'],
  ['bucketize', 'for explicit boundaries, write -b 0,10,20'],
  ['ntile', 'for quantile bins, write -n 5'],
  ['quantile', 'for quantile bins, write -n 5'],
  ['histogram', 'for a histogram, write discretize hist in.csv'],
  ['summary', 'for a summary of each column, write discretize describe in.csv'],
  ['summarize', 'for a summary of each column, write discretize describe in.csv'],
  ['profile', 'for a summary of each column, write discretize describe in.csv'],
  ['encode', 'for columns of 0 and 1, write -b 0,10,20 -m one_hot'],
  ['one-hot', 'for columns of 0 and 1, write -b 0,10,20 -m one_hot'],
  ['onehot', 'for columns of 0 and 1, write -b 0,10,20 -m one_hot'],
  ['bin', 'for N bins, write -n 5; for explicit boundaries, -b 0,10,20'],
]);

/** The hint for a word of another tool, singular or plural; undefined for any other word. */
export function foreignWordHint(text: string): string | undefined {
  const word = text.toLowerCase().replaceAll('_', '-');
  return WORDS.get(word) ?? WORDS.get(word.replace(/s$/, ''));
}
