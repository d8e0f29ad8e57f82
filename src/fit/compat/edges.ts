import { DiscretizeError } from '../../core/errors/error.ts';
import type { Closed } from '../../core/threshold.ts';
import { nextUp } from '../../core/ulp.ts';
import { lloydEdges } from '../clustering/lloyd.ts';
import { type Extent, extentOf } from '../numbers/extent.ts';
import { linspace } from '../numbers/linspace.ts';
import type { QuantileMethod } from '../quantiles/methods.ts';
import { quantiles } from '../quantiles/quantiles.ts';
import type { Sample } from '../sample.ts';

/** scikit-learn takes bins out that are no wider. */
const NARROW = 1e-8;

/** The options of the edges of another program. */
interface EdgesAsked {
  readonly bins: number;
  readonly method: QuantileMethod;
  readonly closed: Closed;
}

/**
 * The edges of another program, with the outer ones: ascending, at most bins + 1 of them; those of
 * quantiles may repeat.
 *
 * @param kept finite values, at least one
 */
export type Edges = (kept: Sample, asked: EdgesAsked) => readonly number[];

/** numpy's `histogram_bin_edges`: equal widths; a single distinct value has half a unit on each side. */
export const numpyEdges: Edges = ({ values }, { bins }) => {
  const { min, max } = extentOf(values);
  return increasing(
    min === max ? linspace(min - 0.5, max + 0.5, bins) : linspace(min, max, bins),
    'numpy refuses them',
  );
};

/** `numpy.quantile(values, numpy.linspace(0, 1, bins + 1))`. */
export const numpyQuantileEdges: Edges = (kept, { bins, method }) =>
  quantiles(kept, linspace(0, 1, bins), method);

/** KBinsDiscretizer's `uniform`: equal widths. */
export const sklearnUniformEdges: Edges = ({ values }, { bins }) => {
  const { min, max } = extentOf(values);
  if (min === max) return everything();
  return increasing(linspace(min, max, bins), 'scikit-learn repeats edges, which no list can hold');
};

/** KBinsDiscretizer's `quantile`: percentiles, without the bins that it finds too narrow. */
export const sklearnQuantileEdges: Edges = (kept, { bins, method }) => {
  if (isSingle(extentOf(kept.values))) return everything();
  const qs = linspace(0, 100, bins).map((percent) => percent / 100);
  return withoutNarrow(quantiles(kept, qs, method));
};

/** KBinsDiscretizer's `kmeans`, see `lloyd.ts`, without the bins that it finds too narrow. */
export const sklearnKmeansEdges: Edges = (kept, { bins }) => {
  if (isSingle(extentOf(kept.values))) return everything();
  return withoutNarrow(lloydEdges(kept, bins));
};

/**
 * Edges without those that are at most 1e-8 above the one before them, as KBinsDiscretizer has them for
 * `quantile` and `kmeans`. The last edge goes too where it is so near.
 *
 * @param edges ascending, with the outer ones
 */
export function withoutNarrow(edges: readonly number[]): number[] {
  return edges.filter((edge, i) => !(edge - (edges[i - 1] ?? Number.NEGATIVE_INFINITY) <= NARROW));
}

/**
 * The edges of `pandas.cut` with a number of bins: equal widths, with the outer edge of the open side
 * moved out by 0.1% of the range. A single distinct value has 0.1% of itself on each side.
 */
export const pandasCutEdges: Edges = ({ values }, { bins, closed }) => {
  const { min, max } = extentOf(values);
  if (min === max) {
    const margin = min === 0 ? 0.001 : 0.001 * Math.abs(min);
    return linspace(min - margin, max + margin, bins);
  }
  const edges = linspace(min, max, bins);
  const margin = (max - min) * 0.001;
  if (closed === 'right') edges[0] = min - margin;
  else edges[bins] = max + margin;
  return edges;
};

/**
 * The edges of `pandas.qcut`: `numpy.quantile` of q that are rounded up where float64 does not hold them
 * (pandas/core/reshape/tile.py and core/array_algos/quantile.py, 3.0 and 3.1).
 */
export const pandasQcutEdges: Edges = (kept, { bins, method }) => {
  const qs = linspace(0, 1, bins).map((q, i) => (bins * q === i ? q : nextUp(q)));
  return quantiles(kept, qs, method);
};

/**
 * Edges of equal width, if they strictly increase.
 *
 * @param there what the other program does with repeated edges
 * @throws DiscretizeError E_FIT for edges that repeat, since float64 has no numbers between them
 */
function increasing(edges: number[], there: string): number[] {
  const twice = edges.find((edge, i) => i > 0 && edge === edges[i - 1]);
  if (twice === undefined) return edges;
  const message = `float64 cannot hold ${edges.length - 1} bins of equal width from ${edges[0]} to ${edges.at(-1)}`;
  throw new DiscretizeError('E_FIT', `${message}: ${there}`, {
    expected: 'edges that differ',
    received: twice,
    hint: 'use fewer bins, or remove --compat',
  });
}

function isSingle({ min, max }: Extent): boolean {
  return min === max;
}

/** The edges of KBinsDiscretizer for a single distinct value: one bin of all numbers. */
function everything(): number[] {
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}
