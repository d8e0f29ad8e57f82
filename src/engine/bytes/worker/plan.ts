import type { Outside } from '../../../core/boundaries.ts';
import type { Notation } from '../../../core/cells/notation.ts';
import type { InvalidPolicy, MissingPolicy } from '../../../core/missing.ts';
import type { Closed, Precision } from '../../../core/threshold.ts';
import type { CellRules } from '../../../csv/columns/columns.ts';
import type { OutputMode } from '../../../encode/mode.ts';
import type { BinPlan } from '../../../plan/bin-plan.ts';
import type { CsvBinPlan, CsvReadPlan } from '../../../plan/csv-plan.ts';
import type { PlannedFeature } from '../../../plan/feature.ts';
import { columnIndexes, targetPositions } from '../../../plan/positions.ts';
import { CELL_BYTES } from './cell-layout.ts';
import { longestCell } from './cells/cell-bytes.ts';
import { NO_CELLS, type WrittenCells, writtenCells } from './cells/written-cells.ts';
import {
  type WorkerGroups,
  type WorkerKey,
  workerGroups,
  workerKeys,
} from './keys/worker-groups.ts';
import { type SpliceOperation, spliceProgram, targetPlaces } from './splice-program.ts';
import { type WorkerTypes, workerTypes } from './typed-reader.ts';

/** A feature as plain data. */
export interface WorkerFeature extends WrittenCells {
  readonly boundaries: Float64Array;
  readonly precision: Precision;
  readonly closed: Closed;
  readonly outside: Outside;
  /** The numbers of each bin of special codes, including those that stand for words. */
  readonly special: readonly (readonly number[])[];
  readonly missing: MissingPolicy;
  readonly depth: number;
  readonly combine: OutputMode['combine'];
  /** Indexes of its columns among the targets. */
  readonly targets: readonly number[];
  /** The bin of the first cell, if cells are counted. */
  readonly firstBin: number;
  /** True if its cells are counted for each row, not looked up in a table. */
  readonly isCounted: boolean;
  /** The lists of groups; undefined without groups. */
  readonly groups: WorkerGroups | undefined;
}

/** A plan as plain data that can be sent to a worker. */
export interface WorkerPlan extends WorkerTypes {
  readonly delimiter: number;
  /** -1 if quotes have no meaning. */
  readonly quote: number;
  readonly width: number;
  readonly maxRecord: number;
  /** The size of a block in bytes. */
  readonly blockBytes: number;
  /** The output of a block: its bytes with the edits, its columns only, or the cells of any kind. */
  readonly wants: 'bytes' | 'columns' | 'cells';
  /** Positions of the fields to find, ascending: of columns to read, and of columns to copy. */
  readonly targets: readonly number[];
  /** For each target, true if its column is read; false for cells. */
  readonly isRead: readonly boolean[];
  /** The columns with numbers of keys, in the order of the plan. */
  readonly keys: readonly WorkerKey[];
  /** Empty if only columns are requested. */
  readonly features: readonly WorkerFeature[];
  /** For each target the number of its bins; 0 if only columns are requested. */
  readonly depths: readonly number[];
  /** Edits in place in the order of their fields, then appended ones. */
  readonly edits: readonly SpliceOperation[];
  readonly naValues: readonly string[];
  readonly naNumbers: readonly number[];
  readonly notation: Notation;
  readonly missing: MissingPolicy;
  readonly invalid: InvalidPolicy;
  /** The maximum number of bytes that the edits may add to a record. */
  readonly growth: number;
  /** True if tasks reject bad rows; false if each goes to the fallback parser. */
  readonly rejects: boolean;
  /** True if rows of another width and stray quotes are repaired. */
  readonly isLenient: boolean;
  /** For each target the index of its column in the plan, which names bad cells; -1 for none. */
  readonly columns: readonly number[];
}

/**
 * Makes the plan of workers: plain data, with cell tables as bytes.
 *
 * @param output the plan of the output bytes; undefined for other output
 * @param work the output, the number of fields of a record, the size of a block in bytes, at least 1, and whether bad
 *   rows are rejected
 */
