import { niceScale } from '../column-types/nice-scale.ts';
import { columnType } from '../column-types/registry.ts';
import type { DiscretizeError } from '../core/errors/error.ts';
import { selectColumns } from '../csv/columns/select.ts';
import { learnBinValues, type OwnValue, ownValuesFor } from '../fit/bin-values.ts';
import type { CollectedList, CollectedTable, TableSource } from '../fit/collect/collected-table.ts';
import { type Learned, type LearnOptions, learn } from '../fit/learn.ts';
import { learnGroups } from '../fit/learn-groups.ts';
import { featureBaseline, learnedCounts, listBaseline } from '../fit/list-baseline.ts';
import { periodNamesOf } from '../fit/period-names.ts';
import { provenanceOf } from '../fit/provenance.ts';
import { isUndivided, noColumns, nothingLearned, oneBin } from '../fit/undivided.ts';
import { firstWarnings, warningsOn } from '../fit/warnings.ts';
import type { ListBaseline } from '../spec/baseline/baseline.ts';
import { withMissingLabel } from '../spec/output-checks.ts';
import { FEATURE_DEFAULTS, type Feature, type Spec } from '../spec/spec.ts';
import type { FitRequest } from './fit-request.ts';

/** A boundary list to fit: its values and its options. */
interface Job extends CollectedList {
  readonly learnOptions: LearnOptions;
}

/** A fitted spec, and the warnings on it. */
export interface FittedSpec {
  readonly spec: Spec;
  readonly warnings: readonly string[];
}

/** A list with its fitted boundaries; undefined if it has no values. */
export interface LearnedList {
  readonly list: Job;
  readonly learned: Learned | undefined;
}

/**
 * Fits a spec to the collected values of a table.
 *
 * @param version the tool's, for the record; undefined if the record has none
 * @throws DiscretizeError E_FIT if nothing can be fitted; E_UNKNOWN_COLUMN for options of columns that were
 *   not collected
 */
export function fitCollected(
  request: FitRequest,
  table: CollectedTable,
  version: string | undefined,
): FittedSpec {
  const results = learnLists(request, table);
  if (results.length === 0 && table.rows > 0) throw noColumnsLeft(request);
  if (results.every(isUndivided)) throw nothingLearned(results, table);
  return specOfLists(request, table, results, version);
}

/** Learns every list of a table. */
export function learnLists(request: FitRequest, table: CollectedTable): LearnedList[] {
  return jobsOf(request, table).map((list) => ({
    list,
    learned: learn(list.columns.join(','), list.collector, list.learnOptions),
  }));
}

/**
 * The spec of fitted lists; the lists of groups are fitted here.
 *
 * @param version undefined if the record has none
 */
export function specOfLists(
  request: FitRequest,
  table: CollectedTable,
  results: readonly LearnedList[],
  version: string | undefined,
): FittedSpec {
  const own = ownValuesFor(request.output ?? FEATURE_DEFAULTS.output, request.value);
  const grouped = results.map((result) => groupsOf(result, request, own));
  const warnings = firstWarnings(
    results.flatMap(({ list, learned }, i) => [
      ...warningsOn(list, learned),
      ...(grouped[i]?.notes ?? []).map((note) => `${nameOf(list)}: ${note}`),
    ]),
  );
  const features = results.map(({ list, learned: found }, i) => {
    const learned = oneBin(found, list.learnOptions);
    const made = provenanceOf(list, learned, table.rows, version);
    const record = { ...made, ...recordedSources(table.sources) };
    const counts = learnedCounts(list, learned);
    const parts = grouped[i]?.baselines ?? [listBaseline(list, counts)];
    const baseline = featureBaseline(list, table, parts, counts.length);
    const feature = featureOf(list, learned, record, request);
    const values = valuesOf(list, learned, own);
    const whole = { ...feature, ...values, ...(baseline && { baseline }), ...grouped[i]?.members };
    return withMissingLabel(whole, request.spec.missing);
  });
  return { spec: { ...request.spec, ...table.rules, features }, warnings };
}

