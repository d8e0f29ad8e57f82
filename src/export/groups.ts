import { type LayoutOptions, namesMade } from '../plan/layout.ts';
import { binsOf, columnsOf, type FeatureRule } from './rule.ts';

/** Output columns of one input column, or of all columns of a feature. */
export interface OutputGroup {
  readonly rule: FeatureRule;
  /** The input columns; at least one. */
  readonly columns: readonly string[];
  /** The names of the output columns, one for each value of the mode. */
  readonly names: readonly string[];
}

/**
 * The output groups of a rule, named as an apply run names them.
 *
 * @throws DiscretizeError E_COLUMNS if the rule has no columns
 */
export function groupsOf(rule: FeatureRule, options: LayoutOptions): readonly OutputGroup[] {
  const columns = columnsOf(rule);
  const named = (stem: string): readonly string[] =>
    namesMade(stem, rule.mode, binsOf(rule), options);
  if (rule.mode.combine !== 'each') return [{ rule, columns, names: named(rule.name) }];
  return columns.map((column) => ({ rule, columns: [column], names: named(column) }));
}
