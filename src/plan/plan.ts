import { naList } from '../core/cells/na-list.ts';
import type { Notation } from '../core/cells/notation.ts';
import { DEFAULT_NA_VALUES } from '../core/missing.ts';
import { bytesOf } from '../csv/byte-string.ts';
import type { CellRules, ColumnPlace } from '../csv/columns/columns.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { CsvRecord } from '../csv/records/record-block.ts';
import type { FileStyle, Table } from '../csv/table/table.ts';
import type { Spec } from '../spec/spec.ts';
import { assignColumns } from './assign.ts';
import { type Choice, chooseColumns } from './choose.ts';
import { type PlannedFeature, planFeature } from './feature.ts';
import { type Layout, layOut } from './layout.ts';
import type { Request } from './request.ts';

/**
 * Spec, header and dialect, resolved once and frozen. Everything an engine needs, and nothing that
 * it would have to interpret.
 */
export interface Plan {
  readonly dialect: Dialect;
  readonly style: FileStyle;
  readonly features: readonly PlannedFeature[];
  /** The columns to read: those of the first feature, then those of the second, and so on. */
  readonly columns: readonly ColumnPlace[];
  readonly rules: CellRules;
  readonly layout: Layout;
  /** How columns were chosen by what they hold; undefined where they were named. */
  readonly choice: Choice | undefined;
}

/**
 * Makes the plan.
 *
 * @param sample the first rows, to choose columns by; looked at only where the request names none
 * @throws DiscretizeError for all that does not fit together: columns, names, labels, boundaries
 */
export function makePlan(
  request: Request,
  table: Pick<Table, 'header' | 'firstFields' | 'style'>,
  sample: readonly CsvRecord[],
  dialect: Dialect,
): Plan {
  const { header, firstFields, style } = table;
  const rules = cellRules(request.spec, dialect);
  let choice: Choice | undefined;
  const choose = (): Choice | undefined => {
    choice = chooseColumns(sample, header, rules, dialect);
    return sample.length === 0 ? undefined : choice;
  };
  const assigned = assignColumns(request, header, choose);
  const features = assigned.map((one) => planFeature(one, request.spec, header));
  const columns = features.flatMap((feature) => feature.columns);
  const layout = layOut(dialect.header ? firstFields : header, features, request);
  return Object.freeze({ dialect, style, features, columns, rules, layout, choice });
}

/** How a spec says that cells are to be read, whose numbers are in a notation. */
export function cellRules(
  { na_values, default_na, missing, invalid }: Spec,
  { decimal, thousands }: Notation,
): CellRules {
  const words = default_na ? [...DEFAULT_NA_VALUES, ...na_values] : na_values;
  const notation = { decimal, thousands: thousands === null ? null : bytesOf(thousands) };
  return { ...naList(words, bytesOf), notation, missing, invalid };
}
