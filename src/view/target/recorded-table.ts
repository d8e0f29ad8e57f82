import type { Feature } from '../../spec/spec.ts';

/** A row of a recorded table of bins; null for values that are not recorded. */
export interface TargetRow {
  readonly role: 'interval' | 'special' | 'missing';
  readonly rows: number;
  readonly share: number;
  /** The parts: one for each class; a single one for a target with an event, and for numbers. */
  readonly parts: readonly TargetPart[];
  readonly pOfNext: number | null;
  /** True if a zero rule changed its weight of evidence. */
  readonly isAdjusted: boolean;
}

/** The numbers of a class in a row. */
interface TargetPart {
  readonly events: number | null;
  /** The rate of the class, or the mean of a numeric target. */
  readonly rate: number | null;
  readonly woe: number | null;
  readonly iv: number | null;
}

/** The table of bins of a target, as a spec records it. */
export interface TargetTableRecord {
  readonly type: 'binary' | 'continuous' | 'classes';
  /** The classes; a single unnamed one for a target with an event, and for numbers. */
  readonly classes: readonly string[];
  readonly rows: readonly TargetRow[];
  /** Members of the record, such as `gini` and `r2`. */
  readonly totals: Readonly<Record<string, unknown>>;
}

/**
 * The table of bins that a fit with a target recorded in a feature.
 *
 * @returns undefined without a table, and for a table whose rows do not match the bins of the feature
 */
export function recordedTable({ fit, boundaries }: Feature): TargetTableRecord | undefined {
  const table = fit?.['table'];
  const type = fit?.['target_type'];
  if (!isRecord(table) || (type !== 'binary' && type !== 'continuous' && type !== 'classes')) {
    return undefined;
  }
  const counts = numbersOf(table['rows']);
  const bins = boundaries.length + 1;
  if (counts.length < bins || counts.some((count) => count === null)) return undefined;
  const events = table['events'];
  const classes = type === 'classes' && isRecord(events) ? Object.keys(events) : [''];
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const rows = counts.map(
    (count, i): TargetRow => ({
      role: roleOf(i, bins, counts.length, fit?.['missing']),
      rows: count ?? 0,
      share: total === 0 ? 0 : (count ?? 0) / total,
      parts: classes.map((name) => partOf(table, name, i)),
      pOfNext: cell(table['p_of_next'], '', i),
      isAdjusted: Array.isArray(table['adjusted']) && table['adjusted'][i] === true,
    }),
  );
  return { type, classes, rows, totals: table };
}

/** The numbers of a class in a row of a recorded table. */
function partOf(table: Readonly<Record<string, unknown>>, name: string, row: number): TargetPart {
  return {
    events: cell(table['events'], name, row),
    rate: cell(table['rates'] ?? table['means'], name, row),
    woe: cell(table['woe'], name, row),
    iv: cell(table['iv'], name, row),
  };
}

/** The role of a row: intervals come first, missing values last, if there are any. */
function roleOf(i: number, bins: number, all: number, missing: unknown): TargetRow['role'] {
  if (i < bins) return 'interval';
  return i === all - 1 && missing !== 0 ? 'missing' : 'special';
}

function cell(column: unknown, name: string, i: number): number | null {
  const list = isRecord(column) ? column[name] : column;
  return numbersOf(list)[i] ?? null;
}

function numbersOf(list: unknown): readonly (number | null)[] {
  if (!Array.isArray(list)) return [];
  return list.map((item) => (typeof item === 'number' ? item : null));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
