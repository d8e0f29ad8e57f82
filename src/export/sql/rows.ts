import type { CheckRow } from './dialect.ts';

/** The names of a check's columns: `value`, `x1`.., `c1`... */
export function checkColumnNames(rows: readonly CheckRow[]): readonly string[] {
  const width = rows[0]?.xs.length ?? 1;
  const names = (letter: string): string[] =>
    Array.from({ length: width }, (_, i) => `${letter}${i + 1}`);
  return ['value', ...names('x'), ...names('c')];
}

/** The cells of a row, in the order of `checkColumns`. */
export function checkCells({ value, xs, codes }: CheckRow): readonly string[] {
  return [`'${value}'`, ...xs, ...codes];
}

/** `(a, b), (c, d)`: the rows of VALUES, one a line. */
export function tuples(rows: readonly CheckRow[], before = ''): string {
  return rows.map((row) => `${before}(${checkCells(row).join(', ')})`).join(',\n');
}

/** NULL as a whole number: some engines treat a bare NULL as text. */
export const NO_CODE = 'CASE WHEN 1 = 0 THEN 0 END';

/** The rows with NULL codes of the first row as whole numbers, so that a column of NULLs is not text. */
function typed([first, ...rest]: readonly CheckRow[]): readonly CheckRow[] {
  if (first === undefined) return [];
  const codes = first.codes.map((code) => (code === 'NULL' ? NO_CODE : code));
  return [{ ...first, codes }, ...rest];
}

/** A query of rows of VALUES whose columns are named after the alias. */
export function valuesQuery(rows: readonly CheckRow[]): string {
  return `SELECT * FROM (VALUES\n${tuples(typed(rows))}\n) AS v(${checkColumnNames(rows).join(', ')})`;
}

/** A query of rows by JSON_TABLE, which MySQL and MariaDB share; their VALUES differ. */
export function jsonTableQuery(rows: readonly CheckRow[]): string {
  const types: Readonly<Record<string, string>> = { v: 'CHAR(40)', x: 'DOUBLE', c: 'BIGINT' };
  const columns = checkColumnNames(rows).map(
    (name, i) => `${name} ${types[name.charAt(0)] ?? 'CHAR(40)'} PATH '$[${i}]'`,
  );
  const json = rows.map(({ value, xs, codes }) => {
    const numbers = [...xs, ...codes].map((cell) => (cell === 'NULL' ? 'null' : cell));
    return `["${value}",${numbers.join(',')}]`;
  });
  return `SELECT * FROM JSON_TABLE('[\n${json.join(',\n')}\n]', '$[*]' COLUMNS (${columns.join(', ')})) AS v`;
}
