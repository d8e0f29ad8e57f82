import { DiscretizeError } from '../../core/errors/error.ts';
import type { SpecialBins } from '../../core/special/merge-special.ts';
import { learnWithTarget, type TargetLearned } from '../../fit/target/learn.ts';
import { targetBinTable } from '../../fit/target/report/bin-table.ts';
import { isConstant, type TargetTable } from '../../fit/target/table.ts';
import { noColumns } from '../../fit/undivided.ts';
import { FEATURE_DEFAULTS, type Feature, type Spec } from '../../spec/spec.ts';
import {
  type ColumnTables,
  dataOfRows,
  type TargetData,
  type TargetFeature,
} from './feature-tables.ts';
import { hintFor, infeasible } from './infeasible.ts';
import { targetBaseline } from './target-baseline.ts';
import type { TargetColumns } from './target-columns.ts';
import { emptyRecord, type TargetFit, type TargetNames, targetRecord } from './target-record.ts';
import { type TargetRequest, targetRulesOf, withTrendClass } from './target-request.ts';
import { checkTargetValues, ownValuesOf, targetValues } from './target-values.ts';

/** A spec fitted with a target, and the warnings on it. */
export interface TargetSpec {
  readonly spec: Spec;
  readonly warnings: readonly string[];
}

/** A column's fit, undefined if there is nothing to fit, and why it has one bin. */
interface Attempt {
  readonly column: string;
  readonly special: SpecialBins;
  readonly fit: TargetFit | undefined;
  readonly why: string | undefined;
  readonly hint: string | undefined;
}

/** Learns a spec with a target from rows; see {@link fitTables}. */
export function fitTarget(
  request: TargetRequest,
  columns: TargetColumns,
  version: string | undefined,
): TargetSpec {
  return fitTables(request, dataOfRows(columns, targetRulesOf(request)), version);
}

/**
 * Fits a spec to a target. A column without a boundary gets one bin and a warning.
 *
 * @param version the tool's, for the record, where it is known
 * @throws DiscretizeError E_FIT if no column has a boundary, or the settings are infeasible; E_USAGE
 */
export function fitTables(
  asked: TargetRequest,
  { target, features: columns, weight, hasUnnamedWeights, reading, rankError }: TargetData,
  version: string | undefined,
): TargetSpec {
  const request = { ...asked, spec: { ...asked.spec, ...reading } };
  checkFixed(request, columns);
  const classified = withTrendClass(request, target.classes);
  const attempts = columns.map((feature) => fitColumn(classified, feature, rankError));
  checkAny(request, attempts);
  const { kind, classes, areTexts } = target;
  const event = kind.kind === 'binary' ? target.event : undefined;
  const rows = { weight, hasUnnamedWeights };
  const { target: column, compat } = request;
  const names = { target: column, event, classes, compat, ...rows, areTexts };
  const features = attempts.map((attempt) => featureOf(request, names, attempt, version));
  for (const feature of features) checkTargetValues(request, feature);
  return { spec: { ...request.spec, features }, warnings: warningsOn(attempts, rankError) };
}

/** Warnings: columns with candidates from a sketch, then those with one bin. */
function warningsOn(attempts: readonly Attempt[], rankError: number): string[] {
  const single = attempts.flatMap(({ column, why, hint }) =>
    why === undefined ? [] : [`"${column}" has one bin: ${why}${hint ? `; ${hint}` : ''}`],
  );
  const sketched = attempts.filter(({ fit }) => (fit?.rankError ?? 0) > 0);
  return sketched.length > 0 ? [sketchNote(sketched, rankError), ...single] : single;
}

/** The warning of approximate candidates past the memory. */
function sketchNote(attempts: readonly Attempt[], rankError: number): string {
  const names = attempts.slice(0, 3).map(({ column }) => `"${column}"`);
  const more = attempts.length - names.length;
  const which = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const share = Number((100 * rankError).toPrecision(3));
  return `${which}: more rows than --memory holds: candidates are from a sketch (ranks within ${share}% of the rows); all rows were counted in a second pass`;
}

function checkFixed({ fixed }: TargetRequest, features: readonly TargetFeature[]): void {
  const unknown = [...fixed.keys()].find((column) => features.every(({ name }) => name !== column));
  if (unknown === undefined) return;
  throw new DiscretizeError('E_UNKNOWN_COLUMN', `--fix names "${unknown}", which is not fitted`, {
    received: unknown,
    hint: `use one of: ${features.map(({ name }) => name).join(', ')}`,
  });
}

