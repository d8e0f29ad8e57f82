import { DiscretizeError } from '../../core/errors/error.ts';
import { TextCodes } from '../../csv/columns/text-codes.ts';
import { planBinsOf } from '../../engine/plan-table.ts';
import type { InputTable } from '../../engine/table.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { CellSpec, RoleColumn } from '../../plan/read-request.ts';
import type { BaselineTarget } from '../../spec/baseline/baseline-target.ts';
import type { Feature, Spec } from '../../spec/spec.ts';

/**
 * The plan by which drift counts a table, a baseline or new data: the features of the spec, with a bin for missing
 * cells; the targets that the table has; the weights of the baselines; and the rows that count, by {@link countedCells}.
 *
 * @param isWeighed true if rows are counted as the baselines of the spec count them; false: each row counts once
 * @throws DiscretizeError E_UNKNOWN_COLUMN for weights that the table lacks; as `planBinsOf`
 */
export async function planCounts(
  request: BinRequest,
  table: InputTable,
  isWeighed: boolean,
): Promise<BinPlan> {
  const { spec, roles } = request;
  const weights = isWeighed ? weightRoles(spec, table.header) : [];
  const read = [...roles, ...targetRoles(spec, table.header), ...weights];
  const binned: Spec = { ...spec, missing: 'own', invalid: 'missing' };
  const plan = await planBinsOf({ ...request, roles: read, spec: binned }, table);
  return { ...plan, rules: { ...plan.rules, ...countedCells(spec) } };
}

/**
 * The policies by which drift reads cells. Rows that the spec drops are left out, as they are from its baselines;
 * an invalid cell of any other row counts as a missing cell.
 */
function countedCells({
  missing,
  invalid,
}: Pick<CellSpec, 'missing' | 'invalid'>): Pick<CellSpec, 'missing' | 'invalid'> {
  return {
    missing: missing === 'drop' ? 'drop' : 'own',
    invalid: invalid === 'drop' ? 'drop' : 'missing',
  };
}

/** The columns of the targets of baselines, each once; without columns that the table lacks or repeats. */
function targetRoles({ features }: Spec, header: readonly string[]): RoleColumn[] {
  const targets = features.flatMap(({ baseline }) => baseline?.target ?? []);
  const columns = new Map<string, RoleColumn>();
  for (const { column: name, event } of targets) {
    const isOne = header.filter((one) => one === name).length === 1;
    const texts = typeof event === 'string' ? new TextCodes() : undefined;
    if (isOne && !columns.has(name)) columns.set(name, { role: 'target', name, texts });
  }
  return [...columns.values()];
}

/** The index of a feature's target among the columns of a plan; undefined if the table lacks the target. */
export function targetPlace(
  { columns }: Pick<BinPlan, 'columns'>,
  target: BaselineTarget,
): number | undefined {
  const isText = typeof target.event === 'string';
  const place = columns.findIndex(
    ({ role, name, texts }) =>
      role === 'target' && name === target.column && (texts !== undefined) === isText,
  );
  return place < 0 ? undefined : place;
}

/** The columns of the weights of baselines, each once. */
function weightRoles({ features }: Spec, header: readonly string[]): RoleColumn[] {
  const names = features.flatMap(({ baseline }) => baseline?.weight ?? []);
  const lacking = names.find((name) => !header.includes(name));
  if (lacking !== undefined) throw noWeights(lacking, header);
  return [...new Set(names)].map((name) => ({ role: 'weight', name }));
}

/** The index of the weights of a feature among the columns of a plan; -1 if each row counts once. */
export function weightPlace(
  { columns }: Pick<BinPlan, 'columns'>,
  { baseline }: Pick<Feature, 'baseline'>,
): number {
  const { weight } = baseline ?? {};
  if (weight === undefined) return -1;
  return columns.findIndex(({ role, name }) => role === 'weight' && name === weight);
}

function noWeights(name: string, header: readonly string[]): DiscretizeError {
  const message = `the baseline counts rows by "${name}", a column that the input lacks`;
  return new DiscretizeError('E_UNKNOWN_COLUMN', message, {
    expected: header,
    received: name,
    hint: 'add the column; or name the training data with --baseline: then each row counts once',
  });
}
