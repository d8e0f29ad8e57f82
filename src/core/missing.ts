/**
 * The default missing-value strings: those of pandas 3.0 (`STR_NA_VALUES`), and `\N` of PostgreSQL and MySQL. The
 * text `nan` is missing in any case, by the number grammar.
 */
export const DEFAULT_NA_VALUES: readonly string[] = [
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
  '\\N',
];

/**
 * The policy for missing values. `empty`: an empty cell (zeros in one_hot, not counted in multi_hot and count);
 * `own`: a bin of its own after the last; `last`: the last bin (Keras, PostgreSQL); `drop`: drops the row; `error`:
 * fails the run.
 */
export type MissingPolicy = 'empty' | 'own' | 'last' | 'drop' | 'error';

/** The policy for invalid cells: the run fails, they count as missing, or their rows are dropped. */
export type InvalidPolicy = 'error' | 'missing' | 'drop';

/**
 * The code of missing values. Without a bin, it is one past the last bin, so that a table with one entry more than
 * bins has an entry for every code.
 *
 * @param bins the number of intervals
 * @param special the number of bins of special codes
 */
export function missingCode(policy: MissingPolicy, bins: number, special = 0): number {
  return policy === 'last' ? bins - 1 : bins + special;
}

/** The number of bins in the output: one more if missing values have their own bin. */
export function depth(policy: MissingPolicy, bins: number): number {
  return policy === 'own' ? bins + 1 : bins;
}

/** True for the policies that drop or reject the row of a cell. */
export function endsRow(policy: MissingPolicy | InvalidPolicy): policy is 'drop' | 'error' {
  return policy === 'drop' || policy === 'error';
}

/** The policies for missing and invalid cells. */
export interface CellPolicies {
  readonly missing: MissingPolicy;
  readonly invalid: InvalidPolicy;
}

/**
 * True for a cell that counts as missing.
 *
 * @param value NaN for a missing cell, undefined for an invalid one
 */
export function isMissing(value: number | undefined, { invalid }: CellPolicies): boolean {
  return value === undefined ? invalid === 'missing' : Number.isNaN(value);
}

/**
 * The outcome of a row by the value of a cell: it is kept, dropped, or rejected.
 *
 * @param value NaN for a missing cell, undefined for an invalid one
 */
export function verdictOn(
  value: number | undefined,
  { missing, invalid }: CellPolicies,
): 'keep' | 'drop' | 'error' {
  if (value !== undefined && !Number.isNaN(value)) return 'keep';
  const policy = isMissing(value, { missing, invalid }) ? missing : invalid;
  return endsRow(policy) ? policy : 'keep';
}

/** The number of missing values of a column: its NaN. */
export function countMissing(values: Float64Array): number {
  let missing = 0;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) missing++;
  return missing;
}
