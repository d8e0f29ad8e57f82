import type { NiceScale } from '../../../column-types/column-type.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import { type Sample, sampleExtent } from '../../sample.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';
import { type EveryParameters, everyDescription } from './description.ts';

/**
 * Calendar bins: one for each step in the time zone of the column, from the step of the least time to the step of
 * the greatest time. The outer bins are open. Weeks begin on Monday.
 */
export const every: Strategy<EveryParameters> = {
  ...everyDescription,
  needsAll: false,
  needsFinite: true,
  fillsBins: false,
  fillsEnds: true,
  learn(
    sample: Sample,
    { every: step }: StrategyOptions<EveryParameters>,
    scale?: NiceScale,
  ): readonly number[] {
    if (scale?.calendar === undefined) throw noTimes();
    const { min, max } = sampleExtent(sample);
    return scale.calendar.edges(min, max, step);
  },
};

function noTimes(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'calendar steps need a column of dates', {
    expected: 'a column of type datetime',
    hint: 'add --type datetime; for numbers use --strategy width',
  });
}
