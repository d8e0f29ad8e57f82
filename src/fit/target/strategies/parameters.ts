import { numberOfText } from '../../../core/cells/number.ts';
import type { Objective, Size, TargetSettings, Trend } from '../options.ts';
import { isInRange, type NumberRange, RANGES, rangeText } from '../ranges.ts';

/** A parameter of strategies with a target: its flag, its valid values, and its parser. */
export interface TargetParameter {
  /** The name of the flag, without dashes. */
  readonly flag: string;
  /** The name of its value in the help; absent for a switch. */
  readonly value?: string;
  readonly words?: readonly string[];
  /** The valid values in words, for errors. */
  readonly expected: string;
  /** Reads a flag's text; undefined for an invalid value. */
  readonly parse: (text: string) => unknown;
}

/** The settings that are flags of strategies. Fixed boundaries are set for each column. */
export type ParameterName = Exclude<
  keyof TargetSettings,
  | 'strategy'
  | 'bins'
  | 'minBins'
  | 'fixed'
  | 'trendClass'
  | 'closed'
  | 'precision'
  | 'round'
  | 'compat'
  | 'woe'
>;

const OBJECTIVES: readonly Objective[] = [
  'iv',
  'likelihood',
  'gini',
  'js',
  'hellinger',
  'triangular',
  'ss',
];

const TRENDS: readonly Trend[] = [
  'auto',
  'monotone',
  'ascending',
  'descending',
  'peak',
  'valley',
  'convex',
  'concave',
  'none',
];

/** The parameters by the names of their settings, in the order of the help. */
export const TARGET_PARAMETERS: Readonly<Record<ParameterName, TargetParameter>> = {
  objective: words('objective', 'NAME', OBJECTIVES),
  trend: words('trend', 'SHAPE', TRENDS),
  minBin: size('min-bin'),
  maxBin: size('max-bin'),
  minEvents: number('min-events', 'N', RANGES.minEvents),
  minDifference: number('min-difference', 'D', RANGES.minDifference),
  maxP: number('max-p', 'P', RANGES.maxP),
  penalty: number('penalty', 'X', RANGES.penalty),
  candidates: number('candidates', 'N', RANGES.candidates),
  exhaustive: { flag: 'exhaustive', expected: '', parse: () => true },
  woeSmooth: number('woe-smooth', 'X', RANGES.woeSmooth),
  woeSign: words('woe-sign', 'CLASS', ['good', 'event']),
  significance: number('significance', 'P', RANGES.significance),
};

/** The names of all parameters. */
export const PARAMETER_NAMES = Object.keys(TARGET_PARAMETERS) as readonly ParameterName[];

/** Reads a size: `5%`, or a number of rows. */
function parseSize(text: string): Size | undefined {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
  const value = Number(digits);
  if (digits === undefined || (percent === '%' && value > 100)) return undefined;
  return percent === '%' ? { share: value / 100 } : { rows: value };
}

function words(flag: string, value: string, known: readonly string[]): TargetParameter {
  const parse = (text: string) => known.find((word) => word === text.toLowerCase());
  return { flag, value, words: known, expected: known.join(', '), parse };
}

function size(flag: string): TargetParameter {
  const expected = 'a number of rows, or a share such as 5%';
  return { flag, value: 'SIZE', expected, parse: parseSize };
}

function number(flag: string, value: string, range: NumberRange): TargetParameter {
  const parse = (text: string): number | undefined => {
    const found = numberOfText(text);
    return isInRange(found, range) ? found : undefined;
  };
  return { flag, value, expected: rangeText(range), parse };
}
