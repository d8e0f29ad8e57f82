import type { SpecialBins } from '../../core/special/merge-special.ts';
import {
  checkSettings,
  codesText,
  type NamedPart,
  type ReadingRules,
  RULE_SETTINGS,
  type Setting,
} from '../collect/part-settings.ts';
import { mergeTallies } from '../target/tally/merge-tallies.ts';
import type { TargetLabel, TargetTally } from '../target/tally/tally.ts';

/** The tallies of a column with its target. */
export interface FeatureTally {
  readonly column: string;
  readonly invalid: number;
  /** The number of rows without a target, or of weight 0. */
  readonly leftOut: number;
  readonly codes: SpecialBins;
  /** Values that are neither special nor missing. */
  readonly clean: TargetTally;
  /** The rows of each special bin; their values are 0 here. */
  readonly special: readonly TargetTally[];
  /** The rows with a missing value; their values are 0 here. */
  readonly missing: TargetTally;
}

/** A part of a table for a fit with a target. */
export interface TargetPart {
  readonly rules: ReadingRules;
  readonly weight: string | undefined;
  readonly rows: number;
  readonly target: string;
  /** True if the cells of the target are texts. */
  readonly areTexts: boolean;
  /** The distinct values of the target; of numbers at most one more than the largest number of classes. */
  readonly labels: readonly TargetLabel[];
  readonly features: readonly FeatureTally[];
}

const SETTINGS: readonly Setting<TargetPart>[] = [
  ['target differs', ({ target }) => JSON.stringify(target)],
  ['columns differ', ({ features }) => features.map(({ column }) => column).join(', ')],
  ['special codes differ', ({ features }) => features.map(codesOf).join('; ')],
  ...RULE_SETTINGS,
];

/** The type of the cells of the target; a part without target values has no type. */
const TYPE: Setting<TargetPart> = [
  'type of the target differs',
  ({ areTexts }) => (areTexts ? 'texts' : 'numbers'),
];

function codesOf({ codes }: FeatureTally): string {
  return codes.length === 0 ? 'none' : codesText(codes);
}

/**
 * Merges parts of a table. The result is that of one part with all their rows, in any order.
 *
 * @param parts at least one
 * @throws DiscretizeError E_FIT for parts made with other flags or from other columns
 */
export function mergeTargetParts(parts: readonly NamedPart<TargetPart>[]): TargetPart {
  const [first, ...others] = parts as [NamedPart<TargetPart>, ...NamedPart<TargetPart>[]];
  for (const other of others) checkSettings(first, other, SETTINGS);
  const [typed = first, ...rest] = parts.filter(({ table }) => table.labels.length > 0);
  for (const other of rest) checkSettings(typed, other, [TYPE]);
  const tables = parts.map(({ table }) => table);
  return {
    ...first.table,
    areTexts: typed.table.areTexts,
    rows: totalOf(tables, ({ rows }) => rows),
    labels: [...new Set(tables.flatMap(({ labels }) => labels))],
    features: first.table.features.map((feature, i) =>
      mergedFeature(
        feature,
        tables.map(({ features }) => features[i] as FeatureTally),
      ),
    ),
  };
}

function mergedFeature(first: FeatureTally, all: readonly FeatureTally[]): FeatureTally {
  return {
    ...first,
    invalid: totalOf(all, ({ invalid }) => invalid),
    leftOut: totalOf(all, ({ leftOut }) => leftOut),
    clean: mergeTallies(all.map(({ clean }) => clean)),
    special: first.special.map((_, bin) =>
      mergeTallies(all.map(({ special }) => special[bin] as TargetTally)),
    ),
    missing: mergeTallies(all.map(({ missing }) => missing)),
  };
}

function totalOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
