import type { OptionRule } from './check-options.ts';

/** One of some words, in this spelling. */
export function oneOf<Word extends string>(words: readonly Word[]): OptionRule<Word> {
  const accepts = (value: unknown): value is Word => words.some((word) => word === value);
  return { expected: words.join(', '), words, accepts };
}

/** A whole number within limits (inclusive). */
export function wholeNumber(least: number, most: number): OptionRule<number> {
  const accepts = (value: unknown): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `${least} to ${most}`;
  return { expected: `a whole number ${range}`, words: [], accepts };
}

/** A number within limits (inclusive). */
export function numberWithin(least: number, most: number): OptionRule<number> {
  const accepts = (value: unknown): value is number =>
    typeof value === 'number' && value >= least && value <= most;
  return { expected: `a number from ${least} to ${most}`, words: [], accepts };
}

/** A value that one of two rules accepts. */
export function either<First, Second>(
  first: OptionRule<First>,
  second: OptionRule<Second>,
): OptionRule<First | Second> {
  const accepts = (value: unknown): value is First | Second =>
    first.accepts(value) || second.accepts(value);
  const expected = `${first.expected}, or ${second.expected}`;
  return { expected, words: [...first.words, ...second.words], accepts };
}

/** True or false. */
export const BOOLEAN: OptionRule<boolean> = {
  expected: 'true or false',
  words: [],
  accepts: (value) => typeof value === 'boolean',
};

/** Any text. */
export const TEXT: OptionRule<string> = {
  expected: 'a string',
  words: [],
  accepts: (value) => typeof value === 'string',
};

/** Texts. */
export const TEXTS: OptionRule<readonly string[]> = {
  expected: 'an array of strings',
  words: [],
  accepts: (value): value is readonly string[] =>
    Array.isArray(value) && value.every((item) => typeof item === 'string'),
};

/** Null, which switches some options off. */
export const NULL: OptionRule<null> = {
  expected: 'null',
  words: [],
  accepts: (value) => value === null,
};

/** An object that is recognized by one of its members. */
export function objectWith<Value>(expected: string, member: keyof Value): OptionRule<Value> {
  const accepts = (value: unknown): value is Value =>
    typeof value === 'object' && value !== null && member in value;
  return { expected, words: [], accepts };
}

/** A function; its parameters and result are not checked. */
export function aFunction<Value>(): OptionRule<Value> {
  const accepts = (value: unknown): value is Value => typeof value === 'function';
  return { expected: 'a function', words: [], accepts };
}
