import type { CheckResult } from './runner.ts';

/** The rows of a query: cells as the engine gives them. */
export type Rows = readonly (readonly unknown[])[];

/** The result of a check that is a query: each row of it is a difference. */
export function sqlResult(engine: string, version: unknown, rows: Rows): CheckResult {
  return { engine, version: String(version), differences: rows.map(shown), values: undefined };
}

/** A row as `checkQuery` makes it: feature, output column, value, expected, got. */
function shown(row: readonly unknown[]): string {
  const [feature, output, value, expected, got] = row.map((cell) => String(cell ?? 'NULL'));
  if (row.length !== 5) return row.map(String).join(' ');
  return `${feature}, output ${output}: value ${value}: expected ${expected}, found ${got}`;
}
