import { numberOfText } from '../../../core/cells/number.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import { MEMORY } from '../../../fit/collect/collect.ts';
import { RANK_ERROR } from '../../../fit/kll/sketch.ts';
import type { RawFitOptions } from '../../arguments/raw-options.ts';
import { byteCount } from '../dialect.ts';

/**
 * The memory of a fit in bytes, and the rank error of the sketches that replace values beyond it.
 *
 * @throws DiscretizeError E_USAGE
 */
export function memoryOf({ memory, rankError }: RawFitOptions): {
  readonly memory: number;
  readonly error: number;
} {
  return {
    memory: memory === undefined ? MEMORY : byteCount('memory', memory),
    error: numberIn('rank-error', rankError, 1e-5, 0.5) ?? RANK_ERROR,
  };
}

function numberIn(
  flag: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = numberOfText(text);
  if (value >= least && value <= most) return value;
  throw new DiscretizeError('E_USAGE', `invalid --${flag} "${text}"`, {
    expected: `${least} to ${most}`,
    received: text,
    hint: `use ${least} to ${most}`,
  });
}
