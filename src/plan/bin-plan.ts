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
import { layOut } from './layout.ts';

/**
 * Request, spec and header, resolved once and frozen: which columns are read, which bins they have, and
 * which columns come out. It knows no file format, and leaves nothing to be interpreted.
 */
export interface BinPlan extends ColumnPlan {
  readonly features: readonly PlannedFeature[];
  readonly layout: Layout;
}

/** The names of a table's columns. */
export interface TableNames {
  /** As text; 1 to n where the table has no header. */
  readonly header: readonly string[];
  /** As byte strings, for the output's header. */
  readonly headerBytes: readonly string[];
}

/**
 * Makes the plan.
 *
 * @param choose says which columns look numeric; called only where nothing names them
 * @throws DiscretizeError for all that does not fit together: columns, names, labels, boundaries
 */
export function planBins(
  request: BinRequest,
  { header, headerBytes }: TableNames,
  rules: CellRules,
  choose: ChooseColumns,
): BinPlan {
  const others = roleColumns(request.roles, header);
  let choice: Choice | undefined;
  const assigned = assignColumns(
    request,
    header,
    new Set(others.map(({ position }) => position)),
    () => {
      choice = choose();
      return choice;
    },
  );
  const features = assigned.map((one) =>
    planFeature(one, request.spec, header, { ...request, notation: rules.notation }),
  );
  const own = features.flatMap(({ columns }) =>
    columns.map((column): PlannedColumn => ({ ...column, role: 'feature' })),
  );
  const kept = request.keep && new Set(request.keep.flatMap((list) => selectColumns(list, header)));
  const layout = layOut(headerBytes, features, { ...request, kept });
  return Object.freeze({ columns: [...own, ...others], features, rules, layout, choice });
}