/** At least one column must have a boundary, unless one bin is what was asked for. */
function checkAny({ target, read }: TargetRequest, attempts: readonly Attempt[]): void {
  if (attempts.length === 0) {
    throw noColumns([{ role: 'target', name: target }, ...read.roles], read.columns !== undefined);
  }
  const [first] = attempts;
  if (attempts.some(({ why }) => why === undefined) || first === undefined) return;
  const reasons = attempts.slice(0, 3).map(({ column, why }) => `"${column}": ${why}`);
  throw new DiscretizeError('E_FIT', `cannot fit boundaries: ${reasons.join('; ')}`, {
    expected: 'a column with a boundary that meets the limits',
    hint: first.hint ?? 'choose other columns with -c',
  });
}

function fitColumn(
  request: TargetRequest,
  { name: column, invalid, special, tables }: TargetFeature,
  sketchError: number,
): Attempt {
  const parts = tables();
  const { clean, leftOut } = parts;
  const nothing = whyNothing(clean);
  if (nothing !== undefined)
    return { column, special, fit: undefined, why: nothing, hint: undefined };
  const fixed = request.fixed.get(column);
  const settings = { ...request.settings, ...(fixed && { fixed }) };
  const { learned, ...why } = learnedOf(column, clean, settings);
  const table = targetBinTable(binsOf(learned, parts), learned.options.woe);
  const rankError = clean.upper === undefined ? 0 : sketchError;
  const ownValues = ownValuesOf(learned, clean, special);
  const found = { learned, table, ownValues, leftOut, invalid, rankError };
  return { column, special, fit: found, ...why };
}

function binsOf({ bins: intervals }: TargetLearned, { clean, special, missing }: ColumnTables) {
  const { kind } = clean;
  const center = clean.kind === 'continuous' ? clean.center : 0;
  return { kind, center, intervals, special, ...(missing && { missing }) };
}

/** The reason for which there is nothing to fit; undefined if there is something. */
function whyNothing(table: TargetTable): string | undefined {
  if (table.values.length === 0) return 'it has no values with a target';
  return isConstant(table) ? 'its rows have one target value' : undefined;
}

type Outcome = Pick<TargetFit, 'learned'> & Pick<Attempt, 'why' | 'hint'>;

/** The fit of a column, in one bin if limits on sizes and events allow no more. */
function learnedOf(
  column: string,
  table: TargetTable,
  settings: TargetRequest['settings'],
): Outcome {
  const result = learnWithTarget(table, settings);
  if (result.kind === 'learned') return outcome(result, table.values.length);
  const { alternatives, options } = result;
  const error = infeasible(column, alternatives, options.objective);
  if (settings.fixed !== undefined || settings.maxBin !== undefined) throw error;
  const one = learnWithTarget(table, { ...settings, minBin: { rows: 0 }, minEvents: 0, bins: 1 });
  if (one.kind === 'infeasible') throw error;
  const hint = hintFor(alternatives, options.objective);
  return { learned: { ...one, options }, why: 'it has too few rows for the limits', hint };
}

function outcome(learned: TargetLearned, distinct: number): Outcome {
  const { how, boundaries, options } = learned;
  const isAsked = options.bins === 1 && distinct > 1;
  if (boundaries.length > 0 || isAsked) return { learned, why: undefined, hint: undefined };
  if (distinct < 2) return { learned, why: 'it has 1 distinct value', hint: undefined };
  const hasMore = how.alternatives.length > 0;
  const why = hasMore ? 'no boundary meets the limits' : 'no boundary separates the target';
  const hint = hasMore ? hintFor(how.alternatives, how.objective) : undefined;
  return { learned, why, hint };
}

function featureOf(
  { output, value, name, labelDigits, settings }: TargetRequest,
  names: TargetNames,
  { column, fit, special }: Attempt,
  version: string | undefined,
): Feature {
  const closed = fit?.learned.options.closed ?? settings.closed ?? FEATURE_DEFAULTS.closed;
  const record =
    fit === undefined ? emptyRecord(settings, names, version) : targetRecord(fit, names, version);
  return {
    ...FEATURE_DEFAULTS,
    name,
    columns: [column],
    boundaries: fit?.learned.boundaries ?? [],
    output: output ?? FEATURE_DEFAULTS.output,
    closed,
    ...(labelDigits !== undefined && { label_digits: labelDigits }),
    ...(special.length > 0 && { special }),
    ...(value !== undefined && { value }),
    values: [...targetValues(fit?.table, names, special.length), ...(fit?.ownValues ?? [])],
    ...(fit !== undefined && !names.hasUnnamedWeights && { baseline: targetBaseline(fit, names) }),
    fit: record,
  };
}
