import type { CellRules } from '../csv/columns/columns.ts';
import { selectColumns } from '../csv/columns/select.ts';
import type { Layout } from './arrange.ts';
import { assignColumns } from './assign.ts';
import type { BinRequest } from './bin-request.ts';
import type { Choice } from './choose.ts';
import {
  type ChooseColumns,
  type ColumnPlan,
  type PlannedColumn,
  roleColumns,
} from './column-plan.ts';
import { type PlannedFeature, planFeature } from './feature.ts';
import {
  groupPositions,
  haveSameKeys,
  knownKeyColumn,
  type PlannedGroups,
} from './groups/groups.ts';
import { layOut } from './layout.ts';

/**
 * Request, spec and header, resolved and frozen: the columns to read, their bins, and the columns of the output, for
 * any file format.
 */
export interface BinPlan extends ColumnPlan {
  readonly features: readonly PlannedFeature[];
  /** The index in `columns` of the keys of the groups of each feature; -1 without groups. */
  readonly keyColumns: readonly number[];
  readonly layout: Layout;
}

/** The names of the columns of a table. */
export interface TableNames {
  /** As text; 1 to n if the table has no header. */
  readonly header: readonly string[];
  /** As byte strings, for the header of the output. */
  readonly headerBytes: readonly string[];
}

/**
 * Makes the bin plan for a header.
 *
 * @param choose detects numeric columns; called only if no columns are named
 * @throws DiscretizeError for inconsistent columns, names, labels or boundaries
 */
export function planBins(
  request: BinRequest,
  { header, headerBytes }: TableNames,
  rules: CellRules,
  choose: ChooseColumns,
): BinPlan {
  const others = roleColumns(request.roles, header);
  const taken = [
    ...others.map(({ position }) => position),
    ...groupPositions(request.spec, header),
  ];
  let choice: Choice | undefined;
  const assigned = assignColumns(request, header, new Set(taken), () => {
    choice = choose();
    return choice;
  });
  const features = assigned.map((one) =>
    planFeature(one, request.spec, header, { ...request, notation: rules.notation }),
  );
  const kept = request.keep && new Set(request.keep.flatMap((list) => selectColumns(list, header)));
  const layout = layOut(headerBytes, features, { ...request, kept });
  return Object.freeze({ ...readColumns(features, others), features, rules, layout, choice });
}

/** The columns to read: those of features, those with other roles, and keys. */
function readColumns(
  features: readonly PlannedFeature[],
  others: readonly PlannedColumn[],
): Pick<BinPlan, 'columns' | 'keyColumns'> {
  const own = features.flatMap(({ columns }) =>
    columns.map((column): PlannedColumn => ({ ...column, role: 'feature' })),
  );
  const before = [...own, ...others];
  const { columns, indexes } = keyColumns(features, before.length);
  return { columns: [...before, ...columns], keyColumns: indexes };
}

/** The columns of the keys of features: one for all features with the same groups. */
function keyColumns(
  features: readonly PlannedFeature[],
  first: number,
): { readonly columns: readonly PlannedColumn[]; readonly indexes: readonly number[] } {
  const different: PlannedGroups[] = [];
  const indexes = features.map(({ groups }) => {
    if (groups === undefined) return -1;
    const known = different.findIndex((other) => haveSameKeys(other, groups));
    return first + (known < 0 ? different.push(groups) - 1 : known);
  });
  return { columns: different.map(knownKeyColumn), indexes };
}
