/** Two columns with a list each: what most cases do. */
const TWO = [
  { columns: ['distance'], boundaries: [1, 2, 5, 10] },
  { columns: ['fare'], boundaries: [10, 20, 30, 50] },
];
const FOUR = [
  { columns: ['distance', 'fare', 'tip', 'total'], boundaries: [1, 5, 10, 20], name: 'amounts' },
];
const fifty = Array.from({ length: 50 }, (_, i) => `n${i + 1}`);

/**
 * What is measured. `data` is a kind of data.js; `route` is how bytes come and go: `file` reads the
 * path and writes to `> out`, `pipe` is `cat in | ... | cat > out`, `gzip` reads a packed file. The mode `fit`
 * learns boundaries: the inner quantiles of some columns.
 */
export const CASES = [
  { name: 'int', data: 'mixed', mode: 'int', features: TWO, route: 'file' },
  { name: 'one_hot', data: 'mixed', mode: 'one_hot', features: TWO, route: 'file' },
  { name: 'count', data: 'mixed', mode: 'count', features: FOUR, route: 'file' },
  { name: 'label', data: 'mixed', mode: 'label', features: TWO, route: 'file' },
  { name: 'pipe', data: 'mixed', mode: 'int', features: TWO, route: 'pipe' },
  { name: 'gzip', data: 'mixed', mode: 'int', features: TWO, route: 'gzip' },
  {
    name: 'numeric-2',
    data: 'numeric',
    mode: 'int',
    features: [
      { columns: ['n10'], boundaries: [0, 20, 40] },
      { columns: ['n40'], boundaries: [0, 50] },
    ],
    route: 'file',
  },
  {
    name: 'numeric-50',
    data: 'numeric',
    mode: 'int',
    features: fifty.map((name) => ({ columns: [name], boundaries: [0, 20, 40] })),
    route: 'file',
  },
  {
    name: 'narrow',
    data: 'narrow',
    mode: 'int',
    features: [
      { columns: ['a'], boundaries: [10, 50, 90] },
      { columns: ['b'], boundaries: [1, 5] },
    ],
    route: 'file',
  },
  { name: 'quoted', data: 'quoted', mode: 'int', features: TWO, route: 'file' },
  {
    name: 'quantiles',
    data: 'mixed',
    mode: 'fit',
    columns: ['distance', 'fare'],
    bins: 10,
    features: [],
    route: 'file',
  },
];

/** The names of the columns that a feature makes. */
export function madeNames({ columns, boundaries, name }, mode) {
  if (mode === 'int' || mode === 'label') return columns;
  const base = name ?? columns[0];
  return Array.from({ length: boundaries.length + 1 }, (_, code) => `${base}_${code}`);
}

/** The label of each bin, as the tool writes it. */
export function labels(boundaries) {
  const last = boundaries.length - 1;
  const inner = boundaries.slice(1).map((b, i) => `[${boundaries[i]}, ${b})`);
  return [`(-inf, ${boundaries[0]})`, ...inner, `[${boundaries[last]}, +inf)`];
}
