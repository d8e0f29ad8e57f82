import { globMatcher } from '../../csv/columns/glob.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { isGlob, matchingFiles } from '../../io/reading/matching.ts';

/**
 * The files that a command reads: those that are named, standard input where none is. A name with `*` or
 * `?` that no file has stands for the files that match it: some shells hand globs over as they are.
 *
 * @throws DiscretizeError E_INPUT for a glob that nothing matches
 */
export async function expandInputs(operands: readonly string[]): Promise<readonly string[]> {
  if (operands.length === 0) return [STDIN];
  const found = operands.map(async (operand) =>
    isGlob(operand) ? await matchingFiles(operand, globMatcher) : [operand],
  );
  return (await Promise.all(found)).flat();
}
