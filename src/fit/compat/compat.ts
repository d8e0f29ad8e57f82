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

/** How each program learns edges. Keras's way is the strategy of its name, which has inner ones only. */
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

/** How a program learns edges with a strategy; undefined if the strategy itself is what it does. */
export function edgesOf(compat: PresetName | undefined, strategy: StrategyName): Edges | undefined {
  return compat === undefined ? undefined : EDGES[compat][strategy];
}
