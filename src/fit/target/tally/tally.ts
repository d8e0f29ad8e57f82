import {
  checkSquares,
  pushProduct,
  pushProducts,
  type TargetRows,
  type Terms,
} from '../aggregate.ts';
import { distinct, groupedRows } from '../distinct.ts';
import { type ExactColumn, exactColumn } from './exact-column.ts';

/** A value of a target: a number, or the text of a column of texts. */
export type TargetLabel = number | string;

/** The distinct values of the rows with one label, ascending, with the weight of their rows. */
export interface LabelTally {
  readonly label: TargetLabel;
  readonly values: Float64Array;
  readonly weights: ExactColumn;
}

/** The rows of each label; a label without rows is absent. */
interface Labels {
  readonly kind: 'labels';
  readonly labels: readonly LabelTally[];
}

/** Distinct values, ascending, with exact sums of the weights w, of w·t and of w·t² of a numeric target t. */
interface Sums {
  readonly kind: 'sums';
  readonly values: Float64Array;
  readonly weights: ExactColumn;
  readonly sums: ExactColumn;
  readonly squares: ExactColumn;
}

/**
 * Rows aggregated exactly before the kind of their target is known: tallies of parts add up to the tally of all rows.
 * Sums are exact unless a product of a squared target and a weight underflows.
 */
export type TargetTally = Labels | Sums;

/** The kind of a tally; labels are numbers if texts is undefined. */
export interface TallyKind {
  readonly kind: TargetTally['kind'];
  readonly texts: readonly string[] | undefined;
}

/**
 * The tally of rows with a target.
 *
 * @throws DiscretizeError E_FIT for a numeric target that is too large to be squared
 */
export function tallyOf(rows: TargetRows, { kind, texts }: TallyKind): TargetTally {
  if (kind === 'sums') return sumsTally(rows);
  const { values, targets, weights } = rows;
  const cells = distinct(targets).values;
  const { starts, order } = groupedRows(targets, cells);
  const labels = Array.from(cells, (cell, i) => {
    const own = order.subarray(starts[i], starts[i + 1]);
    const tally = countedRows(rowsOf(values, own), weights && rowsOf(weights, own));
    return { label: texts?.[cell] ?? cell, ...tally };
  });
  return { kind, labels };
}

function rowsOf(column: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row] as number);
}

function countedRows(
  column: Float64Array,
  weights: Float64Array | undefined,
): Pick<LabelTally, 'values' | 'weights'> {
  const { values, counts } = distinct(column);
  if (weights === undefined) return { values, weights: [counts] };
  return {
    values,
    weights: summed(column, values)((row, out) => out.push(weights[row] as number)),
  };
}

/** The sums of a numeric target. */
function sumsTally({ values: column, targets, weights }: TargetRows): Sums {
  checkSquares(targets);
  const { values } = distinct(column);
  const total = summed(column, values);
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  const targetOf = (row: number): number => targets[row] as number;
  return {
    kind: 'sums',
    values,
    weights: total((row, out) => out.push(weightOf(row))),
    sums: total((row, out) => pushProduct(out, targetOf(row), weightOf(row))),
    squares: total((row, out) => pushProducts(out, targetOf(row), targetOf(row), weightOf(row))),
  };
}

/** The exact sum of the terms of the rows of each distinct value. */
function summed(column: Float64Array, values: Float64Array): (push: Terms) => ExactColumn {
  const { starts, order } = groupedRows(column, values);
  return (push) =>
    exactColumn(values.length, (group) => {
      const terms: number[] = [];
      for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
        push(order[at] as number, terms);
      }
      return terms;
    });
}
