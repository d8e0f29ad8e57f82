import { numberOfText } from '../../core/cells/number.ts';
import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';

/** A parameter's value. */
export type ParameterValue = string | number;

/** Parameters by their names, which are those of the library's options. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** The options that a default may depend on. */
export interface DefaultContext {
  readonly isWeighted: boolean;
}

/** A parameter that belongs to one strategy: its flag, its values, its default and its record. */
export interface Parameter<Value extends ParameterValue = ParameterValue> {
  /** Its flag, without the dashes. */
  readonly flag: string;
  /** The name of its value in the help. */
  readonly value: string;
  readonly help: string;
  /** The hint for an invalid value that may mean another flag. */
  readonly hint?: (text: string) => string | undefined;
  /** All values, if there are few. */
  readonly words?: readonly string[];
  /** The valid values in words, for errors. */
  readonly expected: string;
  /** Reads a flag's text, or checks an option of the library; undefined for an invalid value. */
  readonly parse: (given: ParameterValue) => Value | undefined;
  /** True if the strategy cannot do without it; the parameter alone then chooses the strategy. */
  readonly isRequired?: true;
  /** The value if none is given. */
  readonly default: (context: DefaultContext) => Value;
  /** The key in a spec's fit record; undefined for a parameter that is not recorded. */
  readonly record: string | undefined;
}

/** The parameters of a strategy by their names. */
export type ParameterTable<Own extends ParameterValues> = {
  readonly [Name in keyof Own]: Parameter<Own[Name]>;
};

/** The members of a parameter that does not take care of its values itself. */
type Described = Omit<Parameter, 'parse' | 'default' | 'expected' | 'words'>;

/** A parameter that is a number from `least` to `most`. */
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

/** A parameter that is one of some words, in any case. */
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
 * The value of a parameter's flag.
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
 * The values of a strategy's parameters: those given, else those of a preset, else the defaults.
 *
 * @param given parsed values; those of other strategies do not count
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

/** Parameters as a spec's fit record has them. */
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

/** The default of a parameter that has none: an error that says how to give it. */
export function requiredDefault(flag: string, hint: string): () => never {
  return () => {
    throw new DiscretizeError('E_USAGE', `missing --${flag}`, { hint });
  };
}
