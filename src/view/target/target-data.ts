import type { Feature } from '../../spec/spec.ts';
import { recordedTable, type TargetRow, type TargetTableRecord } from './recorded-table.ts';

/** The columns of the bins of a target as CSV. */
export const TARGET_HEADER: readonly string[] = [
  'role',
  'class',
  'rows',
  'share',
  'events',
  'rate',
  'woe',
  'iv',
  'adjusted',
  'p_of_next',
];

/** The members of the record that describe the method. */
const METHOD: readonly string[] = [
  ...['target', 'target_type', 'event', 'strategy', 'objective', 'trend', 'compat', 'limits'],
  ...['binding', 'candidates', 'exact', 'no_target'],
];

/** The members of the recorded table that are totals. */
const TOTALS: readonly string[] = [
  ...['total_iv', 'iv_without_adjusted', 'gini', 'ks', 'mean', 'r2', 'shape'],
];

/**
 * The table of the bins of a feature with a target, as plain data.
 *
 * @param labels the labels of the rows
 * @returns undefined if the spec records none
 */
export function targetJson(feature: Feature, labels: readonly string[]): object | undefined {
  const table = recordedTable(feature);
  if (table === undefined) return undefined;
  const { fit = {} } = feature;
  const bins = table.rows.map((row, i) => ({
    bin: labels[i] ?? row.role,
    role: row.role,
    rows: row.rows,
    share: row.share,
    ...partsJson(row, table),
    p_of_next: row.pOfNext,
  }));
  const rows = table.rows.reduce((sum, row) => sum + row.rows, 0);
  return { ...picked(fit, METHOD), bins, totals: { rows, ...picked(table.totals, TOTALS) } };
}

function partsJson({ parts, isAdjusted }: TargetRow, { type, classes }: TargetTableRecord): object {
  if (type === 'continuous') return { mean: parts[0]?.rate ?? null };
  if (type === 'binary') return { ...parts[0], adjusted: isAdjusted };
  return { classes: Object.fromEntries(classes.map((name, i) => [name, withoutIv(parts[i])])) };
}

/** The numbers of a class; the information value of single bins is recorded for binary targets only. */
function withoutIv(part: TargetRow['parts'][number] | undefined): object {
  return { events: part?.events ?? null, rate: part?.rate ?? null, woe: part?.woe ?? null };
}

function picked(record: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(
    names.filter((name) => record[name] !== undefined).map((name) => [name, record[name]]),
  );
}

/**
 * The table of the bins of a feature with a target: a row for each bin and class, with the label of the bin and the
 * cells of {@link TARGET_HEADER}.
 *
 * @returns undefined if the spec records none
 */
export function targetRows(feature: Feature, labels: readonly string[]): string[][] | undefined {
  const table = recordedTable(feature);
  return table?.rows.flatMap((row, i) =>
    row.parts.map(({ events, rate, woe, iv }, at) => [
      labels[i] ?? row.role,
      row.role,
      table.classes[at] ?? '',
      String(row.rows),
      String(row.share),
      ...[events, rate, woe, iv].map((number) => (number === null ? '' : String(number))),
      String(row.isAdjusted),
      row.pOfNext === null ? '' : String(row.pOfNext),
    ]),
  );
}
