import { ALL_ROWS } from '../../core/groups/key-table.ts';
import { invalidArgument } from '../../core/options/check-options.ts';
import { TEXTS } from '../../core/options/option-rules.ts';
import type { ColumnPlace } from '../../csv/columns/columns.ts';
import { combine, type Value } from '../../encode/mode.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { groupValues } from '../../plan/groups/groups.ts';
import type { Spec } from '../../spec/spec.ts';
import { type CodedFeature, type CodedTable, codedTable } from './coded-features.ts';
import type { FeatureOutput } from './outputs.ts';
import { cellsOf, type InputRow, namesFor, rowsIn } from './rows.ts';

/**
 * Bins rows in memory with the rule, policies and modes that CSV goes through.
 *
 * @param rows arrays of one length, or objects; null, undefined and NaN are missing
 * @param header the columns' names. Default: those of objects, the spec's in its order, or 1 to n
 * @returns one entry for each feature, in the spec's order
 * @throws DiscretizeError as the command does
 */
export function binRows(
  spec: Spec,
  rows: Iterable<InputRow>,
  header?: readonly string[],
): FeatureOutput[] {
  const { features, rows: kept } = codeRows(spec, rows, header);
  const indexes = kept && Array.from(kept);
  return features.map((feature) => ({
    name: feature.planned.name,
    output: feature.planned.feature.output,
    values: valuesOf(feature) as FeatureOutput['values'],
    rows: indexes,
    counts: feature.counts,
  }));
}

/**
 * The codes of rows in memory.
 *
 * @throws DiscretizeError as `transformRows`
 */
export function codeRows(
  spec: Spec,
  rows: Iterable<InputRow>,
  header?: readonly string[],
): CodedTable {
  if (header !== undefined && !TEXTS.accepts(header)) {
    throw invalidArgument('header', header, TEXTS.expected);
  }
  const list = rowsIn(rows);
  const names = header ?? namesFor(spec, list);
  const cells = list.map((row, i) => cellsOf(row, i, names));
  const column = ({ position }: ColumnPlace): unknown => cells.map((row) => row[position]);
  return codedTable(spec, { header: names, column, out: () => undefined });
}

/** The values in Keras's shapes. */
function valuesOf({ planned, codes, numbers }: CodedFeature): unknown {
  const { mode } = planned;
  const valuesAt = valueTable(planned);
  return Array.from(codes[0] ?? [], (_, row) => {
    const list = numbers?.[row] ?? ALL_ROWS;
    const groups = codes.map((column) => valuesAt(list, column[row] as number));
    if (mode.combine !== 'each') return [...combine(groups, mode.combine)];
    const isFlat = groups.length === 1 || groups.every((group) => group.length === 1);
    return isFlat ? groups.flat() : groups.map((group) => [...group]);
  });
}

/** Returns a look-up of the values of a code, in the bins of a list if they depend on it; computed on demand. */
export function valueTable({
  bins,
  groups,
  missing,
  mode,
}: PlannedFeature): (list: number, code: number) => readonly Value[] {
  const isOwn = groups?.hasOwnCells === true;
  const valuesOf = isOwn
    ? groupValues(groups, mode, missing)
    : (_: number, code: number): readonly Value[] => mode.values(code, bins);
  const made = new Map<number, readonly Value[]>();
  return (list, code) => {
    const place = isOwn ? Math.max(ALL_ROWS, list) : ALL_ROWS;
    const index = place * (bins.depth + 1) + code;
    const values = made.get(index) ?? valuesOf(place, code);
    made.set(index, values);
    return values;
  };
}
