import { quoteColumn } from '../csv/columns/select.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { withTable } from '../engine/open-table.ts';
import { planColumnsOf } from '../engine/plan-table.ts';
import type { Spec } from '../spec/spec.ts';

/** The most distinct values that are taken of a column. */
const MAX_VALUES = 1000;

/**
 * The first distinct values of columns, read as a run with the spec reads them, but invalid cells are
 * skipped.
 *
 * @param names of columns in the header
 * @throws DiscretizeError as a run does
 */
export async function sampleColumns(
  names: readonly string[],
  spec: Spec,
  sources: readonly Source[],
  dialect: Dialect,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, Set<number>>();
  const options = { engine: 'records', threads: 1 } as const;
  await withTable(sources, dialect, options, async (table) => {
    const columns = [...new Set(names)].map(quoteColumn).join(',');
    const lax = { ...spec, missing: 'empty', invalid: 'missing' } as const;
    const plan = await planColumnsOf({ columns, roles: [], spec: lax }, table);
    const sets = plan.columns.map(({ name }) => emptySet(found, name));
    await table.readColumns(plan, (values) => {
      for (const [i, column] of values.entries()) take(column, sets[i]);
    });
  });
  return new Map([...found].map(([name, values]) => [name, [...values]]));
}

function emptySet(found: Map<string, Set<number>>, name: string): Set<number> {
  const values = new Set<number>();
  found.set(name, values);
  return values;
}

function take(values: Float64Array, into: Set<number> | undefined): void {
  for (const value of values) {
    if (into === undefined || into.size >= MAX_VALUES) return;
    if (!Number.isNaN(value)) into.add(value);
  }
}
