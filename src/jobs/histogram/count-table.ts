import { niceScale } from '../../column-types/nice-scale.ts';
import type { ColumnType } from '../../column-types/registry.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { ReadStats } from '../../core/stats.ts';
import type { Closed } from '../../core/threshold.ts';
import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import type { EngineName } from '../../engine/choose-engine.ts';
import { type TableOptions, withTable } from '../../engine/open-table.ts';
import { planBinsOf, planColumnsOf } from '../../engine/plan-table.ts';
import type { InputTable } from '../../engine/table.ts';
import type { RuleName } from '../../fit/bin-count/rules.ts';
import { ColumnCollector } from '../../fit/collect/collect.ts';
import type { PresetName } from '../../fit/compat/presets.ts';
import type { HistogramBins } from '../../fit/histogram/automatic-bins.ts';
import { histogramBins } from '../../fit/histogram/histogram-bins.ts';
import { type LearnOptions, learnFrom } from '../../fit/learn.ts';
import { periodNamesOf } from '../../fit/period-names.ts';
import { type Sample, sampleExtent } from '../../fit/sample.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import { type ColumnPlan, checkOneType } from '../../plan/column-plan.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { collectedKeyColumn } from '../../plan/groups/groups.ts';
import type { ReadRequest } from '../../plan/read-request.ts';
import type { Spec } from '../../spec/spec.ts';
import type { CollectRequest } from '../fit-request.ts';
import { choosingCounter } from './choosing-counter.ts';
import { type CountedColumn, type Counter, counterOf } from './count-columns.ts';
import { GroupHistogramCounter } from './group-histograms.ts';

/** Boundaries are chosen for each column once its values are known. */
interface ChosenBins {
  readonly read: ReadRequest;
  readonly spec: Spec;
  /** The number of bins, or the rule for it; undefined: about as many as the default rule gives. */
  readonly bins: number | RuleName | undefined;
  readonly closed: Closed;
  readonly compat: PresetName | undefined;
  /** Options for fitting boundaries; undefined: round boundaries of equal width. */
  readonly learn: LearnOptions | undefined;
  /** One list for all columns. */
  readonly isShared: boolean;
  /** True for boundaries on a logarithmic scale. */
  readonly isLog: boolean;
  readonly collect: CollectRequest;
}

/** The bins of histograms: explicit boundaries, or chosen ones. */
export type HistogramRequest = {
  /** Options for counting the rows of groups, too; undefined without groups. */
  readonly groups?: GroupRequest | undefined;
} & ({ readonly given: BinRequest } | { readonly given?: undefined; readonly chosen: ChosenBins });

/** The groups of rows that have histograms of their own. */
interface GroupRequest {
  /** A column list. */
  readonly by: string;
  /** The bytes that all values may take. */
  readonly memory: number;
}

/** The options for reading the table. */
export interface HistogramTableOptions extends TableOptions {
  /** Called with the plan, and the engine that runs, before the rows are read. */
  readonly onPlan?: (plan: ColumnPlan, table: InputTable, engine: EngineName) => void;
}

/** The counts of a table. */
export interface CountedTable {
  readonly plan: ColumnPlan;
  readonly stats: ReadStats;
  /** One for each column that is a feature. */
  readonly columns: readonly CountedColumn[];
}

/**
 * Counts the values of each column of a table per bin.
 *
 * @param sources the files of the table, at least one
 * @returns undefined for an input without a single record
 * @throws DiscretizeError as a run; E_FIT for invalid weights
 */
