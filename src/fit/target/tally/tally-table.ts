import {
  aggregate,
  centerAt,
  pushProduct,
  pushProducts,
  type TargetKind,
  type TargetRows,
  type Terms,
} from '../aggregate.ts';
import { exactTotal } from '../exact-sum.ts';
import type { TargetTable } from '../table.ts';
import { type ExactColumn, pushTerms } from './exact-column.ts';
import type { TargetLabel, TargetTally } from './tally.ts';

/** The coding of the target of a tally: its kind, and the number of each label. */
export interface TallyCoding {
  readonly kind: TargetKind;
  readonly codeOf: (label: TargetLabel) => number;
}

/**
 * The table of a tally: bit for bit the table of its rows, unless a product of a squared target and a weight underflows.
 *
 * @param center the number that sums of a numeric target are measured from; absent: a number near its mean
 */
export function tableOf(tally: TargetTally, coding: TallyCoding, center?: number): TargetTable {
  if (tally.kind === 'labels')
    return aggregate(talliedRows(tally.labels, coding), coding.kind, center);
  return tableOfSums(tally, center);
}

type Labels = Extract<TargetTally, { kind: 'labels' }>['labels'];

/** Rows with the same table as the tallied rows: one row for each value, label and layer of weights. */
export function talliedRows(
  labels: Labels,
  { codeOf }: Pick<TallyCoding, 'codeOf'>,
): Required<TargetRows> & { readonly weights: Float64Array } {
  const size = labels.reduce((sum, { weights }) => sum + termsIn(weights), 0);
  const [values, targets, own] = [0, 1, 2].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let at = 0;
  for (const { label, values: column, weights } of labels) {
    const code = codeOf(label);
    for (const layer of weights) {
      for (let i = 0; i < layer.length; i++) {
        if (layer[i] === 0) continue;
        values[at] = column[i] as number;
        targets[at] = code;
        own[at++] = layer[i] as number;
      }
    }
  }
  return { values, targets, weights: own };
}

function termsIn(column: ExactColumn): number {
  let count = 0;
  for (const layer of column) for (const term of layer) if (term !== 0) count++;
  return count;
}

/** The table of exact sums, measured from a center. */
function tableOfSums(
  { values, weights, sums, squares }: Extract<TargetTally, { kind: 'sums' }>,
  given: number | undefined,
): TargetTable {
  const center = given ?? centerAt(totalOf(sums), totalOf(weights));
  const size = values.length;
  return {
    kind: 'continuous',
    values,
    center,
    weights: totalsAt(size, (index, out) => pushTerms(weights, index, out)),
    sums: totalsAt(size, (index, out) => {
      pushTerms(sums, index, out);
      for (const term of termsAt(weights, index)) pushProduct(out, -center, term);
    }),
    // w (t - c)² = w t² - 2 c w t + c² w
    squares: totalsAt(size, (index, out) => {
      pushTerms(squares, index, out);
      for (const term of termsAt(sums, index)) pushProduct(out, -2 * center, term);
      for (const term of termsAt(weights, index)) pushProducts(out, center, center, term);
    }),
  };
}

/** The exact sum, rounded once, of the terms at each index. */
function totalsAt(size: number, push: Terms): Float64Array {
  return Float64Array.from({ length: size }, (_, index) => {
    const terms: number[] = [];
    push(index, terms);
    return exactTotal(terms);
  });
}

function termsAt(column: ExactColumn, index: number): number[] {
  const terms: number[] = [];
  pushTerms(column, index, terms);
  return terms;
}

function totalOf(column: ExactColumn): number {
  const terms: number[] = [];
  for (const layer of column) for (const term of layer) terms.push(term);
  return exactTotal(terms);
}
