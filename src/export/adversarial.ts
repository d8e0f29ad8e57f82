import { binOf } from '../core/codes.ts';
import { nextDownFloat32, nextUp, nextUpFloat32 } from '../core/ulp.ts';
import type { FeatureRule } from './rule.ts';
import { specialEnds } from './special.ts';
import { adversarialTimes, type TimeColumn } from './times.ts';

/** A value and its code by `core/`. */
export interface CheckedValue {
  /** Null stands for NULL; null and NaN are missing. */
  readonly value: number | null;
  /** Null for a missing value without a code. */
  readonly code: number | null;
}

/** Edge cases of engines, for any boundaries. */
const SPECIAL: readonly number[] = [
  0,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  1e-310,
  -1e-310,
  2.2250738585072014e-308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 24 + 1,
  1e-60,
  1e300,
  -1e300,
  1.401298464324817e-45,
  3.4028234663852886e38,
  3.4028235677973366e38,
  1,
  -1,
  42,
];

/**
 * The adversarial values of a rule, with the codes of `core/`: missing values, each boundary and each number compared
 * with, special codes, their neighbors one unit in the last place away in float64 and float32, both zeros,
 * infinities, subnormals, numbers around 2^53 and the limits of float32, and the numbers that mean "missing". All
 * values are distinct, 0 and -0 too.
 *
 * @param sample more values; NaN is missing
 */
export function adversarialValues(
  rule: FeatureRule,
  sample: readonly number[] = [],
): readonly CheckedValue[] {
  const { values, numbers, missingNumbers, time } = rule;
  if (time !== undefined) return timesOf(rule, time, sample);
  const ends = specialEnds(rule).filter(Number.isFinite);
  const around = [...values, ...numbers, ...missingNumbers, ...ends].flatMap(neighbors);
  const distinct = [...SPECIAL, ...around, ...sample].filter((x) => !Number.isNaN(x));
  const all: (number | null)[] = [null, Number.NaN, ...unique(distinct)];
  return all.map((value) => ({ value, code: expectedCode(value, rule) }));
}

/**
 * The code of a value under a rule, by `core/`.
 *
 * @param value null and NaN are missing
 * @returns null for a missing value without a code
 */
export function expectedCode(value: number | null, rule: FeatureRule): number | null {
  const { missingCode, missingNumbers, boundaries, time, bins, specialCode } = rule;
  if (value === null || Number.isNaN(value) || missingNumbers.includes(value)) return missingCode;
  const code = binOf(time === undefined ? value : time.numberOf(value), boundaries);
  if (code === undefined) return missingCode;
  return code < bins ? code : code - bins + specialCode;
}

/** The adversarial values of a column of times, in milliseconds since 1970. */
function timesOf(
  rule: FeatureRule,
  time: TimeColumn,
  sample: readonly number[],
): readonly CheckedValue[] {
  // A sample of parts of times, such as hours, has no times.
  const more = time.part === undefined ? sample : [];
  const near = adversarialTimes(time, [...rule.numbers, ...specialEnds(rule), ...more]);
  return [null, ...near].map((value) => ({ value, code: expectedCode(value, rule) }));
}

/** A value with its neighbors in float64 and float32, and its negative. */
function neighbors(x: number): number[] {
  const single = Math.fround(x);
  return [
    x,
    nextUp(x),
    -nextUp(-x),
    single,
    nextUpFloat32(single),
    nextDownFloat32(single),
    (x + nextUpFloat32(single)) / 2,
    -x,
  ].filter((near) => !Number.isNaN(near));
}

function unique(values: readonly number[]): number[] {
  const seen = new Map(values.map((x) => [Object.is(x, -0) ? '-0' : String(x), x]));
  return [...seen.values()];
}
