import { DiscretizeError } from '../core/errors/error.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import { withMissingLabel } from '../spec/output-checks.ts';
import type { Spec } from '../spec/spec.ts';
import { preview } from './preview.ts';

/**
 * The spec that does what a request does with a table: its features name their columns. How files are read
 * and made columns named is not part of a spec.
 *
 * @param sources the files of the table, at least one
 * @throws DiscretizeError E_INPUT for an input without a header; as a run until its first row
 */
export async function effectiveSpec(
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
): Promise<Spec> {
  const first = await preview(request, sources, dialect, 1);
  if (first === undefined) {
    throw new DiscretizeError('E_INPUT', 'the input is empty', {
      hint: 'a spec needs the column names of the header',
    });
  }
  const { missing } = request.spec;
  const features = first.plan.features.map(({ feature }) => withMissingLabel(feature, missing));
  return { ...request.spec, features: features };
}
