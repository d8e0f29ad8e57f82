import { quoteColumn } from '../../csv/columns/select.ts';
import { openTable } from '../../csv/table/table.ts';
import { openCsvTable } from '../../engine/csv-table.ts';
import { planColumnsOf } from '../../engine/plan-table.ts';
import { columnsOf, type FeatureRule } from '../../export/rule.ts';
import { checkInputs } from '../../io/reading/source.ts';
import type { Spec } from '../../spec/spec.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { withDelimiter } from '../options/delimiter.ts';
import { dialectOf } from '../options/read-options.ts';

/** The most distinct values that a check takes of a column. */
const SAMPLE = 1000;

/**
 * The column names of a CSV file.
 *
 * @throws DiscretizeError as a run does for its header
 */
export async function headerIn(path: string, typed: RawOptions): Promise<readonly string[]> {
  await checkInputs([path]);
  const { flags, open } = await withDelimiter(typed, [path]);
  const table = await openTable([open(path)], dialectOf(flags, [path]));
  await table.close();
  return table.header;
}

/**
 * The first distinct values of each column of `--data`, read as a run reads them, but that invalid
 * cells are passed over.
 *
 * @throws DiscretizeError as a run does
 */
export async function sampleOf(
  typed: RawOptions & { readonly data?: string },
  spec: Spec,
  rules: readonly FeatureRule[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const path = typed.data;
  const found = new Map<string, Set<number>>();
  if (path === undefined) return new Map();
  await checkInputs([path]);
  const { flags, open } = await withDelimiter(typed, [path]);
  const options = { engine: 'records', threads: 1 } as const;
  const table = await openCsvTable([open(path)], dialectOf(flags, [path]), options);
  if (table === undefined) return new Map();
  try {
    const names = [...new Set(rules.flatMap(columnsOf))];
    const columns = names.map(quoteColumn).join(',');
    const lax = { ...spec, missing: 'empty', invalid: 'missing' } as const;
    const plan = await planColumnsOf({ columns, roles: [], spec: lax }, table);
    const sets = plan.columns.map(({ name }) => distinct(found, name));
    await table.readColumns(plan, (values) => {
      for (const [i, column] of values.entries()) take(column, sets[i]);
    });
  } finally {
    await table.close();
  }
  return new Map([...found].map(([name, values]) => [name, [...values]]));
}

function distinct(found: Map<string, Set<number>>, name: string): Set<number> {
  const values = new Set<number>();
  found.set(name, values);
  return values;
}

function take(values: Float64Array, into: Set<number> | undefined): void {
  for (const value of values) {
    if (into === undefined || into.size >= SAMPLE) return;
    if (!Number.isNaN(value)) into.add(value);
  }
}
