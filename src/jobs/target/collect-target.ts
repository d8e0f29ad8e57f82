import { readCell } from '../../core/cells/cell.ts';
import { NO_SPECIAL, type SpecialCodes } from '../../core/special/special-codes.ts';
import type { ReadStats } from '../../core/stats.ts';
import { columnPosition } from '../../csv/columns/select.ts';
import { TextCodes } from '../../csv/columns/text-codes.ts';
import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { openInputTable, type TableOptions } from '../../engine/open-table.ts';
import { planColumnsOf } from '../../engine/plan-table.ts';
import type { InputTable } from '../../engine/table.ts';
import { checkWeights } from '../../fit/numbers/weights.ts';
import type { TargetColumn } from '../../fit/target/classify.ts';
import { EMPTY_HINT, nothingToLearn } from '../../fit/undivided.ts';
import { cellRules } from '../../plan/cell-rules.ts';
import { SAMPLE_ROWS } from '../../plan/choose.ts';
import type { ReadRequest, RoleColumn } from '../../plan/read-request.ts';
import { concatenated } from '../samples.ts';

/** A column to learn boundaries for; NaN is a missing value. */
interface FeatureRows {
  readonly name: string;
  readonly values: Float64Array;
  readonly invalid: number;
  readonly special: SpecialCodes;
}

/** The columns of a table with a target, row by row. */
export interface TargetColumns {
  /** The names of all columns. */
  readonly header: readonly string[];
  /** The number of rows read. */
  readonly rows: number;
  readonly features: readonly FeatureRows[];
  readonly target: TargetColumn;
  readonly weights: Float64Array | undefined;
}

/** The columns that a fit with a target reads. */
export interface TargetRead {
  readonly read: ReadRequest;
  /** The target's name. */
  readonly target: string;
  /** True if its cells are texts; undefined: if one of the first is no number. */
  readonly isText: true | undefined;
}

/**
 * Collects features, the target and the weights of a table; eight bytes for each cell of them.
 *
 * @throws DiscretizeError as the main command; E_FIT for an input without a record and for invalid weights
 */
export async function collectTarget(
  request: TargetRead,
  sources: readonly Source[],
  dialect: Dialect,
  run: TableOptions & { readonly onRead?: (stats: ReadStats) => void },
): Promise<TargetColumns> {
  const table = await openInputTable(sources, dialect, run);
  if (table === undefined) throw nothingToLearn('the input is empty', EMPTY_HINT);
  try {
    const target = await targetRole(request, table);
    const { read } = request;
    const plan = await planColumnsOf({ ...read, roles: [target, ...read.roles] }, table);
    const { columns } = plan;
    const parts = columns.map((): Float64Array[] => []);
    const stats = await table.readColumns(plan, (values) => {
      for (const [i, part] of parts.entries()) part.push((values[i] as Float64Array).slice());
    });
    run.onRead?.(stats);
    const joined = parts.map(concatenated);
    const at = (role: string) => columns.findIndex((column) => column.role === role);
    const weights = joined[at('weight')];
    if (weights !== undefined) checkWeights(weights);
    const features = columns.flatMap(({ role, name, special = NO_SPECIAL }, i) => {
      const [values, invalid = 0] = [joined[i] as Float64Array, stats.columns[i]?.invalid];
      return role === 'feature' ? [{ name, values, invalid, special }] : [];
    });
    const cells = joined[at('target')] as Float64Array;
    const texts = target.texts?.texts;
    const { header } = table;
    const { rows } = stats;
    return { header, rows, features, target: { name: request.target, cells, texts }, weights };
  } finally {
    await table.close();
  }
}

/** The target as a column to read: of texts or of numbers. */
async function targetRole(
  { target, isText, read }: TargetRead,
  table: InputTable,
): Promise<RoleColumn> {
  const position = columnPosition(target, table.header);
  const areTexts = isText ?? (await looksTextual(table, position, read));
  return { role: 'target', name: target, texts: areTexts ? new TextCodes() : undefined };
}

/** True if a cell of a column's first rows is neither a number nor missing. */
async function looksTextual(
  table: InputTable,
  position: number,
  { spec }: Pick<ReadRequest, 'spec'>,
): Promise<boolean> {
  const rules = cellRules(spec, table.format.dialect);
  const rows = await table.sample();
  return rows
    .slice(0, SAMPLE_ROWS)
    .some((fields) => readCell(fields[position] as string, rules) === undefined);
}
