import { type ColumnType, columnType } from '../column-types/registry.ts';
import type { Boundaries, Outside } from '../core/boundaries.ts';
import { type Notation, POINT } from '../core/cells/notation.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { endsRow, type MissingPolicy } from '../core/missing.ts';
import type { ColumnPlace } from '../csv/columns/columns.ts';
import { type BinTable, binTable } from '../encode/bin-table.ts';
import { type CellTable, cellTable } from '../encode/cells.ts';
import { dropFirst } from '../encode/derived-modes.ts';
import type { OutputMode } from '../encode/mode.ts';
import { outputMode } from '../encode/registry.ts';
import { featureBoundaries, typeMembers } from '../spec/feature-type.ts';
import type { Feature, Spec } from '../spec/spec.ts';
import { checkWrittenValues } from '../spec/values/written-values.ts';
import type { Assigned } from './assigned.ts';
import { groupCells, type PlannedGroups, planGroups, sharedBins } from './groups/groups.ts';
import { wordsOf } from './special/special-request.ts';

/** A column of a feature. */
export interface FeatureColumn extends ColumnPlace {
  /** Undefined: plain numbers. */
  readonly type?: ColumnType | undefined;
}

/** A feature with resolved boundaries, bins and cells. */
export interface PlannedFeature {
  /** The prefix of combined columns, and its name in the summary. */
  readonly name: string;
  readonly columns: readonly FeatureColumn[];
  /** Its feature in a spec: flags and spec merged, with the selected columns. */
  readonly feature: Feature;
  /** The list of all rows. */
  readonly boundaries: Boundaries;
  /** The lists of groups of rows; undefined without groups. */
  readonly groups: PlannedGroups | undefined;
  readonly missing: MissingPolicy;
  readonly bins: BinTable;
  readonly mode: OutputMode;
  /** By code; if groups have cells of their own, by list and code (`core/groups/group-codes.ts`). */
  readonly cells: CellTable;
}

/** The output options of the request for every feature. */
export interface ModeOptions {
  /** True if the column of the first bin is omitted. */
  readonly dropFirst?: boolean;
  /** The number notation of cells, its separators in the encoding of the cells. Default: 1234.5. */
  readonly notation?: Notation;
}

/**
 * Resolves a feature.
 *
 * @param names the names of the header, as text
 * @throws DiscretizeError E_BOUNDARIES, E_LABELS; E_USAGE if values outside are missing under a policy that drops or
 *   rejects rows, and for output modes that cannot be written
 */
export function planFeature(
  { feature, positions }: Assigned,
  { precision, missing, na_values }: Spec,
  names: readonly string[],
  { dropFirst: isFirstDropped = false, notation = POINT }: ModeOptions = {},
): PlannedFeature {
  const type = columnType(typeMembers(feature), notation);
  checkOutside(feature.outside, missing);
  const boundaries = featureBoundaries(feature, precision, notation);
  const words = wordsOf(boundaries.special, { na_values });
  const columns = positions.map((position) => ({
    position,
    name: names[position] ?? '',
    type,
    words,
  }));
  const whole = outputMode(feature.output);
  const mode = isFirstDropped ? dropFirst(whole) : whole;
  const groups = planGroups(feature, names, { boundaries, missing, mode, notation });
  const bins = checkedBins(feature, missing, boundaries, groups);
  const name = feature.name ?? nameOf(columns.map((column) => column.name));
  const special = boundaries.special.bins.length;
  checkWrittenValues(feature, { name, bins: boundaries.bins, special });
  const resolved = { ...feature, columns: columns.map((column) => column.name) };
  const cells = groups?.hasOwnCells ? groupCells(groups, mode, missing) : cellTable(mode, bins);
  return { name, columns, feature: resolved, boundaries, groups, missing, bins, mode, cells };
}

/**
 * The bins of a feature, or those that its groups share.
 *
 * @throws DiscretizeError E_LABELS if the number of its labels differs
 */
function checkedBins(
  feature: Feature,
  missing: MissingPolicy,
  boundaries: Boundaries,
  groups: PlannedGroups | undefined,
): BinTable {
  const bins =
    groups === undefined
      ? binTable(boundaries, missing, feature)
      : sharedBins(groups, missing, feature);
  const { bins: intervals, valued } = groups ?? boundaries;
  checkLabels(feature.labels, [intervals, valued], bins.depth);
  return bins;
}

/**
 * Rejects policies that would drop or reject the rows of values outside the edges: rows are dropped and rejected
 * while they are read, before they have codes.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkOutside(outside: Outside | undefined, missing: MissingPolicy): void {
  if (outside !== 'missing' || !endsRow(missing)) return;
  const message = `cannot use --outside missing with --missing ${missing}`;
  throw new DiscretizeError('E_USAGE', message, {
    expected: ['empty', 'own', 'last'],
    received: missing,
    hint: 'use --missing empty, own or last, or remove --outside',
  });
}

/**
 * Checks the number of labels again, since flags may change the number of bins. Missing values with a bin of their
 * own need no label.
 */
function checkLabels(
  labels: readonly string[] | undefined,
  [bins, valued]: readonly [intervals: number, valued: number],
  depth: number,
): void {
  if (labels === undefined || [bins, valued, depth].includes(labels.length)) return;
  const own = depth > bins ? ', and maybe one more for missing values' : '';
  const needed = bins === 1 ? '1 bin needs 1 label' : `${bins} bins need ${bins} labels`;
  const message = `${needed}${own}; there ${labels.length === 1 ? 'is' : 'are'} ${labels.length}`;
  throw new DiscretizeError('E_LABELS', message, {
    expected: depth,
    received: labels.length,
    hint: `write ${bins === 1 ? '1 label' : `${bins} labels with commas between them, from the lowest bin`}; or --label-format Q{n}, for any number of bins`,
  });
}

/** The maximum number of column names in the name of a feature without one. */
const MAX_NAMES = 4;

/** `a`, `a_b_c`, or `a_to_z` for many. */
function nameOf(columns: readonly string[]): string {
  if (columns.length <= MAX_NAMES) return columns.join('_');
  return `${columns[0]}_to_${columns.at(-1)}`;
}
