import { DiscretizeError } from '../../core/errors/error.ts';
import type { RuleName } from '../../fit/bin-count/rules.ts';
import { closeOuterEdges, type OuterEdges } from '../../fit/compat/outer-edges.ts';
import { PRESET_NAMES, PRESETS, type Preset, type PresetName } from '../../fit/compat/presets.ts';
import type { StrategyName } from '../../fit/strategies/names.ts';
import { TARGET_PRESETS } from '../../fit/target/options.ts';
import { TARGET_STRATEGY_NAMES } from '../../fit/target/strategies/names.ts';
import type { ExplicitList } from '../../plan/bin-request.ts';
import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';

/**
 * The program of `--compat`.
 *
 * @throws DiscretizeError E_USAGE
 */
export function compatOf({ compat }: RawOptions): PresetName | undefined {
  checkNeedsNoTarget('compat', compat);
  return choice('compat', compat, PRESET_NAMES);
}

/** The rules of `--compat` for explicit and for fitted boundaries. */
export function presetOf(flags: RawOptions): Preset | undefined {
  const name = compatOf(flags);
  return name === undefined ? undefined : PRESETS[name];
}

/** Explicit lists with closed outer edges, if the preset includes the last edge. */
export function explicitEdges(
  lists: readonly ExplicitList[],
  preset: Preset | undefined,
  rules: Omit<OuterEdges, 'isOpenEdgeIn'>,
): readonly ExplicitList[] {
  if (preset === undefined || !preset.openEdgeIn.includes('given')) return lists;
  return lists.map((list) =>
    list.boundaries.length < 2
      ? list
      : { ...list, boundaries: closeOuterEdges(list.boundaries, { ...rules, isOpenEdgeIn: true }) },
  );
}

/**
 * Rejects strategies and rules for bins that the program of `--compat` lacks.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkCompat(
  compat: PresetName | undefined,
  strategy: StrategyName,
  bins: number | RuleName,
): void {
  if (compat === undefined) return;
  const { strategies, hasRules } = PRESETS[compat];
  if (!strategies.includes(strategy)) {
    throw new DiscretizeError(
      'E_USAGE',
      `cannot use --strategy ${strategy} with --compat ${compat}`,
      {
        expected: strategies,
        received: strategy,
        hint: `use ${strategies.join(' or ')} with --compat ${compat}`,
      },
    );
  }
  if (hasRules || typeof bins === 'number') return;
  throw new DiscretizeError('E_USAGE', `cannot use --bins ${bins} with --compat ${compat}`, {
    expected: 'a number of bins',
    received: bins,
    hint: 'use a number of bins, or --compat numpy',
  });
}

/**
 * Rejects `--outside` in a run without explicit boundaries.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkOutsideUnset({ outside }: RawOptions): void {
  if (outside === undefined) return;
  throw new DiscretizeError('E_USAGE', '--outside needs explicit boundaries', {
    received: outside,
    hint: 'remove --outside, or add --compat pandas or numpy, which have outer edges',
  });
}

/** The values of flags that are valid with a target only. */
const WORDS: Readonly<Record<'strategy' | 'compat', readonly string[]>> = {
  strategy: TARGET_STRATEGY_NAMES,
  // scikit-learn has rules without a target, too.
  compat: TARGET_PRESETS.filter((name) => name !== 'sklearn'),
};

/**
 * Rejects the value of a flag that is valid with a target only.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkNeedsNoTarget(flag: 'strategy' | 'compat', value: string | undefined): void {
  const word = value?.toLowerCase();
  if (word === undefined || !WORDS[flag].includes(word)) return;
  throw new DiscretizeError('E_USAGE', `--${flag} ${word} needs --target`, {
    received: value,
    hint: `use discretize fit --target COLUMN --${flag} ${word}`,
  });
}
