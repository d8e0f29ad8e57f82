import { DiscretizeError } from '../core/errors/error.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import { withMissingLabel } from '../spec/output-checks.ts';
import { SCHEMA_ID, stringifySpec } from '../spec/stringify.ts';
import { preview } from './preview.ts';

/**
 * The text of the spec that bins a table as a request does; its features name their columns. A spec holds neither the
 * dialect of files nor the names of output columns.
 *
 * @param sources the files of the table, at least one
 * @throws DiscretizeError E_INPUT for an input without a header; as a run until its first row
 */
export async function effectiveSpecText(
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
): Promise<string> {
  const first = await preview(request, sources, dialect, 1);
  if (first === undefined) {
    throw new DiscretizeError('E_INPUT', 'the input is empty', {
      hint: 'a spec needs the column names of the header',
    });
  }
  const { missing } = request.spec;
  const features = first.plan.features.map(({ feature }) => withMissingLabel(feature, missing));
  return stringifySpec({ ...request.spec, features }, SCHEMA_ID);
}
