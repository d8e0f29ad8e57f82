import { wrap } from '../../../view/text-width.ts';
import { parseOptions } from '../../arguments/parse.ts';
import { loadSpec } from '../../input/load-spec.ts';
import { checkOneFormat } from '../../options/output-options.ts';
import { print } from '../../output/print.ts';
import { printSpecBins, specBinLines } from '../../output/spec-bins.ts';
import { shownLine } from '../../terminal/escape-controls.ts';
import { widthOf } from '../../terminal/size.ts';

/** The flags of `spec check` as typed. */
interface CheckFlags {
  readonly layer?: string;
  readonly json?: true;
  readonly csv?: true;
}

/**
 * `discretize spec check FILE`: prints the features of a spec with their boundaries and bins. The error for an
 * invalid spec lists all its problems.
 *
 * @returns the exit status
 * @throws DiscretizeError E_SPEC, E_INPUT, E_USAGE
 */
export async function specCheckCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseOptions<CheckFlags>('spec check', args);
  const [file = '-'] = operands;
  const spec = await loadSpec(file, flags.layer);
  checkOneFormat(flags);
  if (flags.json || flags.csv) return await printSpecBins(spec, flags.json ? 'json' : 'csv');
  const { features, precision } = spec;
  const count = `${features.length} feature${features.length === 1 ? '' : 's'}`;
  const title = shownLine(`${file}: a valid spec with ${count}, compared in ${precision}`);
  const { stdout } = process;
  const lines = [...wrap(title, widthOf(stdout), '    ', ''), ...specBinLines(spec, stdout, '  ')];
  return await print(lines.map((line) => `${line}\n`).join(''));
}
