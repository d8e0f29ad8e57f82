/**
 * Cells that mean "no value": pandas's default list (pandas 3.0, `STR_NA_VALUES`), and `\N`, which
 * PostgreSQL and MySQL write. A spelled-out NaN is missing in any case, by the number grammar.
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
 * What becomes of a missing value. `empty`: an empty cell (zeros in one_hot, not counted in multi_hot
 * and count); `own`: a bin of its own after the last; `last`: the last bin (Keras, PostgreSQL);
 * `drop`: the row is left out; `error`: the run ends.
 */
export type MissingPolicy = 'empty' | 'own' | 'last' | 'drop' | 'error';

/** The policy for invalid cells: the run fails, they count as missing, or their rows are dropped. */
export type InvalidPolicy = 'error' | 'missing' | 'drop';

/**
 * The code of missing values. If they have no bin it is one past the last bin, so that a table of
 * one entry more than bins has a place for every code.
 *
 * @param bins the number of intervals
 * @param special the number of bins of special codes
 */
export function missingCode(policy: MissingPolicy, bins: number, special = 0): number {
  return policy === 'last' ? bins - 1 : bins + special;
}

/** The number of bins that the output shows: one more where missing values have their own. */
export function depth(policy: MissingPolicy, bins: number): number {
  return policy === 'own' ? bins + 1 : bins;
}

/** True for the policies under which a cell is not coded, but decides over its row. */
export function endsRow(policy: MissingPolicy | InvalidPolicy): policy is 'drop' | 'error' {
  return policy === 'drop' || policy === 'error';
}

/** The two policies, for cells that hold no number. */
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
 * What becomes of a row because of one cell's value: it stays, is left out, or ends the run.
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

/** The number of values of a column that are missing: its NaN. */
export function countMissing(values: Float64Array): number {
  let missing = 0;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) missing++;
  return missing;
}
