import { DiscretizeError } from '../core/errors/error.ts';
import type { OutputMode } from './mode.ts';

/** A mode and its name. */
export interface NamedMode {
  readonly name: string;
  readonly mode: OutputMode;
}

/**
 * Several modes in one: the columns of each, in the order given. A mode that makes a single column, which has
 * the name of its column elsewhere, has its own name after that: `fare_int`, `fare_label`.
 *
 * @param modes at least two
 * @throws DiscretizeError E_USAGE for modes that combine columns, such as count: their rows have no column
 *   of their own for others to stand beside
 */
export function several(modes: readonly NamedMode[]): OutputMode {
  const combining = modes.find(({ mode }) => mode.combine !== 'each');
  if (combining !== undefined) throw cannotJoin(combining.name);
  return {
    combine: 'each',
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
