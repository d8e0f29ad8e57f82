import { POINT } from '../../core/cells/notation.ts';
import { countCodes } from '../../core/count-codes.ts';
import type { CodeArray } from '../../core/number-column.ts';
import { type CellCounts, noCells } from '../../core/stats.ts';
import type { CellRules, ColumnPlace } from '../../csv/columns/columns.ts';
import { assignColumns } from '../../plan/assign.ts';
import { requestFor } from '../../plan/bin-request.ts';
import { allColumns } from '../../plan/choose.ts';
import { type PlannedFeature, planFeature } from '../../plan/feature.ts';
import { featureCodesOf } from '../../plan/groups/codes.ts';
import { groupPositions } from '../../plan/groups/groups.ts';
import { cellRules } from '../../plan/read-request.ts';
import type { Spec } from '../../spec/spec.ts';
import { type FeatureCounts, featureCounts } from '../counts.ts';
import { countRead, keptRows, type ReadCells, readCells } from './cell-columns.ts';
import { codeArray } from './code-array.ts';
import { keyNumbers } from './key-numbers.ts';

/** A feature with the codes of its columns. */
export interface CodedFeature {
  readonly planned: PlannedFeature;
  /** The codes of each column; a missing value without a bin has the code `depth`. */
  readonly codes: readonly CodeArray[];
  /** For each row the number of its group's list; undefined without groups. */
  readonly numbers: Float64Array | undefined;
  readonly counts: FeatureCounts;
}

/** All features of a table in memory. */
export interface CodedTable {
  readonly features: readonly CodedFeature[];
  /** The indexes of the input rows that are not dropped; undefined for all. */
  readonly rows: Int32Array | undefined;
}

/** A table in memory. */
export interface MemoryTable {
  readonly header: readonly string[];
  readonly column: (place: ColumnPlace) => unknown;
  /** Returns the array for the codes of a column; undefined for a new one. */
  readonly out: (column: string, feature: PlannedFeature) => CodeArray | undefined;
}

/**
 * Codes a table in memory with the rule and the policies that CSV goes through.
 *
 * @throws DiscretizeError as the command does
 */
export function codedTable(spec: Spec, table: MemoryTable): CodedTable {
  const { header } = table;
  const assigned = assignColumns(requestFor(spec), header, groupPositions(spec, header), () =>
    allColumns(header),
  );
  const features = assigned.map((one) => planFeature(one, spec, header));
  return codeFeatures(features, cellRules(spec, POINT), table);
}

/**
 * Codes the columns of planned features, as `codedTable`.
 *
 * @throws DiscretizeError for cells that a policy rejects
 */
export function codeFeatures(
  features: readonly PlannedFeature[],
  rules: CellRules,
  table: Omit<MemoryTable, 'header'>,
): CodedTable {
  const read = features.map(({ columns }) =>
    columns.map((place) => readCells(table.column(place), place, rules)),
  );
  const rows = keptRows(read.flat(), rules);
  const numbers = features.map(({ groups }) => groups && keyNumbers(groups, table.column, rows));
  const coded = features.map((planned, i): CodedFeature => {
    const counts = noCells(planned.bins.depth);
    for (const cells of read[i] ?? []) countRead(counts, cells, rules);
    const codes = (read[i] ?? []).map((cells) =>
      codeColumn(cells, rows, planned, {
        counts,
        out: table.out(cells.place.name, planned),
        numbers: numbers[i],
      }),
    );
    return { planned, codes, numbers: numbers[i], counts: countsOfFeature(planned, counts) };
  });
  return { features: coded, rows };
}

function countsOfFeature(
  { name, columns, bins }: PlannedFeature,
  counts: CellCounts,
): FeatureCounts {
  const names = columns.map((column) => column.name);
  return featureCounts({ name, columns: names, label: bins.label, ...counts });
}

function valuesIn({ values }: ReadCells, rows: Int32Array | undefined): Float64Array {
  if (rows === undefined) return values;
  const kept = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) kept[row] = values[rows[row] as number] as number;
  return kept;
}

/** The number of values coded at once: their codes stay in the processor's cache until they are counted. */
const CHUNK = 16 * 1024;

/** The array for codes, their counts, and the numbers of the rows' groups. */
interface CodeTarget {
  readonly numbers: Float64Array | undefined;
  readonly counts: CellCounts;
  readonly out: CodeArray | undefined;
}

function codeColumn(
  cells: ReadCells,
  rows: Int32Array | undefined,
  feature: PlannedFeature,
  { counts, out, numbers }: CodeTarget,
): CodeArray {
  const { bins, name } = feature;
  const values = valuesIn(cells, rows);
  const mayMiss = cells.notNumbers > 0;
  const codes = codeArray(bins.depth, values.length, name, out);
  for (let start = 0; start < values.length; start += CHUNK) {
    const part = values.subarray(start, start + CHUNK);
    const own = codes.subarray(start, start + part.length);
    const keys = numbers?.subarray(start, start + CHUNK);
    countCodes(counts, featureCodesOf(feature, part, keys, { out: own, mayMiss }));
  }
  return codes;
}
