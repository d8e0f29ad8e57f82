/** Options that others have, and what does the same here. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['--one-hot', 'for columns of 0 and 1, write -m one_hot'],
  ['--onehot', 'for columns of 0 and 1, write -m one_hot'],
  ['--label', 'for labels, write -m label'],
  ['--right', 'for (a, b], write --closed right'],
  ['--left', 'for [a, b), leave it out, or write --closed left'],
  ['--all-numeric', 'leave it out: without -c all numeric columns are taken'],
  ['--dry-run', 'to see rows before and after, write --preview'],
  ['--sep', 'for the delimiter, write -d'],
  ['--separator', 'for the delimiter, write -d'],
  ['--no-color', 'write --color never, or set NO_COLOR=1'],
  ['--no-headers', 'write --no-header'],
  ['--config', 'a spec holds boundaries and policies: write -s FILE; --print-spec makes one'],
  ['--print-config', 'write --print-spec'],
]);

/** What to write instead of an option that this command does not have; undefined where nobody knows. */
export function foreignFlagHint(option: string): string | undefined {
  return FOREIGN.get(option.toLowerCase());
}
