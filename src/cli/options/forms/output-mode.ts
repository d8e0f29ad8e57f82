import { DiscretizeError } from '../../../core/errors/error.ts';
import {
  modeNames,
  OUTPUT_WORDS,
  type OutputChoice,
  type OutputModeName,
  outputMode,
} from '../../../encode/registry.ts';
import { VALUE_NAMES } from '../../../encode/values/bin-values.ts';
import { oneOrMore } from '../../../spec/output-checks.ts';
import { choice } from '../../arguments/choice.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';

/** The output modes of a run. */
export interface OutputForm {
  readonly output: OutputChoice | undefined;
  /** The name of the values that output mode `value` writes. */
  readonly value: string | undefined;
}

/**
 * Reads `--output-mode` and `--value`, which alone means `-m value`.
 *
 * @throws DiscretizeError E_USAGE
 */
export function outputFormOf({
  outputMode: modes,
  value,
  spec,
}: Pick<RawOptions, 'outputMode' | 'value' | 'spec'>): OutputForm {
  const output = outputModeOf(modes);
  if (value === undefined) return { output, value: undefined };
  if (output !== undefined && !modeNames(output).includes('value')) {
    throw new DiscretizeError('E_USAGE', '--value needs the output mode value', {
      received: value,
      hint: 'add -m value, or remove --value',
    });
  }
  // Values of other names need a spec.
  if (spec === undefined) choice('value', value, VALUE_NAMES);
  const known = VALUE_NAMES.find((name) => name === value.toLowerCase());
  return { output: output ?? 'value', value: known ?? value };
}

/**
 * Reads `--output-mode`: one mode, or several separated by commas.
 *
 * @throws DiscretizeError E_USAGE
 */
function outputModeOf(value: string | undefined): OutputChoice | undefined {
  if (value === undefined) return undefined;
  const names = value.split(',').map((text) => modeOf(text.trim()));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new DiscretizeError('E_USAGE', `duplicate output mode ${twice}`, {
      received: value,
      hint: 'name each mode once',
    });
  }
  outputMode(names);
  return oneOrMore(names);
}

/** A mode by its name in any case, with or without its separator: `one-hot`, `onehot`. */
function modeOf(text: string): OutputModeName {
  const bare = text.toLowerCase().replaceAll(/[-_]/g, '');
  const mode = OUTPUT_WORDS.find((name) => name.replaceAll('_', '') === bare);
  return mode ?? (choice('output-mode', text, OUTPUT_WORDS) as OutputModeName);
}