export function workerPlan(
  plan: CsvReadPlan,
  output: CsvBinPlan | undefined,
  work: Pick<WorkerPlan, 'wants' | 'width' | 'blockBytes' | 'rejects'>,
): WorkerPlan {
  const { dialect, rules } = plan;
  const targets = targetPositions(plan, output?.layout);
  const read = new Set(
    plan.columns.flatMap(({ position, key }) => (key === undefined ? [position] : [])),
  );
  const areCells = work.wants === 'cells';
  const growth = areCells ? CELL_BYTES * targets.length : 0;
  const written =
    output === undefined ? { features: [], edits: [], growth } : writtenParts(output, targets);
  return {
    delimiter: dialect.delimiter.charCodeAt(0),
    quote: dialect.quote === null ? -1 : dialect.quote.charCodeAt(0),
    maxRecord: dialect.maxRecord,
    ...work,
    ...written,
    ...rulesOf(rules),
    ...workerTypes(plan, targets),
    targets,
    isRead: targets.map((position) => !areCells && read.has(position)),
    keys: workerKeys(plan, targetPlaces(targets)),
    depths: depthsOf(targets, written.features),
    rejects: work.rejects && !areCells && !plan.columns.some(({ key }) => key !== undefined),
    isLenient: dialect.lenient && !areCells,
    columns: columnIndexes(plan, targets),
  };
}

/** For each target the number of bins of its feature; 0 without one. */
function depthsOf(targets: readonly number[], features: readonly WorkerFeature[]): number[] {
  const depths = targets.map(() => 0);
  for (const { depth, targets: own } of features) for (const target of own) depths[target] = depth;
  return depths;
}

/** The rules for cells as plain data. */
function rulesOf({
  naValues,
  naNumbers,
  notation,
  missing,
  invalid,
}: CellRules): Pick<WorkerPlan, 'naValues' | 'naNumbers' | 'notation' | 'missing' | 'invalid'> {
  return { naValues: [...naValues], naNumbers: [...naNumbers], notation, missing, invalid };
}

/** The features, the edits of a record, and the maximum number of bytes that they add. */
function writtenParts(
  plan: CsvBinPlan,
  targets: readonly number[],
): Pick<WorkerPlan, 'features' | 'edits' | 'growth'> {
  const places = targetPlaces(targets);
  const features = plan.features.map((feature, i) =>
    workerFeature(feature, plan, { places, groups: workerGroups(plan, i) }),
  );
  const isCounted = features.map((feature) => feature.isCounted);
  const edits = spliceProgram(plan, targets, isCounted);
  return { features, edits, growth: growthOf(plan, features) };
}

/** The maximum number of bins with a table of one-hot cells, which grows with their square. */
const MAX_ONE_HOT = 128;

/** The indexes of targets, and the groups of the feature. */
interface FeatureContext extends Pick<WorkerFeature, 'groups'> {
  readonly places: ReadonlyMap<number, number>;
}

function workerFeature(
  feature: PlannedFeature,
  plan: CsvBinPlan,
  { places, groups }: FeatureContext,
): WorkerFeature {
  const { boundaries, missing, bins, mode, columns } = feature;
  const { firstBin } = mode;
  const isLarge = firstBin !== undefined && bins.depth > MAX_ONE_HOT;
  const isCounted = mode.combine !== 'each' || isLarge;
  const written = isCounted ? NO_CELLS : writtenCells(feature, plan);
  return {
    boundaries: boundaries.values,
    precision: boundaries.precision,
    closed: boundaries.closed,
    outside: boundaries.outside,
    special: boundaries.special.values,
    missing,
    depth: bins.depth,
    combine: mode.combine,
    firstBin: firstBin ?? 0,
    isCounted,
    groups,
    targets: columns.map(({ position }) => places.get(position) ?? -1),
    ...written,
  };
}

/** The maximum number of bytes that edits add to a record: new cells, their delimiters, and digits of counts. */
function growthOf({ layout }: BinPlan, features: readonly WorkerFeature[]): number {
  const sizes = layout.segments.map((segment) => {
    if (segment.kind === 'keep') return 0;
    const { cells, depth, targets, isCounted } = features[segment.feature] as WorkerFeature;
    const digits = String(targets.length).length;
    return 1 + (isCounted ? depth * (digits + 1) : longestCell(cells));
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
