import type { Boundaries } from '../../core/boundaries.ts';
import { keyText } from '../../core/groups/key.ts';
import type { MissingPolicy } from '../../core/missing.ts';
import { type BinTable, type BinTableOptions, binTable } from '../../encode/bin-table.ts';
import { usualName } from '../../encode/values/bin-values.ts';
import type { Group } from '../../spec/groups/group.ts';
import type { Feature } from '../../spec/spec.ts';
import { unknownValues } from '../../spec/values/written-values.ts';

/**
 * The bins of each list, made on demand.
 *
 * @param lists the list of all rows, then those of groups
 * @throws DiscretizeError E_USAGE for values that a group lacks
 */
export function groupBinTables(
  lists: readonly Boundaries[],
  missing: MissingPolicy,
  feature: Feature,
): (list: number) => BinTable {
  const { groups = [] } = feature;
  const options = [feature, ...groups.map((group) => ofGroup(feature, group))];
  const made = new Map<number, BinTable>();
  return (list) => {
    const table = made.get(list) ?? binTable(lists[list] as Boundaries, missing, options[list]);
    made.set(list, table);
    return table;
  };
}

/**
 * The feature with the boundaries and values of a group.
 *
 * @throws DiscretizeError E_USAGE for values that the group lacks
 */
function ofGroup(feature: Feature, { key, boundaries, values = [] }: Group): BinTableOptions {
  if (boundaries === undefined) return feature;
  const own = { ...feature, values, value: usualName(feature) };
  const unknown = unknownValues(own, keyText(key));
  if (unknown !== undefined) throw unknown;
  return own;
}
