import { numberOfText } from '../../../core/cells/number.ts';
import { calendarHint } from '../calendar-step.ts';
import type { StrategyDescription } from '../description.ts';
import { type Parameter, type ParameterValue, requiredDefault } from '../parameters.ts';

/** The parameters of the width strategy. */
export type WidthParameters = {
  /** The width of each bin, above 0. */
  readonly width: number;
  /** The number from which the boundaries are multiples of the width away. */
  readonly origin: number;
};

/** The description of the strategy `width`. */
export const widthDescription: StrategyDescription<WidthParameters> = {
  isVerbatim: true,
  countsBins: true,
  parameters: {
    width: {
      ...decimal('width', 'W', 'width: bins of width W, at multiples of it', (x) => x > 0),
      expected: 'a number above 0',
      hint: calendarHint,
      isRequired: true,
      default: requiredDefault('width', 'give the width of a bin: --width 10'),
    },
    origin: {
      ...decimal('origin', 'X', 'width: count multiples from X (default: 0)', () => true),
      expected: 'a finite number',
      default: () => 0,
    },
  },
};

/** The members of a parameter whose value is a finite number. */
function decimal(
  flag: string,
  value: string,
  help: string,
  isValid: (x: number) => boolean,
): Pick<Parameter<number>, 'flag' | 'value' | 'help' | 'record' | 'parse'> {
  const parse = (given: ParameterValue): number | undefined => {
    const x = typeof given === 'string' ? numberOfText(given) : Number(given);
    return Number.isFinite(x) && isValid(x) ? x : undefined;
  };
  return { flag, value, help, record: flag, parse };
}
