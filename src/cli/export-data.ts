import { openTable } from '../csv/table/table.ts';
import { readColumnsOf } from '../engine/columns.ts';
import { columnsOf, type FeatureRule } from '../export/rule.ts';
import { checkInputs, openTextSource } from '../io/reading/source.ts';
import { requestFor } from '../plan/request.ts';
import type { Spec } from '../spec/spec.ts';
import type { ExportTyped } from './definitions/export-flags.ts';
import { withDelimiter } from './options/delimiter.ts';
import { dialectOf } from './options/request.ts';

/** The most distinct values that a check takes of a column. */
const SAMPLE = 1000;

/**
 * The column names of a CSV file.
 *
 * @throws DiscretizeError as a run does for its header
 */
export async function headerIn(path: string, typed: ExportTyped): Promise<readonly string[]> {
  await checkInputs([path]);
  const flags = await withDelimiter(typed, [path]);
  const table = await openTable([openTextSource(path)], dialectOf(flags, [path]));
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
  typed: ExportTyped,
  spec: Spec,
  rules: readonly FeatureRule[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const path = typed.data;
  if (path === undefined) return new Map();
  await checkInputs([path]);
  const flags = await withDelimiter(typed, [path]);
  const features = spec.features.map((feature, i) => ({
    ...feature,
    columns: rules.slice(i, i + 1).flatMap(columnsOf),
  }));
  const lax: Spec = { ...spec, features, missing: 'empty', invalid: 'missing' };
  const found = new Map<string, Set<number>>();
  const options = { engine: 'records', threads: 1 } as const;
  const dialect = dialectOf(flags, [path]);
  await readColumnsOf(requestFor(lax), [openTextSource(path)], dialect, options, (plan) => {
    const sets = plan.columns.map(({ name }) => distinct(found, name));
    return (columns) => {
      for (const [i, values] of columns.entries()) take(values, sets[i]);
    };
  });
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
