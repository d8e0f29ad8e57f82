import type { Problem } from '../../core/errors/error.ts';
import { type BinValues, isKnownValue } from '../../encode/values/bin-values.ts';
import { describeValue, isObject, type JsonObject, ObjectChecker } from '../checks.ts';
import { addProblem, pointer } from '../problems.ts';
import { type ValueWriter, writtenValues } from './written-values.ts';

/** The keys of a list of values. */
const VALUE_KEYS: readonly string[] = ['name', 'bins', 'special', 'missing'];

/** The name of a list that has none. */
const NAMELESS = 'value';

/** The location of checked values, and the numbers of bins that they must fit. */
export interface ValueContext {
  /** Of the object that holds the values. */
  readonly path: string;
  readonly problems: Problem[];
  /** The number of intervals; undefined if the boundaries are wrong. */
  readonly bins: number | undefined;
  /** The number of bins of special codes. */
  readonly special: number;
}

/**
 * The values of a feature's bins: a list of numbers, an object with a name, or several of these.
 *
 * @returns undefined if there are none, or if they are wrong, with the problems reported
 */
export function checkValues(
  { values }: JsonObject,
  context: ValueContext,
): readonly BinValues[] | undefined {
  if (values === undefined) return undefined;
  const path = pointer(context.path, 'values');
  if (isObject(values)) return oneOf(checkNamed(values, path, context));
  if (Array.isArray(values) && !values.some(isObject)) {
    return oneOf(checkPlain(values, path, context));
  }
  if (!Array.isArray(values)) {
    addProblem(
      context.problems,
      path,
      `must be numbers, or objects; it is ${describeValue(values)}`,
    );
    return undefined;
  }
  const lists = values.map((item, i) => checkNamed(item, pointer(path, i), context));
  const names = lists.map((list) => list?.name);
  const twice = names.find((name, i) => name !== undefined && names.indexOf(name) !== i);
  if (twice !== undefined) addProblem(context.problems, path, `names "${twice}" twice`);
  return lists.flatMap((list) => list ?? []);
}

function oneOf(only: BinValues | undefined): readonly BinValues[] | undefined {
  return only && [only];
}

function checkNamed(item: unknown, path: string, context: ValueContext): BinValues | undefined {
  if (!isObject(item)) {
    addProblem(context.problems, path, `must be an object; it is ${describeValue(item)}`);
    return undefined;
  }
  const own = new ObjectChecker(item, path, context.problems);
  own.onlyKeys(VALUE_KEYS);
  const name = item['name'] === undefined ? NAMELESS : own.text('name');
  if (name === '') own.report('name', 'must not be empty');
  const bins = numbersOf('bins', own, context.bins);
  if (item['bins'] === undefined) own.report(undefined, 'the key "bins" is missing');
  const special = numbersOf('special', own, context.special);
  const { missing } = item;
  if (missing !== undefined && !isNumber(missing)) {
    own.report('missing', `must be a finite number or null; it is ${describeValue(missing)}`);
  }
  if (name === undefined || bins === undefined) return undefined;
  return {
    name,
    bins,
    ...(special !== undefined && { special }),
    ...(missing !== undefined && { missing: plain(missing) }),
  };
}

/** The numbers of all bins in the order of their codes: of intervals, special codes and missing values. */
function checkPlain(
  items: readonly unknown[],
  path: string,
  { bins, special, problems }: ValueContext,
): BinValues | undefined {
  const fault = faultOf(items);
  if (fault !== undefined) addProblem(problems, path, fault);
  if (fault !== undefined || bins === undefined) return undefined;
  const numbers = items.map(plain);
  const valued = bins + special;
  if (![bins, valued, valued + 1].includes(numbers.length)) {
    addProblem(
      problems,
      path,
      `must have a number for each of ${valued} bins; it has ${numbers.length}`,
    );
    return undefined;
  }
  return {
    name: NAMELESS,
    bins: numbers.slice(0, bins),
    ...(special > 0 && numbers.length > bins && { special: numbers.slice(bins, valued) }),
    ...(numbers.length > valued && { missing: numbers[valued] ?? null }),
  };
}

function numbersOf(
  key: string,
  own: ObjectChecker,
  count: number | undefined,
): readonly (number | null)[] | undefined {
  const items = own.array(key, 'numbers');
  if (items === undefined) return undefined;
  const fault = faultOf(items);
  if (fault !== undefined) return own.report(key, fault);
  if (count === undefined || items.length === count) return items.map(plain);
  return own.report(key, `must have a number for each of ${count} bins; it has ${items.length}`);
}

function faultOf(items: readonly unknown[]): string | undefined {
  const wrong = items.findIndex((item) => !isNumber(item));
  return wrong < 0
    ? undefined
    : `must be finite numbers or null; one is ${describeValue(items[wrong])}`;
}

function isNumber(item: unknown): item is number | null {
  return item === null || Number.isFinite(item);
}

/** -0 becomes 0, which JSON does not tell apart. */
function plain(item: unknown): number | null {
  return item === null ? null : Number(item) + 0;
}

/** The given members of a feature for values of bins. */
export function checkValueMembers(
  item: JsonObject,
  check: ObjectChecker,
  context: ValueContext,
): Pick<ValueWriter, 'values' | 'value'> {
  const [values, value] = [checkValues(item, context), check.text('value')];
  return { ...(values !== undefined && { values }), ...(value !== undefined && { value }) };
}

/** Reports values that a feature writes and lacks; not if its values are wrong. */
export function checkWritten(feature: ValueWriter, item: JsonObject, check: ObjectChecker): void {
  const { value, values = [] } = feature;
  if (item['values'] !== undefined && feature.values === undefined) return;
  if (value !== undefined && !isKnownValue(value, values)) {
    check.report('value', `must name values of the feature; it is "${value}"`);
    return;
  }
  const missing = writtenValues(feature).find((name) => !isKnownValue(name, values));
  if (missing === undefined) return;
  check.report('output', `needs "values" that are named "${missing}"`);
}
