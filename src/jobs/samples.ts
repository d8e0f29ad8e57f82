import type { Sample } from '../fit/sample.ts';

/** The finite values of a sample. */
export function finiteOf(kept: Sample): Sample {
  const { values, weights, extent } = kept;
  if (extent !== undefined || values.every(Number.isFinite)) return kept;
  const isKept = (_: number, i: number): boolean => Number.isFinite(values[i]);
  return { ...kept, values: values.filter(isKept), weights: weights?.filter(isKept) };
}

/** The values of several samples as one. */
export function joinSamples(samples: readonly Sample[]): Sample {
  const isWeighted = samples.some(({ weights }) => weights !== undefined);
  return {
    values: concatenated(samples.map(({ values }) => values)),
    weights: isWeighted ? concatenated(samples.map(weightsOf)) : undefined,
    rankError: Math.max(...samples.map(({ rankError }) => rankError)),
    areCounts: samples.every(({ areCounts }) => areCounts === true),
  };
}

function weightsOf({ values, weights }: Sample): Float64Array {
  return weights ?? new Float64Array(values.length).fill(1);
}

/** Columns one after the other, as one. */
function concatenated(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}
