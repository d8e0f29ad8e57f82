import type { TargetLearned } from '../../fit/target/learn.ts';
import type { TargetSettings } from '../../fit/target/options.ts';
import type { TargetBinTable } from '../../fit/target/report/bin-table.ts';
import { WOE_RULES, type WoeRule } from '../../fit/target/woe.ts';
import type { BinValues, FitRecord } from '../../spec/spec.ts';

/** The input and the result of the fit of a column. */
export interface TargetFit {
  readonly learned: TargetLearned;
  readonly table: TargetBinTable;
  /** The means and medians of the column's own values in each bin; none for a numeric target, which has a mean itself. */
  readonly ownValues: readonly BinValues[];
  /** The number of rows without a target, or of weight 0. */
  readonly leftOut: number;
  readonly invalid: number;
  /** The rank error of the sketch whose values were candidates; 0 if all distinct values were. */
  readonly rankError: number;
}

/** The settings that all columns share. */
export interface TargetNames {
  readonly target: string;
  /** The event's value; undefined for a target without one. */
  readonly event: string | undefined;
  /** The classes in order; empty for a target without them. */
  readonly classes: readonly string[];
  readonly compat: string | undefined;
  readonly weight: string | undefined;
  /** True if the weights of rows are numbers without a column. */
  readonly hasUnnamedWeights: boolean;
  /** True if the values of the target are texts. */
  readonly areTexts: boolean;
}

type Row = TargetBinTable['rows'][number];

/** The record of boundaries that were fitted with a target. */
export function targetRecord(
  fit: TargetFit,
  names: TargetNames,
  version: string | undefined,
): FitRecord {
  const { learned, table, leftOut, invalid } = fit;
  const { how, options } = learned;
  const intervals = table.rows.filter(({ role }) => role === 'interval');
  const missing = table.rows.find(({ role }) => role === 'missing');
  const isOptimal = how.strategy === 'optimal';
  return {
    strategy: how.strategy,
    ...(names.compat !== undefined && { compat: names.compat }),
    target: names.target,
    target_type: typeOf(names),
    ...(names.event !== undefined && { event: names.event }),
    ...(names.weight !== undefined && { weight: names.weight }),
    ...(how.strategy !== 'mdlp' && how.strategy !== 'chimerge' && { objective: how.objective }),
    ...(how.shape !== undefined && { trend: how.shape }),
    ...(Number.isFinite(options.bins) && how.strategy !== 'mdlp' && { bins_asked: options.bins }),
    bins: intervals.length,
    ...(isOptimal && { limits: limitsOf(learned), binding: how.binding.map(snakeCase) }),
    ...(isOptimal && { candidates: how.candidates, exact: how.isExact }),
    ...woeOf(learned),
    ...(fit.rankError > 0 && { exact: false, rank_error: fit.rankError, confidence: 0.99 }),
    rows: table.totals.weight,
    missing: missing?.weight ?? 0,
    invalid,
    no_target: leftOut,
    counts: intervals.map(({ weight }) => weight),
    table: recordedTable(table, names),
    ...(version !== undefined && { version }),
  };
}

/** The members of the rule of the weight of evidence that differ from the default. */
function woeOf({ options: { woe } }: TargetLearned): Readonly<Record<string, unknown>> {
  const { sign, zero } = woe;
  const standard = WOE_RULES.default;
  return {
    ...(sign !== standard.sign && { woe_sign: sign }),
    ...(JSON.stringify(zero) !== JSON.stringify(standard.zero) && { woe_zero: zeroText(zero) }),
  };
}

function zeroText(zero: WoeRule['zero']): string {
  if (zero.kind === 'smooth' || zero.kind === 'shares') return `${zero.kind} ${zero.add}`;
  return zero.kind === 'replace' ? `replace ${zero.by}` : zero.kind;
}

/** The record of a column for which nothing could be fitted. */
export function emptyRecord(
  { strategy }: TargetSettings,
  names: TargetNames,
  version: string | undefined,
): FitRecord {
  const { target } = names;
  return {
    ...(strategy !== undefined && { strategy }),
    target,
    target_type: typeOf(names),
    bins: 1,
    ...(version !== undefined && { version }),
  };
}

function typeOf({ event, classes }: TargetNames): string {
  if (classes.length > 0) return 'classes';
  return event === undefined ? 'continuous' : 'binary';
}

/** The columns of the table of bins: intervals, then special bins, then the missing one. */
function recordedTable(table: TargetBinTable, { event, classes }: TargetNames): object {
  if (classes.length > 0) return classColumns(table, classes);
  return event === undefined ? meanColumns(table) : eventColumns(table);
}

/** A column of the table: a number of each of its rows. */
function column(rows: readonly Row[], of: (row: Row) => number | undefined): (number | null)[] {
  return rows.map((row) => json(of(row)));
}

function pOfNext(rows: readonly Row[]): (number | null)[] {
  return rows.map(({ pOfNext }) => pOfNext ?? null);
}

function classColumns({ rows, totals }: TargetBinTable, classes: readonly string[]): object {
  const each = (of: (row: Row, i: number) => number | undefined) =>
    Object.fromEntries(classes.map((name, i) => [name, column(rows, (row) => of(row, i))]));
  return {
    rows: rows.map(({ weight }) => weight),
    events: each(({ events }, i) => events[i]),
    rates: each((row, i) => row.rates[i]),
    woe: each(({ woe }, i) => woe[i]),
    p_of_next: pOfNext(rows),
    iv: Object.fromEntries(classes.map((name, i) => [name, json(totals.iv[i])])),
  };
}

function meanColumns({ rows, totals }: TargetBinTable): object {
  const { iv, rates, trend } = totals;
  return {
    rows: rows.map(({ weight }) => weight),
    means: column(rows, (row) => row.rates[0]),
    p_of_next: pOfNext(rows),
    mean: json(rates[0]),
    r2: json(iv[0]),
    shape: trend,
  };
}

function eventColumns({ rows, totals }: TargetBinTable): object {
  const { iv, ivUnchanged, separation, trend } = totals;
  return {
    rows: rows.map(({ weight }) => weight),
    events: column(rows, ({ events }) => events[0]),
    rates: column(rows, (row) => row.rates[0]),
    woe: column(rows, ({ woe }) => woe[0]),
    iv: column(rows, (row) => row.iv[0]),
    adjusted: rows.map(({ isChanged }) => isChanged),
    p_of_next: pOfNext(rows),
    total_iv: json(iv[0]),
    iv_without_adjusted: json(ivUnchanged[0]),
    gini: json(separation?.gini),
    ks: json(separation?.ks),
    shape: trend,
  };
}

/** A number that JSON has; null for others. */
function json(number: number | undefined): number | null {
  return number !== undefined && Number.isFinite(number) ? number : null;
}

/** The limits of the optimum; JSON has no infinity. */
function limitsOf({
  options: { limits, penalty, fixed },
}: TargetLearned): Readonly<Record<string, unknown>> {
  const { minWeight, maxWeight, minEvents, minDifference, maxP } = limits;
  return {
    min_bin: minWeight,
    ...(Number.isFinite(maxWeight) && { max_bin: maxWeight }),
    min_events: minEvents,
    ...(minDifference > 0 && { min_difference: minDifference }),
    ...(maxP < 1 && { max_p: maxP }),
    ...(penalty > 0 && { penalty }),
    ...(fixed.length > 0 && { fixed }),
  };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
