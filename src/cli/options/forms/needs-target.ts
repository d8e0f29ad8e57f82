import { DiscretizeError } from '../../../core/errors/error.ts';
import { TARGET_PRESETS } from '../../../fit/target/options.ts';
import { TARGET_STRATEGY_NAMES } from '../../../fit/target/strategies/names.ts';

/** The words that flags take only with a target. */
const WORDS: Readonly<Record<'strategy' | 'compat', readonly string[]>> = {
  strategy: TARGET_STRATEGY_NAMES,
  // scikit-learn has rules without a target, too.
  compat: TARGET_PRESETS.filter((name) => name !== 'sklearn'),
};

/**
 * Rejects a flag's value that needs a target.
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
