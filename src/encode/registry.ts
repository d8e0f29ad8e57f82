import { several } from './derived-modes.ts';
import type { OutputMode } from './mode.ts';
import { bounds } from './modes/bounds.ts';
import { count } from './modes/count.ts';
import { int } from './modes/int.ts';
import { label } from './modes/label.ts';
import { multiHot } from './modes/multi-hot.ts';
import { oneHot } from './modes/one-hot.ts';
import { value } from './modes/value.ts';
import { VALUE_NAMES, type ValueName } from './values/bin-values.ts';

/** Every output mode. A new mode is a file in modes/, and its line here. */
const MODES = {
  int: int as OutputMode,
  one_hot: oneHot as OutputMode,
  multi_hot: multiHot as OutputMode,
  count: count as OutputMode,
  label: label as OutputMode,
  bounds: bounds as OutputMode,
  value: value() as OutputMode,
};

/** The name of an output mode, in specs and flags: also the short names of `value`, such as `woe`. */
export type OutputModeName = keyof typeof MODES | ValueName;

/** Every output mode by its name. */
export const OUTPUT_MODES: Readonly<Record<keyof typeof MODES, OutputMode>> = MODES;

/** The names of all output modes. */
export const OUTPUT_MODE_NAMES: readonly (keyof typeof MODES)[] = Object.keys(
  OUTPUT_MODES,
) as (keyof typeof MODES)[];

/** The words for output modes: the names of modes, and the names of values as short forms of `value`. */
export const OUTPUT_WORDS: readonly OutputModeName[] = [...OUTPUT_MODE_NAMES, ...VALUE_NAMES];

/** The output of a feature: one output mode, or several side by side. */
export type OutputChoice = OutputModeName | readonly OutputModeName[];

/**
 * The mode of an output choice.
 *
 * @throws DiscretizeError E_USAGE for modes that cannot be written side by side
 */
export function outputMode(choice: OutputChoice): OutputMode {
  const names = modeNames(choice);
  const [first] = names;
  if (first !== undefined && names.length === 1) return modeOf(first);
  return several(names.map((name) => ({ name, mode: modeOf(name) })));
}

function modeOf(name: OutputModeName): OutputMode {
  const modes: Readonly<Partial<Record<OutputModeName, OutputMode>>> = OUTPUT_MODES;
  return modes[name] ?? value(name);
}

/** The modes of an output choice by their names; at least one. */
export function modeNames(choice: OutputChoice): readonly OutputModeName[] {
  return typeof choice === 'string' ? [choice] : choice;
}

/** Reads the name of a mode: `one-hot` and `ONE_HOT` are `one_hot`. Undefined for an unknown name. */
export function parseOutputMode(text: string): OutputModeName | undefined {
  const name = text.toLowerCase().replaceAll('-', '_');
  return OUTPUT_WORDS.find((mode) => mode === name);
}
