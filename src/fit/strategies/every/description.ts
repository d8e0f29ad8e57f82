import { numberOfText } from '../../../core/cells/number.ts';
import { stepOf } from '../calendar-step.ts';
import type { StrategyDescription } from '../description.ts';
import { requiredDefault } from '../parameters.ts';

/** The parameter of calendar bins. */
export type EveryParameters = {
  /** A calendar step, such as `month` or `6h`. */
  readonly every: string;
};

/** The description of the strategy `every`. */
export const everyDescription: StrategyDescription<EveryParameters> = {
  aliases: ['calendar'],
  isVerbatim: true,
  countsBins: true,
  parameters: {
    every: {
      flag: 'every',
      value: 'STEP',
      help: 'dates: hour, 6h, day, week, 2w, month, quarter, year',
      expected: 'hour, 6h, day, week, 2w, month, quarter or year',
      hint: (text) =>
        numberOfText(text) > 0 ? `for numbers, write --width ${text.trim()}` : undefined,
      parse: stepOf,
      isRequired: true,
      default: requiredDefault('every', 'name a calendar step: --every month'),
      record: 'every',
    },
  },
};
