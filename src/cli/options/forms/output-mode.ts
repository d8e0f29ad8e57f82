import { DiscretizeError } from '../../../core/errors/error.ts';
import {
  OUTPUT_MODE_NAMES,
  type OutputChoice,
  type OutputModeName,
  outputMode,
  parseOutputMode,
} from '../../../encode/registry.ts';
import { oneOrMore } from '../../../spec/output-checks.ts';
import { choice } from '../../arguments/choice.ts';

/**
 * Reads `--output-mode`: a mode, or several with commas between them.
 *
 * @throws DiscretizeError E_USAGE
 */
export function outputModeOf(value: string | undefined): OutputChoice | undefined {
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

function modeOf(text: string): OutputModeName {
  return (
    parseOutputMode(text) ?? (choice('output-mode', text, OUTPUT_MODE_NAMES) as OutputModeName)
  );
}
