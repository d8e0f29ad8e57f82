/** Flags of other tools, and what to write here. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
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

/** The hint for a flag that other tools have; undefined if it is unknown. */
export function foreignFlagHint(option: string): string | undefined {
  return FOREIGN.get(option.replace(/=.*/s, '').toLowerCase());
}
