import { naFault } from '../core/cells/na-list.ts';
import { didYouMean } from '../core/errors/closest.ts';
import type { Problem } from '../core/errors/error.ts';
import { parseJson } from './json/json.ts';
import { addProblem, isFull, pointer } from './problems.ts';

/** A JSON object, which is neither null nor an array. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Keys that could reach a prototype if an object were ever assigned from the document. */
export const PROTOTYPE_KEYS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

/** The longest name or label, in characters (code points). */
const MAX_TEXT = 1000;

/** A lone surrogate, which JSON can name and UTF-8 cannot write. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** True for a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A description of a JSON value for a message. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

/**
 * Checks the members of one JSON object and collects every problem instead of stopping at the first.
 * Each method returns the member's value, or `undefined` if it is absent or invalid.
 */
export class ObjectChecker {
  readonly #object: JsonObject;
  readonly #path: string;
  readonly #problems: Problem[];

  constructor(object: JsonObject, path: string, problems: Problem[]) {
    this.#object = object;
    this.#path = path;
    this.#problems = problems;
  }

  /** An own member: properties of Object.prototype do not count. */
  #member(key: string): unknown {
    return Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
  }

  /** Adds a problem at a member, or at the object itself. */
  report(key: string | undefined, message: string): undefined {
    const path = key === undefined ? this.#path : pointer(this.#path, key);
    addProblem(this.#problems, path, message);
  }

  /** Reports every key that is none of the known ones. */
  onlyKeys(known: readonly string[]): void {
    for (const key of Object.keys(this.#object)) {
      if (isFull(this.#problems)) return;
      if (known.includes(key)) continue;
      if (PROTOTYPE_KEYS.has(key)) this.report(key, 'this key is not allowed');
      else this.report(key, `unknown key ${describeValue(key)}${didYouMean(key, known)}`);
    }
  }

  /** A member that is one of some words. */
  word<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const value = this.#member(key);
    if (value === undefined) return undefined;
    const found = words.find((word) => word === value);
    const guess = typeof value === 'string' ? didYouMean(value, words) : '';
    if (found === undefined) {
      this.report(key, `must be one of ${words.join(', ')}; it is ${describeValue(value)}${guess}`);
    }
    return found;
  }

  boolean(key: string): boolean | undefined {
    const value = this.#member(key);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.report(key, `must be true or false; it is ${describeValue(value)}`);
  }

  /** A member that is a whole number between two, both inclusive. */
  whole(key: string, least: number, most: number): number | undefined {
    const value = this.#object[key];
    if (value === undefined) return undefined;
    const isWithin = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    if (isWithin) return Number(value);
    const message = `must be a whole number from ${least} to ${most}; it is ${describeValue(value)}`;
    return this.report(key, message);
  }

  /** A member that is a number of rows or cells: 0 or more. */
  count(key: string): number | undefined {
    const value = this.#member(key);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY)
      return value + 0;
    return this.report(key, `must be a count, 0 or more; it is ${describeValue(value)}`);
  }

  text(key: string): string | undefined {
    const value = this.#member(key);
    if (value === undefined) return undefined;
    const wrong = wrongText(value);
    return wrong === undefined ? (value as string) : this.report(key, wrong);
  }

  /** A member that is an array of strings. */
  texts(key: string): readonly string[] | undefined {
    const items = this.array(key, 'strings');
    let areTexts = items !== undefined;
    for (const [i, item] of (items ?? []).entries()) {
      const wrong = wrongText(item);
      if (wrong === undefined) continue;
      areTexts = false;
      if (isFull(this.#problems)) break;
      addProblem(this.#problems, this.#itemPath(key, i), wrong);
    }
    return areTexts ? (items as readonly string[]) : undefined;
  }

  /** A member that is an array of numbers; -0 becomes 0, which JSON does not tell apart. */
  numbers(key: string): readonly number[] | undefined {
    const items = this.array(key, 'numbers');
    const wrong = items?.findIndex((item) => typeof item !== 'number') ?? -1;
    if (wrong < 0) return items?.map((item) => (item as number) + 0);
    const message = `must be a number; it is ${describeValue(items?.[wrong])}`;
    addProblem(this.#problems, this.#itemPath(key, wrong), message);
    return undefined;
  }

  /** A member that is an object with any JSON in it. */
  object(key: string): JsonObject | undefined {
    const value = this.#member(key);
    if (value === undefined) return undefined;
    if (!isObject(value))
      return this.report(key, `must be an object; it is ${describeValue(value)}`);
    try {
      return parseJson(JSON.stringify(value)) as JsonObject;
    } catch {
      return this.report(key, 'must hold JSON values only, and not nest too deep');
    }
  }

  /** A member that is an array; a copy. */
  array(key: string, of: string): readonly unknown[] | undefined {
    const value = this.#member(key);
    if (value === undefined) return undefined;
    if (Array.isArray(value)) return Array.from(value);
    return this.report(key, `must be an array of ${of}; it is ${describeValue(value)}`);
  }

  #itemPath(key: string, index: number): string {
    return pointer(pointer(this.#path, key), index);
  }
}

/** The fault of a value that should be a text; undefined if it is one. */
function wrongText(value: unknown): string | undefined {
  const expected = `must be a string of at most ${MAX_TEXT} characters`;
  if (typeof value !== 'string') return `${expected}; it is ${describeValue(value)}`;
  const length = characters(value);
  if (length > MAX_TEXT) return `${expected}; it has ${length} characters`;
  const half = HALF_CHARACTER.exec(value)?.[0].charCodeAt(0);
  if (half === undefined) return undefined;
  return `has an unpaired surrogate, \\u${half.toString(16)}`;
}

/** The length of a text as JSON Schema counts it; in code units if it is far too long anyway. */
function characters(text: string): number {
  const isPlain = text.length <= MAX_TEXT || text.length > 100 * MAX_TEXT;
  return isPlain ? text.length : [...text].length;
}

/** The words for missing cells; each must be one that a cell can be. */
export function checkNaValues(
  check: ObjectChecker,
  problems: Problem[],
): readonly string[] | undefined {
  const words = check.texts('na_values');
  for (const [i, word] of (words ?? []).entries()) {
    const fault = naFault(word);
    if (fault === undefined) continue;
    if (isFull(problems)) break;
    addProblem(problems, pointer('/na_values', i), `${fault.message} (${fault.hint})`);
  }
  return words;
}
