import { closest } from '../errors/closest.ts';
import { DiscretizeError } from '../errors/error.ts';

/** The rule of an option: the check, and its description. */
export interface OptionRule<Value> {
  /** Completes "use ...": a word list, a range. */
  readonly expected: string;
  /** The accepted words, for suggestions; empty if the value of the option is not a word. */
  readonly words: readonly string[];
  readonly accepts: (value: unknown) => value is Value;
}

/** The rules of the options of a function. The compiler demands one for each member of the type. */
export type OptionTable<Options> = {
  readonly [Key in keyof Options]-?: OptionRule<Exclude<Options[Key], undefined>>;
};

/**
 * Checks the options of a public function: their names, and each that is not undefined.
 *
 * @param name the name of the function, for errors
 * @returns the options as an object without a prototype, which ignores additions to Object.prototype
 * @throws DiscretizeError E_USAGE
 */
export function checkOptions<Options extends object>(
  name: string,
  options: Options,
  table: OptionTable<Options>,
): Options {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw notOptions(name, options);
  }
  const rules = new Map<string, OptionRule<unknown>>(Object.entries(table));
  for (const [key, value] of Object.entries(options)) {
    const rule = rules.get(key);
    if (rule === undefined) throw unknownOption(name, key, [...rules.keys()]);
    if (value !== undefined) checkOption(key, value, rule);
  }
  return Object.assign(Object.create(null), options);
}

/** Checks the value of an option. @throws DiscretizeError E_USAGE */
function checkOption(key: string, value: unknown, rule: OptionRule<unknown>): void {
  if (rule.accepts(value)) return;
  const guess = typeof value === 'string' ? closest(value, rule.words) : undefined;
  const hint = guess === undefined ? `use ${rule.expected}` : `did you mean "${guess}"?`;
  throw new DiscretizeError('E_USAGE', `invalid option ${key}: ${shown(value)}`, {
    expected: rule.words.length > 0 ? rule.words : rule.expected,
    received: value,
    hint,
  });
}

function unknownOption(name: string, key: string, keys: readonly string[]): DiscretizeError {
  const guess = closest(key, keys);
  return new DiscretizeError('E_USAGE', `unknown option ${shown(key)} of ${name}`, {
    expected: keys,
    received: key,
    hint: guess === undefined ? `use ${keys.join(', ')}` : `did you mean "${guess}"?`,
  });
}

function notOptions(name: string, received: unknown): DiscretizeError {
  const message = `invalid options of ${name}: ${shown(received)}`;
  return new DiscretizeError('E_USAGE', message, { expected: 'an object', received });
}

/** A value for a message, in one short line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MAX_SHOWN));
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return 'an array';
  const { name } = Object(value).constructor ?? {};
  return typeof name === 'string' && name !== 'Object' ? `an object (${name})` : 'an object';
}

const MAX_SHOWN = 40;

/** The error for an argument of a public function. @param expected completes "use ..." */
export function invalidArgument(
  name: string,
  received: unknown,
  expected: string,
): DiscretizeError {
  return new DiscretizeError('E_USAGE', `invalid argument ${name}: ${shown(received)}`, {
    expected,
    received,
    hint: `use ${expected}`,
  });
}

/**
 * Checks that an argument is a boundary list.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkBoundariesArgument(boundaries: unknown): void {
  const given = boundaries as { readonly thresholds?: unknown } | null | undefined;
  if (given?.thresholds instanceof Float64Array) return;
  throw invalidArgument('boundaries', boundaries, 'Boundaries.of(...)');
}
