import { DiscretizeError } from '../../core/errors/error.ts';
import { ALL_ROWS } from '../../core/groups/key-table.ts';
import { shown } from '../../core/options/check-options.ts';
import type { ColumnPlace } from '../../csv/columns/columns.ts';
import { combine } from '../../encode/combine.ts';
import type { Value } from '../../encode/mode.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { groupValues } from '../../plan/groups/groups.ts';
import type { Spec } from '../../spec/spec.ts';
import { ROWS } from './cell-columns.ts';
import type { Cell } from './cells.ts';
import { type CodedFeature, type CodedTable, codeTable } from './coded-features.ts';
import type { FeatureOutput } from './outputs.ts';

/** A row in memory: an array of cells, or an object with a cell for each column. */
export type InputRow = ArrayLike<Cell> | { readonly [column: string]: Cell };

/**
 * Bins rows in memory with the rule, policies and modes that CSV goes through.
 *
 * @param rows arrays of one length, or objects; null, undefined and NaN are missing
 * @param header the columns' names. Default: those of objects, the spec's in its order, or 1 to n
 * @returns one entry for each feature, in the spec's order
 * @throws DiscretizeError as the command does
 */
export function transformRows(
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
  const list = listOf(rows);
  const names = header ?? namesFor(spec, list);
  const cells = list.map((row, i) => cellsOf(row, i, names));
  const column = ({ position }: ColumnPlace): unknown => cells.map((row) => row[position]);
  return codeTable(spec, { header: names, column, out: () => undefined });
}

function listOf(rows: Iterable<InputRow>): readonly InputRow[] {
  if (Array.isArray(rows)) return rows;
  if (typeof rows === 'object' && rows !== null && Symbol.iterator in rows) return Array.from(rows);
  throw new DiscretizeError('E_USAGE', `cannot read rows from ${shown(rows)}`, {
    expected: 'an array of rows',
    received: rows,
    hint: 'use [[7, 9.5], [8, 10]], or an object for each row',
  });
}

/** Without a header the columns are those of objects, those of the spec, or 1 to n of the first row. */
function namesFor({ features }: Spec, rows: readonly InputRow[]): readonly string[] {
  const [first = [null]] = rows;
  if (isObject(first)) return [...new Set(rows.flatMap((row) => Object.keys(Object(row))))];
  const isNamed = features.every(({ columns }) => columns !== undefined);
  if (isNamed) {
    return [...new Set(features.flatMap(({ columns, by }) => [...(columns ?? []), ...(by ?? [])]))];
  }
  return Array.from(first as ArrayLike<Cell>, (_, i) => String(i + 1));
}

/** The cells of a row in the order of the header. */
function cellsOf(row: InputRow, index: number, header: readonly string[]): ArrayLike<Cell> {
  if (isObject(row))
    return header.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined));
  if (typeof row !== 'object' || row === null) throw notARow(row, index);
  if (row.length === header.length) return row as ArrayLike<Cell>;
  const message = `this row has ${row.length} values, not ${header.length}`;
  throw new DiscretizeError('E_RAGGED_ROW', message, {
    at: { file: ROWS, line: index + 1 },
    expected: header.length,
    received: row.length,
  });
}

/** True for a row with names. */
function isObject(row: InputRow): row is { readonly [column: string]: Cell } {
  if (typeof row !== 'object' || row === null) return false;
  return !Array.isArray(row) && !ArrayBuffer.isView(row) && !Number.isInteger(row.length);
}

function notARow(received: unknown, index: number): DiscretizeError {
  const message = `row ${index + 1} is not a row: ${shown(received)}`;
  return new DiscretizeError('E_USAGE', message, {
    at: { file: ROWS, line: index + 1 },
    expected: 'an array or an object',
    received,
  });
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

/** Looks up the values of a code, in the bins of a list if they depend on it; made when first asked for. */
function valueTable({
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
