import type { NiceScale } from '../../column-types/column-type.ts';
import { parseStep } from '../../column-types/datetime/calendar.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { type Sample, sampleExtent } from '../sample.ts';
import { type ParameterValue, requiredDefault } from './parameters.ts';
import type { Strategy, StrategyOptions } from './strategy.ts';

/** The parameter of the strategy. */
type EveryParameters = {
  /** A calendar step, such as `month` or `6h`. */
  readonly every: string;
};

const EXPECTED = 'hour, 6h, day, week, 2w, month, quarter or year';

/**
 * Calendar bins for times: one for each step in the zone of the column, from that of the least time to that of
 * the greatest. The outer bins stay open. Weeks begin on Monday.
 */
export const every: Strategy<EveryParameters> = {
  help: 'every',
  aliases: ['calendar'],
  parameters: {
    every: {
      flag: 'every',
      value: 'STEP',
      help: 'dates: hour, 6h, day, week, 2w, month, quarter, year',
      expected: EXPECTED,
      parse: stepOf,
      isRequired: true,
      default: requiredDefault('every', 'name a calendar step: --every month'),
      record: 'every',
    },
  },
  needsAll: false,
  needsFinite: true,
  fillsBins: false,
  fillsEnds: true,
  isVerbatim: true,
  countsBins: true,
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

function stepOf(given: ParameterValue): string | undefined {
  const text = String(given).toLowerCase();
  try {
    parseStep(text);
    return text;
  } catch {
    return undefined;
  }
}

function noTimes(): DiscretizeError {
  return new DiscretizeError('E_FIT', 'calendar steps need a column of dates', {
    expected: 'a column of type datetime',
    hint: 'add --type datetime; for numbers use --strategy width',
  });
}
