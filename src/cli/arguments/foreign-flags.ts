/** Options that others have, and what does the same here. */
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
]);

/** What to write instead of an option that this command does not have; undefined where nobody knows. */
export function foreignFlagHint(option: string): string | undefined {
  return FOREIGN.get(option.replace(/=.*/s, '').toLowerCase());
}
