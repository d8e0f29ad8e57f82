import { openOutput, STDOUT } from '../../io/sink.ts';
import { checkInputs, openTextSource } from '../../io/source.ts';
import { stringifySpec } from '../../spec/stringify.ts';
import { filesGiven } from '../files-given.ts';
import type { FitTyped } from '../fit-request.ts';
import { fitterOf } from '../fitter.ts';
import { committing, hasFile } from '../outputs.ts';
import { parseTyped } from '../parse.ts';
import { metering, wantsProgress } from '../progress.ts';

/**
 * `discretize fit`: learns boundaries from files, and prints the spec that applies them.
 *
 * @returns the exit status
 */
export async function fitCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<FitTyped>('fit', args);
  const paths = await filesGiven(operands);
  const learn = fitterOf(flags, paths);
  await checkInputs(paths);
  await committing(hasFile(flags), async (keep) => {
    const sink = await keep(openOutput(flags.output ?? STDOUT, paths));
    const spec = await metering(wantsProgress(flags), paths, (watch) =>
      learn((path) => watch(openTextSource(path))),
    );
    await sink.write(Buffer.from(stringifySpec(spec), 'utf8'));
  });
  return 0;
}
