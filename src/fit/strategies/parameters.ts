import { numberOfText } from '../../core/cells/number.ts';
import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';

/** The value of a parameter. */
export type ParameterValue = string | number;

/** The values of parameters by name; the options of the library have the same names. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** The options that a default may depend on. */
export interface DefaultContext {
  readonly isWeighted: boolean;
}

/** A parameter that belongs to one strategy: its flag, its values, its default and its record. */
export interface Parameter<Value extends ParameterValue = ParameterValue> {
  /** The flag, without dashes. */
  readonly flag: string;
  /** The placeholder of the value in the help. */
  readonly value: string;
  readonly help: string;
  /** Returns the hint for an invalid value that may belong to another flag. */
  readonly hint?: (text: string) => string | undefined;
  /** All values; undefined for a range. */
  readonly words?: readonly string[];
  /** The valid values in words, for errors. */
  readonly expected: string;
  /** Parses the text of a flag, or checks an option of the library; undefined for an invalid value. */
  readonly parse: (given: ParameterValue) => Value | undefined;
  /** True if the strategy requires the parameter; the parameter alone then selects the strategy. */
  readonly isRequired?: true;
  /** Returns the default. */
  readonly default: (context: DefaultContext) => Value;
  /** The key in the fit record of a spec; undefined for a parameter that is not recorded. */
  readonly record: string | undefined;
}

/** The parameters of a strategy by name. */
export type ParameterTable<Own extends ParameterValues> = {
  readonly [Name in keyof Own]: Parameter<Own[Name]>;
};

/** The members of a parameter apart from its values. */
type Described = Omit<Parameter, 'parse' | 'default' | 'expected' | 'words'>;

/** Makes a parameter whose value is a number from `least` to `most`, both inclusive. */
export function numberParameter(
  described: Described,
  { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number },
): Parameter<number> {
  const parse = (given: ParameterValue): number | undefined => {
    const value = typeof given === 'string' ? numberOfText(given) : Number(given);
    return value >= least && value <= most ? value : undefined;
  };
  return { ...described, expected: `${least} to ${most}`, parse, default: () => usual };
}

/** Makes a parameter whose value is one of some words, in any case. */
export function wordParameter<Word extends string>(
  described: Described,
  words: readonly Word[],
  usual: (context: DefaultContext) => Word,
): Parameter<Word> {
  const parse = (given: ParameterValue): Word | undefined =>
    words.find((word) => word === String(given).toLowerCase());
  return { ...described, words, expected: words.join(', '), parse, default: usual };
}

/**
 * Parses the value of the flag of a parameter.
 *
 * @throws DiscretizeError E_USAGE
 */
export function parseFlag(
  { flag, words, expected, hint, parse }: Parameter,
  text: string,
): ParameterValue {
  const value = parse(text);
  if (value !== undefined) return value;
  const guess = didYouMean(text, words ?? []);
  throw new DiscretizeError('E_USAGE', `invalid --${flag} "${text}"${guess}`, {
    expected: words ?? expected,
    received: text,
    hint: hint?.(text) ?? (words === undefined ? `use ${expected}` : `use one of ${expected}`),
  });
}

/**
 * Resolves the parameters of a strategy: given values override those of a preset, which override the defaults.
 *
 * @param given parsed values; values of other strategies are ignored
 */
export function parameterValues(
  parameters: Readonly<Record<string, Parameter>>,
  given: Partial<ParameterValues>,
  preset: Partial<ParameterValues>,
  context: DefaultContext,
): ParameterValues {
  const entries = Object.entries(parameters).map(
    ([name, parameter]) =>
      [name, given[name] ?? preset[name] ?? parameter.default(context)] as const,
  );
  return Object.fromEntries(entries);
}

/** The parameters as members of the fit record of a spec. */
export function parameterRecord(
  parameters: Readonly<Record<string, Parameter>>,
  values: ParameterValues,
): Readonly<Record<string, ParameterValue>> {
  const entries = Object.entries(parameters).flatMap(([name, { record }]) => {
    const value = values[name];
    return record === undefined || value === undefined ? [] : [[record, value] as const];
  });
  return Object.fromEntries(entries);
}

/** Makes the default of a required parameter: it throws an error that names the flag. */
export function requiredDefault(flag: string, hint: string): () => never {
  return () => {
    throw new DiscretizeError('E_USAGE', `missing --${flag}`, { hint });
  };
}
