import { type FeasibleBins, type OutSide, placeOf, type Side } from './feasible-bins.ts';
import { leastStep, type PairShape, type ShapeStep, STEPS } from './shapes.ts';
import { isBetter, type Solution, type Solutions } from './solution.ts';

/** The values of the best partitions that end with each bin, by the part of the shape; see `placeOf`. */
type Layer = readonly Float64Array[];

/** The first atom of the bin before each bin; the bits above it are the part of that bin. */
type Backs = readonly Uint16Array[];

/** The number of bits of a back pointer below its part. */
const PART = 15;
const END = 0x7fff;

/** The best partitions of a shape, and the best within its first part, such as a peak that only ascends. */
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
  for (let to = 1; to < width; to++) {
    (layer[0] as Float64Array)[placeOf(0, to)] = worths[placeOf(0, to)] as number;
  }
  const scratch = { values: new Float64Array(width), row: 0, bits: new Uint16Array(width) };
  const whole = [endOf(layer, [], width)];
  const first = [endOf(layer.slice(0, 1), [], width)];
  const allBacks: Backs[] = [];
  // The least atoms at which the last bin of a layer ends, and of the layer that the next one replaces.
  let [least, replaced] = [1, 1];
  for (let k = 2; k <= most; k++) {
    for (const values of next) values.fill(Number.NEGATIVE_INFINITY, placeOf(0, replaced));
    const backs = Array.from({ length: parts }, () => new Uint16Array(placeOf(0, width)));
    for (const { from, to, direction } of steps) {
      const [target, back] = [next[to] as Float64Array, backs[to] as Uint16Array];
      for (let at = least; at < problem.atoms; at++) {
        const origin = originOf(layer, from, at, scratch);
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
    new Float64Array(placeOf(0, width)).fill(Number.NEGATIVE_INFINITY),
  );
}

/** The predecessors of a step that end at an atom: the best value of each over some parts, and the part. */
interface Origin {
  readonly values: Float64Array;
  /** The index of the first of these values. */
  readonly row: number;
  /** The bits of the part of each value. */
  readonly bits: Uint16Array;
}

/** Part 0 of the bins that end at an atom, or the better of parts 0 and 1: of equal values part 0 wins. */
function originOf([first, second]: Layer, last: number, at: number, into: Origin): Origin {
  const row = placeOf(0, at);
  if (last === 0) return { values: first as Float64Array, row, bits: into.bits.fill(0) };
  const { values, bits } = into;
  for (let from = 0; from < at; from++) {
    const value = (first as Float64Array)[row + from] as number;
    const other = (second as Float64Array)[row + from] as number;
    const isOther = isBetter(other, value);
    values[from] = isOther ? other : value;
    bits[from] = isOther ? 1 << PART : 0;
  }
  return into;
}

/** The least atom from one on at which the last bin of a layer ends; the width if there is none. */
function firstEnd(layer: Layer, width: number, from: number): number {
  const isEnd = (values: Float64Array, end: number): boolean => {
    const stop = placeOf(0, end + 1);
    for (let i = placeOf(0, end); i < stop; i++) {
      if (values[i] !== Number.NEGATIVE_INFINITY) return true;
    }
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
function sweep({ problem, into, out }: FeasibleBins, job: Sweep): void {
  const { at, direction, target, back } = job;
  const { values, row, bits } = job.origin;
  const { ends: starts, rates: before } = into[at] as Side;
  const { ends, rates: after, worths } = out[at] as OutSide;
  const least = leastStep(problem);
  const [last, past] = direction === 1 ? [before.length, after.length] : [-1, -1];
  let taken = firstOf(before, direction);
  let [value, start] = [Number.NEGATIVE_INFINITY, 0];
  for (let i = firstOf(after, direction); i !== past; i += direction) {
    const rate = after[i] as number;
    while (taken !== last && direction * (rate - (before[taken] as number)) >= least) {
      const from = starts[taken] as number;
      const other = values[row + from] as number;
      // The first condition is cheap, and false for most.
      if ((other > value || from < start) && isFirst(other, from, value, start)) {
        value = Math.max(value, other);
        start = from;
      }
      taken += direction;
    }
    if (value === Number.NEGATIVE_INFINITY) continue;
    const place = placeOf(at, ends[i] as number);
    const total = value + (worths[i] as number);
    const known = target[place] as number;
    if (
      known === Number.NEGATIVE_INFINITY ||
      isFirst(total, start, known, (back[place] as number) & END)
    ) {
      target[place] = total;
      back[place] = start | (bits[start] as number);
    }
  }
}

/** The index of the least rate for an ascending step, of the greatest for a descending one. */
function firstOf({ length }: Float64Array, direction: ShapeStep['direction']): number {
  return direction === 1 ? 0 : length - 1;
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
      const found = values[placeOf(from, atoms)] as number;
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
    const back = backs[part]?.[placeOf(from, to)] as number;
    [part, from, to] = [back >>> PART, back & END, from];
  }
  return cuts;
}
