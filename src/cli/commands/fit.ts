import { openOutput, STDOUT } from '../../io/sink.ts';
import { checkInputs, openTextSource, STDIN } from '../../io/source.ts';
import { stringifySpec } from '../../spec/stringify.ts';
import { type FitTyped, fitRequestOf } from '../fit-request.ts';
import { fitSpec } from '../fitting.ts';
import { committing, hasFile } from '../outputs.ts';
import { parseTyped } from '../parse.ts';
import { warn } from '../report.ts';
import { dialectOf, engineOf, threadsOf } from '../request.ts';

/**
 * `discretize fit`: learns boundaries from files, and prints the spec that applies them.
 *
 * @returns the exit status
 */
export async function fitCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<FitTyped>('fit', args);
  const paths = operands.length === 0 ? [STDIN] : operands;
  const asked = fitRequestOf(flags);
  const dialect = dialectOf(flags, paths);
  const run = { engine: engineOf(flags, dialect).name, threads: threadsOf(flags) };
  await checkInputs(paths);
  await committing(hasFile(flags), async (keep) => {
    const sink = await keep(openOutput(flags.output ?? STDOUT, paths));
    const { spec, notes } = await fitSpec(asked, paths.map(openTextSource), dialect, run);
    if (!flags.quiet) for (const note of notes) warn(note);
    await sink.write(Buffer.from(stringifySpec(spec), 'utf8'));
  });
  return 0;
}
