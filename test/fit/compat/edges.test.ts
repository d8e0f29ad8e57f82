import { describe, expect, test } from 'vitest';
import {
  numpyEdges,
  numpyQuantileEdges,
  pandasCutEdges,
  pandasQcutEdges,
  sklearnKmeansEdges,
  sklearnQuantileEdges,
  sklearnUniformEdges,
  withoutNarrow,
} from '../../../src/fit/compat/edges.ts';
import { kept } from '../kept.ts';

const THREE = { bins: 3, method: 'linear', closed: 'left' } as const;
const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

describe('scikit-learn', () => {
  test.each([
    ['uniform', sklearnUniformEdges],
    ['quantile', sklearnQuantileEdges],
    ['kmeans', sklearnKmeansEdges],
  ])('%s has one bin for one distinct value', (_, edges) => {
    expect(edges(kept([5, 5]), THREE)).toEqual(EVERYTHING);
  });

  test('takes out edges that are at most 1e-8 above the one before', () => {
    expect(withoutNarrow([0, 1, 1, 1 + 1e-9, 2])).toEqual([0, 1, 2]);
    expect(withoutNarrow([0, 1e-8, 3e-8])).toEqual([0, 3e-8]);
    expect(withoutNarrow(EVERYTHING)).toEqual(EVERYTHING);
  });

  test('has fewer bins of quantiles where values repeat', () => {
    const values = kept([0, 0, 0, 0, 0, 1, 1, 1, 2, 3]);
    expect(sklearnQuantileEdges(values, THREE)).toEqual([0, 1, 3]);
  });

  test('gives an empty cluster the value that is farthest from its center', () => {
    expect(sklearnKmeansEdges(kept([0, 0, 0, 1, 100, 101, 102]), THREE)).toHaveLength(4);
  });
});

describe('numpy', () => {
  test('has half a unit on each side of one distinct value', () => {
    expect(numpyEdges(kept([5, 5]), { ...THREE, bins: 2 })).toEqual([4.5, 5, 5.5]);
  });

  test('has quantiles that may repeat', () => {
    expect(numpyQuantileEdges(kept([0, 0, 0, 1]), THREE)).toEqual([0, 0, 0, 1]);
  });
});

describe('pandas', () => {
  test('moves the outer edge of the open side out by 0.1% of the range', () => {
    const two = { ...THREE, bins: 2 };
    expect(pandasCutEdges(kept([0, 10]), two)).toEqual([0, 5, 10.01]);
    expect(pandasCutEdges(kept([0, 10]), { ...two, closed: 'right' })).toEqual([-0.01, 5, 10]);
  });

  test('moves both by 0.1% of the value, where there is one', () => {
    const two = { ...THREE, bins: 2 };
    expect(pandasCutEdges(kept([10, 10]), two)).toEqual([9.99, 10, 10.01]);
    expect(pandasCutEdges(kept([0, 0]), two)).toEqual([-0.001, 0, 0.001]);
  });

  test('has the least and the greatest value at the ends of quantiles, for any number of bins', () => {
    for (let bins = 1; bins <= 200; bins++) {
      const edges = pandasQcutEdges(kept([3, 1, 2]), { ...THREE, bins });
      expect([edges.length, edges[0], edges.at(-1)]).toEqual([bins + 1, 1, 3]);
    }
  });
});