export async function countTable(
  request: HistogramRequest,
  sources: readonly Source[],
  dialect: Dialect,
  options: HistogramTableOptions,
): Promise<CountedTable | undefined> {
  return await withTable(sources, dialect, options, async (table) => {
    const counts = await planCounts(request, table);
    const { counter } = counts;
    const plan = withGroups(counts.plan, request, table.header);
    options.onPlan?.(plan, table, table.engineFor(table.header.length));
    const { columns } = plan;
    const weight = columns.findIndex(({ role }) => role === 'weight');
    if (columns.length === 1 && weight === 0) throw noOtherColumn(columns);
    const groups =
      request.groups && new GroupHistogramCounter(plan, table.header, request.groups.memory);
    const stats = await table.readColumns(plan, (values) => {
      counter.take(values, values[weight]);
      groups?.take(values);
    });
    const { missing } = plan.rules;
    const counted = counter.counted(stats).map((column, i) => ({
      ...column,
      ...(groups !== undefined && { groups: groups.counted(i, column, missing) }),
    }));
    return { plan, stats, columns: counted };
  });
}

/** The plan with the keys of rows, if rows have groups. */
function withGroups(
  plan: ColumnPlan,
  { groups, given }: HistogramRequest,
  header: readonly string[],
): ColumnPlan {
  // Where bins are chosen, the plan has the keys already.
  if (groups === undefined || given === undefined) return plan;
  const { columns, rules, choice } = plan;
  return { columns: [...columns, collectedKeyColumn(groups.by, header)], rules, choice };
}

/** Which columns are counted, and the counter of them. */
interface CountPlan {
  readonly plan: ColumnPlan;
  readonly counter: Counter;
}

async function planCounts(request: HistogramRequest, table: InputTable): Promise<CountPlan> {
  if (request.given === undefined) return await planChosen(request.chosen, table);
  const plan = await planBinsOf(request.given, table);
  const grouped = plan.features.find(({ groups }) => groups !== undefined);
  if (grouped !== undefined) throw groupsNotDrawn(grouped);
  const features = plan.features.flatMap((one) => one.columns.map(() => one));
  return { plan, counter: counterOf(features) };
}

async function planChosen(
  { read, spec, bins, closed, compat, learn, isShared, isLog, collect }: ChosenBins,
  table: InputTable,
): Promise<CountPlan> {
  const plan = await planColumnsOf(read, table);
  if (isShared) checkOneType(plan);
  const { precision, missing } = spec;
  const isWeighted = plan.columns.some(({ role }) => role === 'weight');
  const choose = (sample: Sample, type: ColumnType | undefined): HistogramBins => {
    const scale = type && niceScale(type.members);
    if (learn === undefined) return histogramBins(sample, bins, { closed, compat, isLog, scale });
    const learnOptions = { ...learn, scale };
    const learned = learnFrom(sample, learnOptions, { isWeighted });
    const names = periodNamesOf(learned, learnOptions, sampleExtent(sample).min, false);
    return { boundaries: learned.boundaries, names };
  };
  const types = plan.columns.filter(({ role }) => role === 'feature').map(({ type }) => type);
  const special = plan.columns.flatMap((one) => (one.role === 'feature' ? [one.special] : []));
  const options = { precision, missing, closed, choose, types, special, isShared };
  return { plan, counter: choosingCounter(collectorsOf(plan, collect), options) };
}

/** A collector for each feature of a plan. */
function collectorsOf({ columns }: ColumnPlan, collect: CollectRequest): ColumnCollector[] {
  const weighted = columns.some(({ role }) => role === 'weight');
  const features = columns.filter(({ role }) => role === 'feature');
  const memory = Math.floor(collect.memory / Math.max(1, features.length));
  return features.map(() => new ColumnCollector({ ...collect, memory, weighted }));
}

function noOtherColumn(columns: ColumnPlan['columns']): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', 'no column to count besides the weights', {
    received: columns.map(({ name }) => name),
    hint: 'select other columns with -c',
  });
}

function groupsNotDrawn({ name }: PlannedFeature): DiscretizeError {
  return new DiscretizeError('E_USAGE', `cannot draw the groups of ${name} in one histogram`, {
    hint: 'draw one group: filter the rows first, and give its boundaries with -b',
  });
}
