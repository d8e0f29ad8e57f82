import { describeFeature } from '../../view/spec-diff.ts';
import { parseOptions } from '../arguments/parse.ts';
import { loadSpec } from '../input/load-spec.ts';
import { print } from '../output/print.ts';
import { shownText } from '../terminal/escape-controls.ts';

/** The longest line, in characters. */
const MAX_LINE = 1000;

/**
 * `discretize spec check FILE`: reads a spec and says what is in it. What is wrong is thrown, all of it.
 *
 * @returns the exit status
 * @throws DiscretizeError E_SPEC, E_INPUT, E_USAGE
 */
export async function specCheckCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseOptions('spec check', args);
  const [file = '-'] = operands;
  const { features, precision } = await loadSpec(file, flags['layer']);
  const listed = features.map((feature) => `  ${describeFeature(feature)}`);
  const count = `${features.length} feature${features.length === 1 ? '' : 's'}`;
  const lines = [`${file}: a valid spec with ${count}, compared in ${precision}`, ...listed];
  return await print(lines.map((line) => `${shownText(line, MAX_LINE)}\n`).join(''));
}
