import { DiscretizeError } from '../core/errors/error.ts';
import type { OutputMode } from './mode.ts';

/**
 * A mode with a column for each bin, without the column of the first bin: the columns then do not add up to
 * one, as a linear model needs it.
 *
 * @throws DiscretizeError E_USAGE for a mode that has no such columns
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