/** The error if weights and groups take all columns. */
function noColumnsLeft({ read: { roles, by, columns } }: FitRequest): DiscretizeError {
  const groups = by === undefined ? [] : [{ role: 'group', name: by }];
  return noColumns([...roles, ...groups], columns !== undefined);
}

function jobsOf({ options, columnOptions }: FitRequest, { header, lists }: CollectedTable): Job[] {
  const own = new Map(
    columnOptions.flatMap((one) =>
      selectColumns(one.columns, header).map((at) => [at, one] as const),
    ),
  );
  return lists.map((list) => {
    const asked = own.get(list.position);
    const { strategy = options.strategy, bins = options.bins } = asked ?? {};
    const parameters = { ...options.parameters, ...asked?.parameters };
    const scale = list.type && niceScale(list.type);
    const { format } = (list.type && columnType(list.type)) ?? {};
    const columns = list.columns.length;
    const how = { strategy, bins, columns, parameters, scale, format };
    return { ...list, learnOptions: { ...options, ...how } };
  });
}

function nameOf({ columns }: CollectedList): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

/** The groups of a feature, the counts of each, and deviations from the request. */
interface GroupedFit {
  readonly members: Partial<Feature>;
  readonly baselines: readonly ListBaseline[];
  readonly notes: readonly string[];
}

/** The members of a feature with groups, and deviations from the request; undefined without groups. */
function groupsOf(
  { list: { grouped, columns, learnOptions }, learned: found }: LearnedList,
  { groups }: FitRequest,
  values: readonly OwnValue[],
): GroupedFit | undefined {
  if (grouped === undefined || groups === undefined) return undefined;
  const { minRows, otherwise } = groups;
  const general = oneBin(found, learnOptions).boundaries;
  const options = { ...learnOptions, minRows, values, general };
  const learned = learnGroups(columns.join(','), grouped, options);
  const members = { by: grouped.by, groups: learned.groups, else: otherwise };
  const baselines = learned.groups.flatMap(({ baseline }) => baseline ?? []);
  return { members, baselines, notes: learned.notes };
}

function featureOf(
  { columns, type, learnOptions, grouped, special, collector: { seen } }: Job,
  learned: Learned,
  fit: Feature['fit'],
  { output, value, name, labelDigits, isForSameRows = false }: FitRequest,
): Feature {
  const { closed, outside } = learnOptions;
  const { boundaries } = learned;
  // The lists of groups may have other numbers of bins.
  const isNamed = grouped === undefined && learned.counts.length > 0 && seen.least <= seen.greatest;
  return {
    name,
    columns,
    ...type,
    boundaries,
    output: output ?? FEATURE_DEFAULTS.output,
    ...(value !== undefined && { value }),
    closed,
    outside: boundaries.length === 0 ? FEATURE_DEFAULTS.outside : outside,
    labels: isNamed ? periodNamesOf(learned, learnOptions, seen.least, !isForSameRows) : undefined,
    ...(special !== undefined && { special: special.codes }),
    ...(labelDigits !== undefined && { label_digits: labelDigits }),
    fit,
  };
}

/** The values of the bins of a list. */
function valuesOf(
  { columns, collector, learnOptions, special }: Job,
  { boundaries }: Learned,
  own: readonly OwnValue[],
): Pick<Feature, 'values'> {
  const rules = { ...learnOptions, special: special?.codes };
  const values = learnBinValues(columns.join(','), collector, boundaries, rules, own);
  return values.length > 0 ? { values } : {};
}

/**
 * The record of the files of the training data, each member a list, in one order; empty if no
 * fingerprints were taken.
 */
function recordedSources(
  sources: readonly TableSource[],
): Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> {
  if (sources.length === 0) return {};
  const source = {
    files: sources.map(({ file }) => file),
    bytes: sources.map(({ bytes }) => bytes),
    hashed: sources.map(({ hashed }) => hashed),
    sha256: sources.map(({ sha256 }) => sha256),
  };
  return { source };
}
