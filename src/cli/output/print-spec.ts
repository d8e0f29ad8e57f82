import { DiscretizeError } from '../../core/errors/error.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { preview } from '../../engine/preview.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import { openOutput, STDOUT } from '../../io/writing/sink.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import type { ResolvedRun } from '../options/run-context.ts';
import { committing } from './outputs.ts';
import { jsonFor } from './print.ts';

/**
 * Writes what flags, spec and the input's header come to as one spec, for `-s`; to `-o`, where there is
 * one. How files are read and columns named (`-d`, `--append`) is not part of a spec.
 *
 * @throws DiscretizeError E_INPUT for an input without a header; as a run until its first row
 */
export async function printSpec(
  { request, inputs }: ResolvedRun,
  { output = STDOUT }: RawOptions,
  sources: readonly ByteSource[],
  dialect: Dialect,
): Promise<void> {
  const looked = await preview(request, sources, dialect, 1);
  if (looked === undefined) {
    throw new DiscretizeError('E_INPUT', 'the input is empty', {
      hint: 'a spec names columns, which are those of the header',
    });
  }
  const features = looked.plan.features.map(({ feature }) => feature);
  const text = stringifySpec({ ...request.spec, features }, SCHEMA_ID);
  await committing(output !== STDOUT, async (keep) => {
    const sink = await keep(openOutput(output, inputs));
    await sink.write(Buffer.from(jsonFor(output, text), 'utf8'));
  });
}
