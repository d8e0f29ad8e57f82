/** Words of other tools and of statistics, and what to write for them. */
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

/** The hint for a word of another tool, in the singular or plural; undefined if it is unknown. */
export function foreignWordHint(text: string): string | undefined {
  const word = text.toLowerCase().replaceAll('_', '-');
  return WORDS.get(word) ?? WORDS.get(word.replace(/s$/, ''));
}
