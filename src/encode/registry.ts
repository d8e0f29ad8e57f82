import { count } from './count.ts';
import { int } from './int.ts';
import { label } from './label.ts';
import type { OutputMode } from './mode.ts';
import { multiHot } from './multi-hot.ts';
import { oneHot } from './one-hot.ts';

/** The name of an output mode, in specs and flags. */
export type OutputModeName = 'int' | 'one_hot' | 'multi_hot' | 'count' | 'label';

/** Every output mode. A new mode is a file beside this one, and its name and line here. */
export const OUTPUT_MODES: Readonly<Record<OutputModeName, OutputMode>> = {
  int,
  one_hot: oneHot,
  multi_hot: multiHot,
  count,
  label,
};

/** The names of all output modes. */
export const OUTPUT_MODE_NAMES: readonly OutputModeName[] = Object.keys(
  OUTPUT_MODES,
) as OutputModeName[];

/** Reads a mode's name; `one-hot` and `ONE_HOT` are `one_hot`. `undefined` where there is none such. */
export function parseOutputMode(text: string): OutputModeName | undefined {
  const name = text.toLowerCase().replaceAll('-', '_');
  return OUTPUT_MODE_NAMES.find((mode) => mode === name);
}
