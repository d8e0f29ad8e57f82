import fc from 'fast-check';
import type { Closed, Precision } from '../../src/core/threshold.ts';

/** Floats to test with, made without a line of src/: their neighbours come from their ranks. */

const view = new DataView(new ArrayBuffer(8));
const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;
const LEAST_FLOAT32 = 2 ** -149;

/** Every precision with every side. */
export const ALL_WAYS: readonly { readonly precision: Precision; readonly closed: Closed }[] = [
  { precision: 'float64', closed: 'left' },
  { precision: 'float64', closed: 'right' },
  { precision: 'float32', closed: 'left' },
  { precision: 'float32', closed: 'right' },
];

/** A value as a precision sees it. */
export function read(x: number, precision: Precision): number {
  return precision === 'float32' ? Math.fround(x) : x;
}

/** The float64 `by` places up the line of all float64s, on which the two zeros are one. */
export function step64(x: number, by: 1 | -1): number {
  if (x === by * Number.POSITIVE_INFINITY) return x;
  view.setFloat64(0, Math.abs(x));
  const rank = (x < 0 ? -1n : 1n) * view.getBigUint64(0) + BigInt(by);
  view.setBigUint64(0, rank < 0n ? -rank : rank);
  return (rank < 0n ? -1 : 1) * view.getFloat64(0);
}

/** The same among float32s. */
export function step32(x: number, by: 1 | -1): number {
  if (x === by * Number.POSITIVE_INFINITY) return x;
  view.setFloat32(0, Math.abs(x));
  const rank = (x < 0 ? -1 : 1) * view.getUint32(0) + by;
  view.setUint32(0, Math.abs(rank));
  return (rank < 0 ? -1 : 1) * view.getFloat32(0);
}

/** The float64 half-way between two neighbouring float32s; past the last one comes 2^128. */
function halfWay(a: number, b: number): number {
  const finite = (x: number) => Math.max(-(2 ** 128), Math.min(2 ** 128, x));
  return (finite(a) + finite(b)) / 2;
}

/**
 * The values around a boundary at which a code could go wrong: the boundary and its neighbours, the
 * float32 that it rounds to and that one's neighbours, the points half-way between those, and the
 * float64s next to each of them.
 */
export function probesAround(boundary: number): number[] {
  const single = Math.fround(boundary);
  const [below, above] = [step32(single, -1), step32(single, 1)];
  const points = [boundary, single, below, above, halfWay(below, single), halfWay(single, above)];
  return points.flatMap((point) => [step64(point, -1), point, step64(point, 1)]);
}

/** What is special wherever it turns up. */
export const SPECIAL: readonly number[] = [
  0,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  2 ** -1022,
  MAX_FLOAT32,
  -MAX_FLOAT32,
  LEAST_FLOAT32,
  -LEAST_FLOAT32,
  2 ** -126,
];

/** Finite numbers of every size: short decimals, subnormals, the greatest, and any bits at all. */
export const finite: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 3, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -500, max: 500 }).map((n) => n / 10) },
  { weight: 1, arbitrary: fc.integer({ min: -50, max: 50 }).map((n) => n * Number.MIN_VALUE) },
  { weight: 1, arbitrary: fc.integer({ min: -50, max: 50 }).map((n) => n * LEAST_FLOAT32) },
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL.filter(Number.isFinite)) },
);

/** Boundary lists that are valid in a precision, of 1 to `maxLength` numbers. */
function lists(precision: Precision, maxLength: number): fc.Arbitrary<number[]> {
  const number = finite.filter((x) => Number.isFinite(read(x, precision)));
  return fc
    .uniqueArray(number, {
      minLength: 1,
      maxLength,
      size: 'max',
      selector: (x) => read(x, precision),
      comparator: 'SameValueZero',
    })
    .map((numbers) => numbers.sort((a, b) => (a < b ? -1 : 1)));
}

/** A boundary list, and values: any at all, the special ones, and those around some boundaries. */
export function cases(
  precision: Precision,
  maxLength: number,
): fc.Arbitrary<{ boundaries: number[]; values: number[] }> {
  const anything = fc.array(fc.oneof(fc.double(), fc.float(), finite), { maxLength: 20 });
  const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });
  return fc.tuple(lists(precision, maxLength), anything, picks).map(([boundaries, any, picked]) => {
    const chosen = picked.map((n) => boundaries[n % boundaries.length] as number);
    return { boundaries, values: [...any, ...SPECIAL, ...chosen.flatMap(probesAround)] };
  });
}
