import type { FeasibleBins, Side } from './feasible-bins.ts';
import { mayFollow, type PairShape, type ShapeStep, STEPS } from './shapes.ts';
import { isBetter, type Solution, type Solutions } from './solution.ts';

/**
 * The values of the best partitions that end with each bin, by the part of the shape. A bin (from, to) is at `to *
 * width + from`, so that the bins that end at an atom are contiguous.
 */
type Layer = readonly Float64Array[];

/** The first atom of the bin before each bin; the bits above it are the part of that bin. */
type Backs = readonly Uint16Array[];

/** The number of bits of a back pointer below its part. */
const PART = 15;
const END = 0x7fff;

/** The best partitions of a shape, and those that stay in its first part: a peak that only ascends. */
export interface SortedSolutions {
  readonly whole: Solutions;
  readonly first: Solutions;
}

/**
 * The best partitions of a shape: the state is the last bin, and bins that meet at an atom are paired by two pointers
 * over their sorted rates, O(k n²). Of equal partitions, the one with the leftmost last boundary wins. The loop over
 * the number of bins is one function, since it exchanges and reuses its buffers.
 *
 * @param bins the most bins
 */
export function solveSorted(
  feasible: FeasibleBins,
  shape: PairShape,
  bins: number,
): SortedSolutions {
  const { problem, width, worths } = feasible;
  const steps = STEPS[shape].flatMap(directed);
  const parts = 1 + Math.max(...steps.map(({ to }) => to));
  const most = Math.min(bins, problem.atoms);
  let [layer, next] = [layerOf(parts, width), layerOf(parts, width)];
  const joined = originIn(width);
  for (let to = 1; to < width; to++) (layer[0] as Float64Array)[to * width] = worths[to] as number;
  const whole = [endOf(layer, [], width)];
  const first = [endOf(layer.slice(0, 1), [], width)];
  const allBacks: Backs[] = [];
  // The least atoms at which the last bin of a layer ends, and of the layer that the next one replaces.
  let [least, replaced] = [1, 1];
  for (let k = 2; k <= most; k++) {
    for (const values of next) values.fill(Number.NEGATIVE_INFINITY, replaced * width);
    const backs = Array.from({ length: parts }, () => new Uint16Array(width * width));
    for (const { from, to, direction } of steps) {
      const origin = originOf(layer, from, joined, least * width);
      const [target, back] = [next[to] as Float64Array, backs[to] as Uint16Array];
      for (let at = least; at < problem.atoms; at++) {
        sweep(feasible, { at, direction, origin, target, back });
      }
    }
    [layer, next] = [next, layer];
    [replaced, least] = [least, firstEnd(layer, width, least + 1)];
    if (least === width) break;
    allBacks.push(backs);
    whole.push(endOf(layer, allBacks, width));
    first.push(endOf(layer.slice(0, 1), allBacks, width));
  }
  return { whole, first };
}

/** A step in either direction as two steps. */
function directed(step: ShapeStep): ShapeStep[] {
  if (step.direction !== 0) return [step];
  return [
    { ...step, direction: 1 },
    { ...step, direction: -1 },
  ];
}

function layerOf(parts: number, width: number): Layer {
  return Array.from({ length: parts }, () =>
    new Float64Array(width * width).fill(Number.NEGATIVE_INFINITY),
  );
}

/** The predecessors of a step: the best value of each bin over some parts, and the part. */
interface Origin {
  readonly values: Float64Array;
  readonly bits: Uint16Array;
}

function originIn(width: number): Origin {
  return { values: new Float64Array(width * width), bits: new Uint16Array(width * width) };
}

/**
 * Part 0 of a layer, or the better of parts 0 and 1: of equal values part 0 wins.
 *
 * @param start the index before which no part has a value
 */
function originOf(layer: Layer, last: number, into: Origin, start: number): Origin {
  const [first, second] = layer as readonly [Float64Array, Float64Array];
  if (last === 0) return { values: first, bits: into.bits.fill(0) };
  const { values, bits } = into;
  for (let i = start; i < values.length; i++) {
    const isOther = isBetter(second[i] as number, first[i] as number);
    values[i] = (isOther ? second[i] : first[i]) as number;
    bits[i] = isOther ? 1 << PART : 0;
  }
  return into;
}

/** The least atom from one on at which the last bin of a layer ends; the width if there is none. */
function firstEnd(layer: Layer, width: number, from: number): number {
  const isEnd = (values: Float64Array, end: number): boolean => {
    const stop = end * width + end;
    for (let i = end * width; i < stop; i++)
      if (values[i] !== Number.NEGATIVE_INFINITY) return true;
    return false;
  };
  let end = from;
  while (end < width && !layer.some((values) => isEnd(values, end))) end++;
  return end;
}

interface Sweep {
  readonly at: number;
  readonly direction: ShapeStep['direction'];
  readonly origin: Origin;
  readonly target: Float64Array;
  readonly back: Uint16Array;
}

/** Extends the best bin that ends at an atom, of those that may precede, by every bin that begins there. */
function sweep({ problem, width, worths, into, out }: FeasibleBins, job: Sweep): void {
  const { at, direction, origin, target, back } = job;
  const [before, after] = [into[at] as Side, out[at] as Side];
  let taken = firstOf(before, direction);
  let [value, end] = [Number.NEGATIVE_INFINITY, 0];
  for (let i = firstOf(after, direction); i >= 0 && i < after.rates.length; i += direction) {
    const rate = after.rates[i] as number;
    for (; taken >= 0 && taken < before.rates.length; taken += direction) {
      if (!mayFollow(before.rates[taken] as number, rate, direction, problem)) break;
      const found = before.ends[taken] as number;
      const other = origin.values[at * width + found] as number;
      if (!isFirst(other, found, value, end)) continue;
      value = Math.max(value, other);
      end = found;
    }
    if (value === Number.NEGATIVE_INFINITY) continue;
    const to = after.ends[i] as number;
    const total = value + (worths[at * width + to] as number);
    const place = to * width + at;
    if (!isFirst(total, end, target[place] as number, (back[place] as number) & END)) continue;
    target[place] = total;
    back[place] = end | (origin.bits[at * width + end] as number);
  }
}

/** The index of the least rate for an ascending step, of the greatest for a descending one. */
function firstOf({ rates }: Side, direction: ShapeStep['direction']): number {
  return direction === 1 ? 0 : rates.length - 1;
}

/** True for a better value, and for an equal one with a bin farther left. */
function isFirst(value: number, end: number, best: number, bestEnd: number): boolean {
  if (value === Number.NEGATIVE_INFINITY) return false;
  return isBetter(value, best) || (end < bestEnd && !isBetter(best, value));
}

/** The best partition that ends with the last atom. */
function endOf(layer: Layer, allBacks: readonly Backs[], width: number): Solution | undefined {
  const atoms = width - 1;
  let [value, part, start] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (let from = 0; from < atoms; from++) {
    for (const [other, values] of layer.entries()) {
      const found = values[atoms * width + from] as number;
      if (isBetter(found, value)) [value, part, start] = [found, other, from];
    }
  }
  if (value === Number.NEGATIVE_INFINITY) return undefined;
  return { value, cuts: traced(allBacks, width, part, start) };
}

function traced(all: readonly Backs[], width: number, lastPart: number, start: number): number[] {
  const cuts: number[] = [];
  let [part, from, to] = [lastPart, start, width - 1];
  for (const backs of all.toReversed()) {
    cuts.unshift(from);
    const back = backs[part]?.[to * width + from] as number;
    [part, from, to] = [back >>> PART, back & END, from];
  }
  return cuts;
}
