import { layersText, toKeras } from '../../../export/model/keras-layer.ts';
import type { Feature, Spec } from '../../../spec/spec.ts';
import { stringifySpec } from '../../../spec/stringify.ts';
import { choice } from '../../arguments/choice.ts';
import { parseOptions } from '../../arguments/parse.ts';
import { suggestSubcommand } from '../../arguments/suggest-command.ts';
import { loadSpec } from '../../input/load-spec.ts';
import { printJson } from '../../output/print.ts';
import { warn } from '../../report/report.ts';

/**
 * `discretize spec FILE`: prints a spec of any form in canonical form, or as the config of a Keras layer.
 *
 * @returns the exit status
 */
export async function specCommand(args: readonly string[]): Promise<number> {
  suggestSubcommand('spec', args);
  const { operands, flags } = parseOptions('spec', args);
  const [file = '-'] = operands;
  const format = choice('to', flags['to'], ['keras']);
  const spec = await loadSpec(file, flags['layer']);
  return await printJson(format === undefined ? stringifySpec(spec) : kerasText(spec));
}

function kerasText(spec: Spec): string {
  const layers = spec.features.map((feature) => toKeras(spec, named(feature)));
  for (const note of new Set(layers.flatMap(({ notes }) => notes))) warn(note);
  return layersText(layers.map(({ config }) => config));
}

/** A feature with a name of its own: the Keras layers of a model need different names. */
function named(feature: Feature): Feature {
  return { ...feature, name: feature.name ?? feature.columns?.join('_') };
}
