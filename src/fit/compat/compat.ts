import type { StrategyName } from '../strategies/registry.ts';
import {
  type Edges,
  numpyEdges,
  numpyQuantileEdges,
  pandasCutEdges,
  pandasQcutEdges,
  sklearnKmeansEdges,
  sklearnQuantileEdges,
  sklearnUniformEdges,
} from './edges.ts';
import type { PresetName } from './presets.ts';

/** The edges of each program. Those of Keras are the strategy of that name, which has inner edges only. */
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

/** The edges of a program with a strategy; undefined if they are those of the strategy itself. */
export function edgesOf(compat: PresetName | undefined, strategy: StrategyName): Edges | undefined {
  return compat === undefined ? undefined : EDGES[compat][strategy];
}
