import { DiscretizeError } from '../../core/errors/error.ts';
import type { Closed, Precision } from '../../core/threshold.ts';
import { shortestWithin } from '../numbers/short-decimal.ts';

/** Options for choosing a number between two values. */
export interface BoundaryRules {
  readonly closed: Closed;
  readonly precision: Precision;
  readonly round: 'gap' | 'none';
}

/**
 * A boundary between neighboring values: halfway, or the shortest decimal in the gap. It never changes the code of
 * either: below < t <= above if closed left, below <= t < above if closed right.
 *
 * @param below less than `above`; both are float32 numbers for that precision
 */
export function boundaryBetween(below: number, above: number, rules: BoundaryRules): number {
  const round = rules.precision === 'float32' ? Math.fround : Number;
  const half = round(finite(below) / 2 + finite(above) / 2);
  const isInside = below < half && half < above;
  if (rules.round === 'gap' && isInside)
    return shortestWithin(half, { above: below, below: above }, round);
  if (isInside) return half;
  return (rules.closed === 'left' ? above : below) + 0;
}

/** The greatest finite number in place of an infinite one. */
function finite(x: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, x));
}

/** A fixed boundary, and the index of the first value that has reached it. */
export interface FixedBoundary {
  readonly boundary: number;
  readonly index: number;
}

/**
 * The indexes at which fixed boundaries divide the distinct values.
 *
 * @throws DiscretizeError E_FIT for a boundary that leaves a bin without rows
 */
export function fixedBoundaries(
  fixed: readonly number[],
  values: Float64Array,
  { closed, precision }: BoundaryRules,
): readonly FixedBoundary[] {
  const round = precision === 'float32' ? Math.fround : Number;
  const sorted = [...new Set(fixed.map((boundary) => round(boundary) + 0))].sort((a, b) => a - b);
  const found = sorted.map((boundary) => {
    const at = values.findIndex((x) => (closed === 'left' ? x >= boundary : x > boundary));
    return { boundary, index: at < 0 ? values.length : at };
  });
  for (const [i, { boundary, index }] of found.entries()) {
    if (index > (found[i - 1]?.index ?? 0) && index < values.length) continue;
    throw emptyBin(boundary, index === values.length ? 'above' : 'below');
  }
  return found;
}

function emptyBin(received: number, side: 'above' | 'below'): DiscretizeError {
  return new DiscretizeError('E_FIT', `no rows in the bin ${side} fixed boundary ${received}`, {
    expected: 'rows on both sides of each fixed boundary',
    received,
    hint: 'remove the fixed boundary',
  });
}
