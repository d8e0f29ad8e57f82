import { columnNote } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { ALL_ROWS } from '../core/groups/key-table.ts';
import type { MissingPolicy } from '../core/missing.ts';
import type { BinTable } from '../encode/bin-table.ts';
import type { OutputMode } from '../encode/mode.ts';
import { modeNames, type OutputChoice } from '../encode/registry.ts';
import { planFeature } from '../plan/feature.ts';
import type { Feature, Spec } from '../spec/spec.ts';
import { type RuleGroups, ruleGroups } from './rule-groups.ts';
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
  readonly groups: RuleGroups<FeatureRule> | undefined;
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
  { columns, output, value }: RuleOptions,
): FeatureRule {
  const names = feature.columns ?? columns ?? [];
  const wanted = {
    ...feature,
    output: output ?? feature.output,
    value: value ?? feature.value,
  };
  const assigned = { feature: wanted, positions: [...names.keys()] };
  const planned = planFeature(assigned, spec, withKeys(names, feature));
  const { bins, mode, name, groups } = planned;
  const time = timeColumn(feature, name);
  const base = {
    name: name === '' ? 'bin' : name,
    columns: Object.freeze([...names]),
    time,
    note: columnNote(feature),
    missing: spec.missing,
    missingNumbers: time === undefined ? numbersOf(spec.na_values) : [],
    missingTexts: Object.freeze([...spec.na_values]),
    depth: bins.depth,
    output: mode.isValue ? 'value' : modeNames(wanted.output).join(','),
    mode,
    table: bins,
    groups: undefined,
  };
  const listOf = (list: number): FeatureRule =>
    Object.freeze({ ...base, ...listMembers(planned, list, spec) });
  const all = listOf(ALL_ROWS);
  if (groups === undefined) return all;
  return Object.freeze({ ...all, groups: ruleGroups(feature, listOf) });
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
