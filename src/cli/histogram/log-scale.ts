import { DiscretizeError } from '../../core/errors/error.ts';
import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';

/** What `--log` may be for. */
export const LOG_SCALES: readonly ['values', 'counts'] = ['values', 'counts'];

/** What has a logarithmic scale. */
export interface LogScale {
  readonly values: boolean;
  readonly counts: boolean;
}

/**
 * Reads `--log`: without a word it is for values and counts, or for counts alone if boundaries are given.
 *
 * @param log empty without a word
 * @throws DiscretizeError E_USAGE
 */
export function logScaleOf(
  log: string | undefined,
  { boundaries, spec }: Pick<RawOptions, 'boundaries' | 'spec'>,
): LogScale {
  if (log === undefined) return { values: false, counts: false };
  const hasBoundaries = boundaries !== undefined || spec !== undefined;
  if (log === '') return { values: !hasBoundaries, counts: true };
  const values = choice('log', log, LOG_SCALES) === 'values';
  if (values && hasBoundaries) {
    throw new DiscretizeError('E_USAGE', 'cannot use --log=values with boundaries', {
      hint: 'use --log=counts, or remove the boundaries',
    });
  }
  return { values, counts: !values };
}
