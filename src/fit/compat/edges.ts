import { DiscretizeError } from '../../core/errors/error.ts';
import type { Closed } from '../../core/threshold.ts';
import { nextUp } from '../../core/ulp.ts';
import { lloydEdges } from '../clustering/lloyd.ts';
import { type Extent, extentOf } from '../numbers/extent.ts';
import { linspace } from '../numbers/linspace.ts';
import type { QuantileMethod } from '../quantiles/methods.ts';
import { quantiles } from '../quantiles/quantiles.ts';
import type { Sample } from '../sample.ts';
import type { StrategyName } from '../strategies/names.ts';
import type { PresetName } from './presets.ts';

/** The width up to which scikit-learn removes a bin. */
const NARROW = 1e-8;

/** The options of the edges of another program. */
interface EdgeOptions {
  readonly bins: number;
  readonly method: QuantileMethod;
  readonly closed: Closed;
}

/**
 * Computes the edges of another program, the outer edges included: ascending, at most bins + 1; edges at quantiles may
 * repeat.
 *
 * @param kept finite values, at least one
 */
export type Edges = (kept: Sample, asked: EdgeOptions) => readonly number[];

/** `histogram_bin_edges` of numpy: equal widths; around a single distinct value, half a unit on each side. */
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

/** `uniform` of KBinsDiscretizer: equal widths. */
export const sklearnUniformEdges: Edges = ({ values }, { bins }) => {
  const { min, max } = extentOf(values);
  if (min === max) return everything();
  return increasing(linspace(min, max, bins), 'scikit-learn repeats edges, which no list can hold');
};

/** `quantile` of KBinsDiscretizer: percentiles, without narrow bins. */
export const sklearnQuantileEdges: Edges = (kept, { bins, method }) => {
  if (isSingle(extentOf(kept.values))) return everything();
  const qs = linspace(0, 100, bins).map((percent) => percent / 100);
  return withoutNarrow(quantiles(kept, qs, method));
};

/** `kmeans` of KBinsDiscretizer (see `lloyd.ts`), without narrow bins. */
export const sklearnKmeansEdges: Edges = (kept, { bins }) => {
  if (isSingle(extentOf(kept.values))) return everything();
  return withoutNarrow(lloydEdges(kept, bins));
};

/**
 * Removes edges that are at most 1e-8 above the previous edge, the last edge included, as KBinsDiscretizer does for
 * `quantile` and `kmeans`.
 *
 * @param edges ascending, the outer edges included
 */
export function withoutNarrow(edges: readonly number[]): number[] {
  return edges.filter((edge, i) => !(edge - (edges[i - 1] ?? Number.NEGATIVE_INFINITY) <= NARROW));
}

/**
 * The edges of `pandas.cut` for a number of bins: equal widths, the outer edge of the open side moved out by 0.1% of
 * the range. Around a single distinct value, 0.1% of the value on each side.
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
 * The edges of `pandas.qcut`: `numpy.quantile` at q, each q that float64 cannot hold rounded up (pandas/core/reshape/tile.py and core/array_algos/quantile.py, 3.0 and 3.1).
 */
export const pandasQcutEdges: Edges = (kept, { bins, method }) => {
  const qs = linspace(0, 1, bins).map((q, i) => (bins * q === i ? q : nextUp(q)));
  return quantiles(kept, qs, method);
};

/**
 * Edges of equal width, if they strictly increase.
 *
 * @param there the behavior of the other program for repeated edges, for the message
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

/** The edges by program and strategy. The strategy `keras` itself has the edges of Keras. */
const EDGES: Readonly<Record<PresetName, Readonly<Partial<Record<StrategyName, Edges>>>>> = {
  sklearn: {
    quantile: sklearnQuantileEdges,
    uniform: sklearnUniformEdges,
    kmeans: sklearnKmeansEdges,
  },
  pandas: { uniform: pandasCutEdges, quantile: pandasQcutEdges },
  numpy: { uniform: numpyEdges, quantile: numpyQuantileEdges },
  keras: {},
};

/** The edges of a program with a strategy; undefined if the strategy itself computes them. */
export function edgesOf(compat: PresetName | undefined, strategy: StrategyName): Edges | undefined {
  return compat === undefined ? undefined : EDGES[compat][strategy];
}
