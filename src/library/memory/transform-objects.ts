import { textOfCell } from '../../core/cells/cell-text.ts';
import { POINT } from '../../core/cells/notation.ts';
import { ALL_ROWS } from '../../core/groups/key-table.ts';
import { checkOptions } from '../../core/options/check-options.ts';
import { bytesOf, textOf } from '../../csv/byte-string.ts';
import type { ColumnPlace } from '../../csv/columns/columns.ts';
import { combine, type Value } from '../../encode/mode.ts';
import { planBinsNow } from '../../engine/plan-table.ts';
import type { Segment } from '../../plan/arrange.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import { SAMPLE_ROWS } from '../../plan/choose.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Counts } from '../counts.ts';
import { OUTPUT_OPTIONS, type OutputOptions, outputRequest } from '../output-options.ts';
import { type CodedFeature, type CodedTable, codeFeatures } from './coded-features.ts';
import { isNamedRow, namesFor, notARow, rowsIn } from './rows.ts';
import { valueTable } from './transform.ts';

/** A row as an object. Cells of binned columns are read; all others may be anything, and stay as they are. */
export type ObjectRow = { readonly [column: string]: unknown };

/** Rows as objects, binned. */
export interface ObjectsOutput {
  /** The rows, with the columns that the output of the command has, in order; null for a missing value. */
  readonly rows: readonly { readonly [column: string]: unknown }[];
  /** For each output row the index of its input row; undefined if no row was dropped. */
  readonly indexes: readonly number[] | undefined;
  readonly counts: Counts;
}

/**
 * Bins rows that are objects with the rule, policies, modes and names that CSV goes through.
 *
 * @throws DiscretizeError as the command does
 */
export function binObjects(
  spec: Spec,
  given: Iterable<ObjectRow>,
  options: OutputOptions = {},
): ObjectsOutput {
  const own = checkOptions('transformObjects', options, OUTPUT_OPTIONS);
  const rows = objectsIn(given);
  const header = namesFor(spec, rows as readonly never[]);
  const plan = planObjects(spec, rows, header, own);
  const column = ({ name }: ColumnPlace): unknown => rows.map((row) => cellOf(row, name));
  const coded = codeFeatures(plan.features, plan.rules, { column, out: () => undefined });
  const indexes = coded.rows && Array.from(coded.rows);
  const makers = plan.layout.segments.map((segment) => makerOf(segment, header, coded));
  const names = plan.layout.header.map(textOf);
  const kept = indexes ?? [...rows.keys()];
  const output = kept.map((index, row) => {
    const cells = makers.flatMap((make) => make(rows[index] as ObjectRow, row));
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
  return { rows: output, indexes, counts: countsOfTable(coded, rows.length) };
}

function objectsIn(given: Iterable<ObjectRow>): readonly ObjectRow[] {
  const rows = rowsIn(given as Iterable<never>) as readonly ObjectRow[];
  const other = rows.findIndex((row) => !isNamedRow(row as never));
  if (other >= 0) throw notARow(rows[other], other, 'an object');
  return rows;
}

function cellOf(row: ObjectRow, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function planObjects(
  spec: Spec,
  rows: readonly ObjectRow[],
  header: readonly string[],
  options: OutputOptions,
): BinPlan {
  const names = { header, headerBytes: header.map(bytesOf) };
  return planBinsNow(outputRequest(spec, options), names, POINT, () => sampleOf(rows, header));
}

/** The first rows as text, to choose columns by. */
function sampleOf(rows: readonly ObjectRow[], header: readonly string[]): string[][] {
  return rows.slice(0, SAMPLE_ROWS).map((row) => header.map((name) => cellText(cellOf(row, name))));
}

/** The text of an object without one when columns are chosen; neither a number nor a time. */
const NO_TEXT = 'object';

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  const isTime = cell instanceof Date && !Number.isNaN(cell.getTime());
  return bytesOf(isTime ? cell.toISOString() : (textOfCell(cell) ?? NO_TEXT));
}

/** Makes the cells of a segment of an output row. */
type MakeCells = (row: ObjectRow, index: number) => readonly unknown[];

function makerOf(segment: Segment, header: readonly string[], { features }: CodedTable): MakeCells {
  if (segment.kind === 'keep') {
    const names = header.slice(segment.from, segment.to);
    return (row) => names.map((name) => cellOf(row, name));
  }
  const { planned, codes, numbers } = features[segment.feature] as CodedFeature;
  const { mode } = planned;
  const valuesAt = valueTable(planned);
  const valuesIn = (column: number, row: number): readonly Value[] =>
    valuesAt(numbers?.[row] ?? ALL_ROWS, codes[column]?.[row] as number);
  if (segment.kind === 'column') return (_, row) => valuesIn(segment.column, row);
  return (_, row) =>
    combine(
      [...codes.keys()].map((column) => valuesIn(column, row)),
      mode.combine,
    );
}

function countsOfTable({ features, rows }: CodedTable, read: number): Counts {
  const dropped = rows === undefined ? 0 : read - rows.length;
  return { rows: read, dropped, rejected: 0, features: features.map(({ counts }) => counts) };
}
