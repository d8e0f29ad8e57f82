import { zoneTable } from '../../../column-types/datetime/zone/load-zone.ts';
import type { ZoneTable } from '../../../column-types/datetime/zone/zone.ts';
import type { TypeMembers } from '../../../column-types/registry.ts';
import type { ColumnPlan } from '../../../plan/column-plan.ts';

/** The types of columns as plain data. */
export interface WorkerTypes {
  /** For each target the members of its type; undefined for plain numbers. */
  readonly types: readonly (TypeMembers | undefined)[];
  /** For each target the numbers of its words; undefined for a column without. */
  readonly words: readonly (ReadonlyMap<string, number> | undefined)[];
  /** The tables of the zones of the types. */
  readonly zones: readonly ZoneTable[];
}

/** The types of the targets' columns, and the zones of all types. */
export function workerTypes(
  { columns }: Pick<ColumnPlan, 'columns'>,
  targets: readonly number[],
): WorkerTypes {
  const byPosition = new Map(
    columns.filter(({ key }) => key === undefined).map((column) => [column.position, column]),
  );
  const types = targets.map((position) => byPosition.get(position)?.type?.members);
  const words = targets.map((position) => byPosition.get(position)?.words);
  const names = types.flatMap((members) => members?.zone ?? []);
  return { types, words, zones: [...new Set(names)].map(zoneTable) };
}
