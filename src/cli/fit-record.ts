import type { Gatherer } from '../fit/gather.ts';
import type { Learned, Wanted } from '../fit/learn.ts';
import { version } from './version.ts';

/** What was counted of some columns beside their values. */
interface Counted {
  readonly rows: number;
  readonly invalid: number;
}

/** What a spec records of how a list was learned. It is never read when the spec is applied. */
export function recordOf(
  { wanted, gathered }: { readonly wanted: Wanted; readonly gathered: Gatherer },
  { bins, boundaries, counts, isExact, rankError }: Learned,
  { rows, invalid }: Counted,
): Readonly<Record<string, unknown>> {
  const { missing, least, greatest, weight } = gathered.seen;
  return {
    strategy: wanted.strategy,
    ...parameters(wanted),
    bins_asked: wanted.bins,
    ...(bins !== wanted.bins && { bins_by_rule: bins }),
    bins: boundaries.length + 1,
    rows,
    missing,
    invalid,
    ...(gathered.weighted && { weight }),
    min: least,
    max: greatest,
    counts: [...counts],
    ...(!isExact && { exact: false }),
    ...(rankError > 0 && { rank_error: rankError, confidence: 0.99 }),
    version: version(),
  };
}

function parameters({ strategy, method, epsilon, batch, kerasVersion }: Wanted): object {
  if (strategy === 'quantile') return { method };
  if (strategy === 'keras') return { epsilon, batch, keras_version: kerasVersion };
  return {};
}
