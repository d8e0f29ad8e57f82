import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { type CsvOptions, openCsvTable } from '../../engine/csv-table.ts';
import { planColumnsOf } from '../../engine/plan-table.ts';
import { checkWeights } from '../../fit/numbers/weights.ts';
import { EMPTY_HINT, nothingToLearn } from '../../fit/undivided.ts';
import type { ReadRequest } from '../../plan/read-request.ts';

/** A column to learn boundaries for; NaN is a missing value. */
interface FeatureRows {
  readonly name: string;
  readonly values: Float64Array;
}

/** The columns of a table with a target, row by row. */
export interface TargetColumns {
  readonly features: readonly FeatureRows[];
  /** NaN for a row without a target. */
  readonly targets: Float64Array;
  readonly weights: Float64Array | undefined;
}

/**
 * Collects features, the target and the weights of a table; eight bytes for each cell of them.
 *
 * @throws DiscretizeError as the main command; E_FIT for an input without a record and for invalid weights
 */
export async function collectTarget(
  request: ReadRequest,
  sources: readonly Source[],
  dialect: Dialect,
  run: CsvOptions,
): Promise<TargetColumns> {
  const table = await openCsvTable(sources, dialect, run);
  if (table === undefined) throw nothingToLearn('the input is empty', EMPTY_HINT);
  try {
    const plan = await planColumnsOf(request, table);
    const { columns } = plan;
    const parts = columns.map((): Float64Array[] => []);
    await table.readColumns(plan, (values) => {
      for (const [i, part] of parts.entries()) part.push((values[i] as Float64Array).slice());
    });
    const joined = parts.map(concatenated);
    const at = (role: string) => columns.findIndex((column) => column.role === role);
    const weights = joined[at('weight')];
    if (weights !== undefined) checkWeights(weights);
    const features = columns.flatMap(({ role, name }, i) =>
      role === 'feature' ? [{ name, values: joined[i] as Float64Array }] : [],
    );
    return { features, targets: joined[at('target')] as Float64Array, weights };
  } finally {
    await table.close();
  }
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
