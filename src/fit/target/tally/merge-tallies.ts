import { distinct } from '../distinct.ts';
import { addedColumns, type ExactColumn } from './exact-column.ts';
import { type LabelTally, type TargetLabel, type TargetTally, tallyOf } from './tally.ts';
import { talliedRows } from './tally-table.ts';

/** Merges tallies of parts into the tally of all rows, in any order; if one part has sums, the result has sums. */
export function mergeTallies(parts: readonly TargetTally[]): TargetTally {
  const labels = parts.flatMap((part) => (part.kind === 'labels' ? part.labels : []));
  const sums = parts.flatMap((part) => (part.kind === 'sums' ? part : []));
  if (sums.length === 0) return { kind: 'labels', labels: mergedLabels(labels) };
  const own = labels.length === 0 ? [] : [asSums(labels)];
  return mergedSums([...sums, ...own]);
}

type Sums = Extract<TargetTally, { kind: 'sums' }>;

/** The sums of labels that are numbers. */
function asSums(labels: readonly LabelTally[]): Sums {
  const rows = talliedRows(labels, { codeOf: Number });
  return tallyOf(rows, { kind: 'sums', texts: undefined }) as Sums;
}

function mergedLabels(all: readonly LabelTally[]): LabelTally[] {
  const byLabel = new Map<TargetLabel, LabelTally[]>();
  for (const tally of all) {
    const own = byLabel.get(tally.label);
    if (own === undefined) byLabel.set(tally.label, [tally]);
    else own.push(tally);
  }
  return [...byLabel].map(([label, own]) => {
    const { values, places } = placesOf(own);
    return { label, values, weights: added(values.length, places, own, 'weights') };
  });
}

function mergedSums(parts: readonly Sums[]): Sums {
  const { values, places } = placesOf(parts);
  const add = (name: 'weights' | 'sums' | 'squares') => added(values.length, places, parts, name);
  const [weights, sums, squares] = [add('weights'), add('sums'), add('squares')];
  return { kind: 'sums', values, weights, sums, squares };
}

function added<Name extends string>(
  size: number,
  places: readonly Uint32Array[],
  parts: readonly Readonly<Record<Name, ExactColumn>>[],
  name: Name,
): ExactColumn {
  const columns = parts.map((part, i) => ({
    column: part[name],
    places: places[i] as Uint32Array,
  }));
  return addedColumns(size, columns);
}

/** The distinct values of ascending lists, and the index of each list's values among them. */
function placesOf(parts: readonly { readonly values: Float64Array }[]) {
  const all = new Float64Array(parts.reduce((sum, { values }) => sum + values.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part.values, at);
    at += part.values.length;
  }
  const { values } = distinct(all);
  const places = parts.map((part) => {
    let place = 0;
    return Uint32Array.from(part.values, (value) => {
      while ((values[place] as number) < value) place++;
      return place;
    });
  });
  return { values, places };
}
