import { DiscretizeError } from '../core/error.ts';
import type { Dialect } from '../csv/dialect.ts';
import { preview } from '../engine/preview.ts';
import { openOutput, STDOUT } from '../io/sink.ts';
import type { ByteSource } from '../io/source.ts';
import { SCHEMA_ID, stringifySpec } from '../spec/stringify.ts';
import type { AskedFor } from './basis.ts';
import { committing } from './outputs.ts';
import type { Typed } from './typed.ts';

/**
 * Writes what flags, spec and the input's header come to as one spec, for `-s`; to `-o`, where there is
 * one. How files are read and columns named (`-d`, `--append`) is not part of a spec.
 *
 * @throws DiscretizeError E_INPUT for an input without a header; as a run until its first row
 */
export async function printSpec(
  { request, inputs }: AskedFor,
  { output = STDOUT }: Typed,
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
    await sink.write(Buffer.from(text, 'utf8'));
  });
}
