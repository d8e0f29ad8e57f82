import { DiscretizeError } from '../core/errors/error.ts';
import type { OutputMode } from './mode.ts';

/** A mode and its name. */
export interface NamedMode {
  readonly name: string;
  readonly mode: OutputMode;
}

/**
 * Several modes side by side: the output columns of each mode, in the given order. The output column of a mode with
 * a single one ends in the name of the mode: `fare_int`, `fare_label`.
 *
 * @param modes at least two
 * @throws DiscretizeError E_USAGE for modes that combine the columns of a feature, such as count
 */
export function several(modes: readonly NamedMode[]): OutputMode {
  const combining = modes.find(({ mode }) => mode.combine !== 'each');
  if (combining !== undefined) throw cannotJoin(combining.name);
  const hasLabels = modes.some(({ mode }) => mode.hasLabels);
  return {
    combine: 'each',
    ...(hasLabels && { hasLabels }),
    names: (stem, bins, by) =>
      modes.flatMap(({ name, mode }) => {
        const names = mode.names(stem, bins, by);
        return names.length === 1 && names[0] === stem ? [`${stem}_${name}`] : names;
      }),
    values: (code, bins) => modes.flatMap(({ mode }) => mode.values(code, bins)),
  };
}

function cannotJoin(name: string): DiscretizeError {
  const message = `cannot combine output mode ${name} with others`;
  return new DiscretizeError('E_USAGE', message, {
    received: name,
    hint: 'multi_hot and count make one group of columns per feature: run them alone, or use one_hot',
  });
}

/**
 * A mode with a column for each bin, without the column of the first bin: the columns of linear models must not add
 * up to one.
 *
 * @throws DiscretizeError E_USAGE for a mode without a column for each bin
 */
export function dropFirst(mode: OutputMode): OutputMode {
  if (mode.firstBin === undefined) throw nothingToDrop();
  return {
    ...mode,
    firstBin: mode.firstBin + 1,
    names: (stem, bins, by) => mode.names(stem, bins, by).slice(1),
    values: (code, bins) => mode.values(code, bins).slice(1),
  };
}

function nothingToDrop(): DiscretizeError {
  const message = 'cannot use --drop-first: the output mode has no column for each bin';
  return new DiscretizeError('E_USAGE', message, {
    expected: ['one_hot', 'multi_hot', 'count'],
    hint: 'add -m one_hot, multi_hot or count, or remove --drop-first',
  });
}
