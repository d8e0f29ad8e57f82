import { DiscretizeError } from '../../core/errors/error.ts';
import type { Alternative } from '../../fit/target/feasible/change.ts';
import type { Objective } from '../../fit/target/options.ts';
import { TARGET_PARAMETERS } from '../../fit/target/strategies/parameters.ts';

/** The flags of limits that changes are made to. */
const FLAGS: Readonly<Record<string, string>> = {
  bins: '-n',
  objective: '--objective',
  trend: '--trend',
  minWeight: `--${TARGET_PARAMETERS.minBin.flag}`,
  maxWeight: `--${TARGET_PARAMETERS.maxBin.flag}`,
  minEvents: `--${TARGET_PARAMETERS.minEvents.flag}`,
  minDifference: `--${TARGET_PARAMETERS.minDifference.flag}`,
  maxP: `--${TARGET_PARAMETERS.maxP.flag}`,
  fixed: '--fix',
};

/** The most changes that a message lists. */
const MOST_CHANGES = 4;

/** Changes of flags that would be feasible, with what they would give: `--min-events 33 (2 bins, IV 0.21)`. */
function changesText(alternatives: readonly Alternative[], objective: Objective): string {
  return alternatives
    .slice(0, MOST_CHANGES)
    .map(({ change, bins, value }) => {
      const flags = Object.entries(change).map(([key, to]) => flagText(FLAGS[key] ?? key, to));
      const used = change.objective ?? objective;
      const name = used === 'iv' ? 'IV' : used;
      const count = `${bins} bin${bins === 1 ? '' : 's'}`;
      return `${flags.join(' ')} (${count}, ${name} ${Number(value.toPrecision(3))})`;
    })
    .join(', ');
}

/** No limit, or no boundary, is a flag that is not there. */
function flagText(flag: string, to: unknown): string {
  const isNone = to === Number.POSITIVE_INFINITY || (Array.isArray(to) && to.length === 0);
  return isNone ? `no ${flag}` : `${flag} ${String(to)}`;
}

/** The error for settings that no bins of a column satisfy. */
export function infeasible(
  column: string,
  alternatives: readonly Alternative[],
  objective: Objective,
): DiscretizeError {
  return new DiscretizeError('E_FIT', `no bins of "${column}" meet the limits`, {
    expected: 'limits that bins can meet',
    hint: hintFor(alternatives, objective),
  });
}

/** The changes that would allow more bins. */
export function hintFor(alternatives: readonly Alternative[], objective: Objective): string {
  const changes = changesText(alternatives, objective);
  return changes === '' ? 'choose other columns with -c' : `feasible: ${changes}`;
}
