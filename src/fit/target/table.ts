/** Distinct values of a column, ascending, with the weight of their rows. */
interface Distinct {
  readonly values: Float64Array;
  /** The row count of each value, or the sum of the row weights. */
  readonly weights: Float64Array;
  /**
   * The greatest value of each group, if entries are groups of neighboring values; `values` has the least ones. Both
   * are float32 numbers if values are compared in float32.
   */
  readonly upper?: Float64Array | undefined;
}

/** A table of a target with an event: the events of each value. */
interface BinaryTable extends Distinct {
  readonly kind: 'binary';
  readonly events: Float64Array;
}

/** A table of a numeric target: sums of the distance to `center`, and of its squares. */
interface ContinuousTable extends Distinct {
  readonly kind: 'continuous';
  /** A number near the mean; distances to it keep sums of squares accurate. */
  readonly center: number;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** A table of a target with several classes: the weight of each class for each value. */
interface ClassTable extends Distinct {
  readonly kind: 'classes';
  /** One column per class, each as long as `values`. */
  readonly counts: readonly Float64Array[];
}

/** A column and its target, aggregated by distinct value: the input of all strategies. */
export type TargetTable = BinaryTable | ContinuousTable | ClassTable;

/** The columns of sums, which add up when atoms are joined; weights first. */
export function sumColumnsOf(table: TargetTable): readonly Float64Array[] {
  if (table.kind === 'binary') return [table.weights, table.events];
  if (table.kind === 'continuous') return [table.weights, table.sums, table.squares];
  return [table.weights, ...table.counts];
}

/** The greatest value of each entry. */
export function upperOf({ values, upper }: TargetTable): Float64Array {
  return upper ?? values;
}

/** A table of the same target with other values and columns, in the order of {@link sumColumnsOf}. */
function withColumns(
  table: TargetTable,
  values: Float64Array,
  columns: readonly Float64Array[],
): TargetTable {
  const [weights = new Float64Array(0), first = weights, second = weights] = columns;
  if (table.kind === 'binary') return { kind: 'binary', values, weights, events: first };
  if (table.kind === 'classes') {
    return { kind: 'classes', values, weights, counts: columns.slice(1) };
  }
  const { kind, center } = table;
  return { kind, center, values, weights, sums: first, squares: second };
}

/**
 * A table with groups of neighboring values joined.
 *
 * @param starts the index of the first value of each group, ascending from 0
 * @param named the index of the value that represents each group
 */
export function joinGroups(
  table: TargetTable,
  starts: ArrayLike<number>,
  named: ArrayLike<number>,
): TargetTable {
  const size = starts.length;
  const join = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(size);
    for (let group = 0; group < size; group++) {
      const end = group + 1 < size ? (starts[group + 1] as number) : column.length;
      let sum = 0;
      for (let i = starts[group] as number; i < end; i++) sum += column[i] as number;
      sums[group] = sum;
    }
    return sums;
  };
  const values = Float64Array.from(
    { length: size },
    (_, i) => table.values[named[i] as number] ?? 0,
  );
  return withColumns(table, values, sumColumnsOf(table).map(join));
}

/** True if all rows have one class. */
export function isConstant(table: TargetTable): boolean {
  if (table.kind === 'continuous') return false;
  const { weights } = table;
  const counts = table.kind === 'classes' ? table.counts : [table.events];
  const isNone = (count: Float64Array): boolean => count.every((weight) => weight === 0);
  const isAll = (count: Float64Array): boolean => count.every((weight, i) => weight === weights[i]);
  return counts.some(isAll) || counts.every(isNone);
}

/**
 * The class counts among all columns of a table; a target with an event has two classes, the events last.
 *
 * @param columns in the order of `sumColumnsOf`, as sums or cumulative sums
 */
export function classCounts(
  { kind }: TargetTable,
  columns: readonly Float64Array[],
): readonly Float64Array[] {
  const [weights = new Float64Array(0), ...counts] = columns;
  const [events] = counts;
  if (kind !== 'binary' || events === undefined) return counts;
  return [weights.map((weight, i) => weight - (events[i] as number)), events];
}
