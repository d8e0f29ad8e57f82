import { DiscretizeError } from '../../core/errors/error.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { RoleColumn } from '../../plan/read-request.ts';
import type { Feature, Spec } from '../../spec/spec.ts';

/**
 * The weights of baselines as columns to read.
 *
 * @throws DiscretizeError E_UNKNOWN_COLUMN for a table that lacks one
 */
export function weightRoles(
  { features }: Pick<Spec, 'features'>,
  header: readonly string[],
): RoleColumn[] {
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
