import { columnNote } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { GroupKey } from '../core/groups/key.ts';
import { ALL_ROWS, type Otherwise } from '../core/groups/key-table.ts';
import type { MissingPolicy } from '../core/missing.ts';
import type { BinTable } from '../encode/bin-table.ts';
import type { OutputMode } from '../encode/mode.ts';
import { modeNames, type OutputChoice } from '../encode/registry.ts';
import { type PlannedFeature, planFeature } from '../plan/feature.ts';
import type { Feature, Spec } from '../spec/spec.ts';
import { type ListRule, listMembers, numbersOf } from './rule-members.ts';
import { type TimeColumn, timeColumn } from './times.ts';

/** One feature of a spec as plain data, with everything resolved that an engine's formulation needs. */
export interface FeatureRule extends ListRule {
  /** The feature's name, which names combined columns. */
  readonly name: string;
  /** The names of its columns; empty if neither the spec nor an option names any. */
  readonly columns: readonly string[];
  /** The conversion of columns of times to numbers; undefined for columns of numbers. */
  readonly time: TimeColumn | undefined;
  /** The requirement on the contents of its columns; undefined for plain numbers. */
  readonly note: string | undefined;
  readonly missing: MissingPolicy;
  /** Numbers that mean "missing" (`na_values`); may hold infinities, never NaN. */
  readonly missingNumbers: readonly number[];
  /** The texts that mean "missing" (`na_values`), as in the spec. */
  readonly missingTexts: readonly string[];
  /** The number of bins of the output: one more if missing values have a bin of their own. */
  readonly depth: number;
  /** The name of the output mode, `value` for all modes that write values; several modes separated by commas. */
  readonly output: string;
  readonly mode: OutputMode;
  /** The bins, as output modes need them. */
  readonly table: BinTable;
  /** The rules of the lists of groups, this rule first; undefined without groups. */
  readonly groups: RuleGroups | undefined;
}

/** Options that override parts of a spec's rules. */
export interface RuleOptions {
  /** The columns of a feature that names none. */
  readonly columns?: readonly string[] | undefined;
  /** An output mode for every feature. */
  readonly output?: OutputChoice | undefined;
  /** The name of the values that output mode `value` writes. */
  readonly value?: string | undefined;
}

/**
 * The rules of a spec's features, in order; frozen.
 *
 * @throws DiscretizeError E_BOUNDARIES, E_LABELS, E_USAGE, as the plan of an apply run
 */
export function rulesOf(spec: Spec, options: RuleOptions = {}): readonly FeatureRule[] {
  return Object.freeze(spec.features.map((feature) => ruleOf(feature, spec, options)));
}

function ruleOf(
  feature: Feature,
  spec: Spec,
  { columns, output = feature.output, value = feature.value }: RuleOptions,
): FeatureRule {
  const names = feature.columns ?? columns ?? [];
  const assigned = { feature: { ...feature, output, value }, positions: [...names.keys()] };
  const planned = planFeature(assigned, spec, withKeys(names, feature));
  const base = { ...featureMembers(planned, feature, spec), columns: Object.freeze([...names]) };
  const listOf = (list: number): FeatureRule =>
    Object.freeze({ ...base, ...listMembers(planned, list, spec) });
  const all = listOf(ALL_ROWS);
  if (planned.groups === undefined) return all;
  return Object.freeze({ ...all, groups: ruleGroups(feature, listOf) });
}

/** The members of a rule that do not depend on its boundary list, except its columns. */
function featureMembers(
  { bins, mode, name, feature: { output } }: PlannedFeature,
  feature: Feature,
  spec: Spec,
): Omit<FeatureRule, keyof ListRule | 'columns'> {
  const time = timeColumn(feature, name);
  return {
    name: name === '' ? 'bin' : name,
    time,
    note: columnNote(feature),
    missing: spec.missing,
    missingNumbers: time === undefined ? numbersOf(spec.na_values) : [],
    missingTexts: Object.freeze([...spec.na_values]),
    depth: bins.depth,
    output: mode.isValue ? 'value' : modeNames(output).join(','),
    mode,
    table: bins,
    groups: undefined,
  };
}

/** The columns of a feature, then those that make groups. */
function withKeys(names: readonly string[], { by = [] }: Feature): readonly string[] {
  const both = by.find((name) => names.includes(name));
  if (both === undefined) return [...names, ...by];
  throw new DiscretizeError(
    'E_EXPORT',
    `cannot export groups by "${both}", which is binned itself`,
    {
      hint: 'make a copy of the column, and group by the copy',
    },
  );
}

/**
 * The columns of a feature.
 *
 * @throws DiscretizeError E_COLUMNS if it has none
 */
export function ruleColumns({ columns }: FeatureRule): readonly string[] {
  if (columns.length > 0) return columns;
  throw new DiscretizeError('E_COLUMNS', 'missing columns: the spec names none', {
    hint: 'name them: -c fare,distance; or add "columns" to the spec',
  });
}

/** The bins of a rule, as its output mode needs them. */
export function ruleBins({ table }: FeatureRule): BinTable {
  return table;
}

/** A boundary list, and the keys of the groups that have it. */
interface GroupList {
  readonly keys: readonly GroupKey[];
  readonly rule: FeatureRule;
}

/** The groups of a feature. */
export interface RuleGroups {
  /** The columns whose texts are keys. */
  readonly by: readonly string[];
  /** The list of all rows, which is also that of groups without a list of their own; then the lists of groups. */
  readonly lists: readonly GroupList[];
  /** The outcome of rows of other groups: the list of all rows, missing values, or an error. */
  readonly otherwise: Otherwise;
}

/**
 * The groups of a feature.
 *
 * @param listOf returns the rule of a list, by its number
 */
function ruleGroups(
  { by = [], groups = [], else: otherwise = 'all' }: Feature,
  listOf: (list: number) => FeatureRule,
): RuleGroups {
  const keys = groups.filter(({ boundaries }) => boundaries === undefined).map(({ key }) => key);
  const own = groups.flatMap(({ key, boundaries }, i) =>
    boundaries === undefined ? [] : [{ keys: [key], rule: listOf(i + 1) }],
  );
  return { by, lists: [{ keys, rule: listOf(ALL_ROWS) }, ...own], otherwise };
}
