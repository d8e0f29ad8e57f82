import { parseStep } from '../../column-types/datetime/calendar.ts';
import { numberOfText } from '../../core/cells/number.ts';
import { QUANTILE_METHODS, type QuantileMethod, usualMethod } from '../quantiles/methods.ts';
import {
  numberParameter,
  type Parameter,
  type ParameterTable,
  type ParameterValue,
  type ParameterValues,
  requiredDefault,
  wordParameter,
} from './parameters.ts';

/** What flags and help must know of a strategy, without the way that it learns. */
export interface StrategyDescription<Own extends ParameterValues = ParameterValues> {
  /** A few words for the help. */
  readonly help: string;
  /** Other names that flags accept. */
  readonly aliases?: readonly string[];
  /** Its own parameters, in the order of the help and the record. */
  readonly parameters: ParameterTable<Own>;
  /** True if its numbers are kept to the bit: rounding them would defeat its purpose. */
  readonly isVerbatim?: true;
  /** True if the number of bins follows from its parameters: `bins` is ignored. */
  readonly countsBins?: true;
}

/** A strategy without parameters of its own. */
type Plain = StrategyDescription<Record<never, never>>;

/** The parameters of the quantile strategy: how a number is put between two values. */
export type QuantileParameters = { readonly method: QuantileMethod };

/** The parameters of the width strategy. */
export type WidthParameters = {
  /** The width of each bin, above 0. */
  readonly width: number;
  /** A boundary, or what would be one: all are multiples of the width away from it. */
  readonly origin: number;
};

/** The parameter of calendar bins. */
export type EveryParameters = {
  /** A calendar step, such as `month` or `6h`. */
  readonly every: string;
};

/** The parameters of Keras's layer, and of the `adapt` that is repeated. */
export type KerasParameters = {
  /** `epsilon` of the layer. */
  readonly epsilon: number;
  /** The number of rows that `adapt` sees at once. */
  readonly batch: number;
  /** The release; 3.15 moved the start of each batch's summary. */
  readonly kerasVersion: '3.14' | '3.15';
};

const quantile: StrategyDescription<QuantileParameters> = {
  help: 'quantile',
  parameters: {
    method: wordParameter(
      {
        flag: 'quantile-method',
        value: 'M',
        help: "quantile: one of numpy's 13 methods (default: linear)",
        record: 'method',
      },
      QUANTILE_METHODS,
      ({ isWeighted }) => usualMethod(isWeighted),
    ),
  },
};

/** The hint for a calendar step, such as `month`, in the place of a number; undefined for another text. */
export function calendarHint(text: string): string | undefined {
  return /^\s*\d/.test(text) || stepOf(text) === undefined
    ? undefined
    : `for bins of dates, write --every ${text}`;
}

const uniform: Plain = { help: 'uniform', parameters: {} };

const width: StrategyDescription<WidthParameters> = {
  help: 'width',
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

const every: StrategyDescription<EveryParameters> = {
  help: 'every',
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

const kmeans: Plain = { help: 'kmeans', aliases: ['jenks'], parameters: {} };

const geometric: Plain = { help: 'geometric', parameters: {} };

const keras: StrategyDescription<KerasParameters> = {
  help: 'keras',
  isVerbatim: true,
  parameters: {
    epsilon: numberParameter(
      {
        flag: 'epsilon',
        value: 'E',
        help: "keras: the layer's epsilon (default: 0.01)",
        record: 'epsilon',
      },
      { least: 1e-9, most: 1, usual: 0.01 },
    ),
    batch: numberParameter(
      {
        flag: 'batch',
        value: 'ROWS',
        help: 'keras: rows per batch (default: 32)',
        record: 'batch',
      },
      { least: 1, most: 2 ** 31, usual: 32 },
    ),
    kerasVersion: wordParameter(
      {
        flag: 'keras-version',
        value: 'V',
        help: 'keras: 3.15 (default) or 3.14',
        record: 'keras_version',
      },
      ['3.15', '3.14'],
      () => '3.15',
    ),
  },
};

/** The descriptions of all strategies, in the order of the help. */
export const DESCRIPTIONS = {
  quantile: quantile as typeof quantile,
  uniform: uniform as typeof uniform,
  width: width as typeof width,
  every: every as typeof every,
  kmeans: kmeans as typeof kmeans,
  geometric: geometric as typeof geometric,
  keras: keras as typeof keras,
};

/** A parameter that is a finite number. */
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

function stepOf(given: ParameterValue): string | undefined {
  const text = String(given).toLowerCase();
  try {
    parseStep(text);
    return text;
  } catch {
    return undefined;
  }
}
