import { DiscretizeError } from '../../core/errors/error.ts';
import { isReadOnce } from '../../io/reading/input-name.ts';
import { makeSpool, type Spool } from '../../io/reading/spool.ts';
import type { Spec } from '../../spec/spec.ts';
import { checkOutsideGiven } from '../options/compat.ts';
import type { Open } from '../options/delimiter.ts';
import type { RawFitOptions } from '../options/learn-options.ts';
import { withSilentBadRows } from '../output/bad-rows.ts';
import { onInterrupt } from '../output/interrupt.ts';
import { type Meter, metering, wantsProgress } from '../terminal/progress.ts';
import { specLearner } from './learn-files.ts';

/** What was learned, and how the same bytes are read again. */
export interface FittedFirst {
  readonly spec: Spec;
  readonly open: Open;
}

/**
 * Learns a spec from the files that are then bucketed. What can be read only once is spooled in compressed
 * temporary files, which are gone afterwards on every way out.
 *
 * @param openOnce opens a file for the first time
 * @param work what is done with what was learned
 */
export async function fittingFirst<T>(
  flags: RawFitOptions,
  paths: readonly string[],
  openOnce: Open,
  work: (fitted: FittedFirst) => Promise<T>,
): Promise<T> {
  checkAlone(flags);
  const learn = specLearner(flags, paths);
  const workWith = async (open: Open): Promise<T> => {
    const fit = async (watch: Meter['watch']): Promise<Spec> =>
      await withSilentBadRows(flags, (refusals) => learn((path) => watch(open(path)), refusals));
    const spec = await metering(wantsProgress(flags), paths, fit, '1/2 learning');
    return await work({ spec, open });
  };
  const spools = new Map<string, Spool>();
  const remove = (): void => {
    for (const spool of spools.values()) spool.remove();
  };
  const once = paths.filter(isReadOnce);
  const interrupt = once.length > 0 ? onInterrupt(remove) : undefined;
  try {
    for (const path of new Set(once)) await spoolInput(path, openOnce, spools);
    return await workWith((path) => spools.get(path)?.open() ?? openOnce(path));
  } finally {
    interrupt?.forget();
    remove();
  }
}

async function spoolInput(path: string, open: Open, spools: Map<string, Spool>): Promise<void> {
  const spool = makeSpool();
  spools.set(path, spool);
  await spool.take(open(path));
}

function checkAlone(flags: RawFitOptions): void {
  checkOutsideGiven(flags);
  const { boundaries, spec } = flags;
  if (boundaries === undefined && spec === undefined) return;
  const other = boundaries === undefined ? '--spec' : '--boundaries';
  throw new DiscretizeError('E_USAGE', `--bins learns boundaries, and ${other} gives them`, {
    hint: 'leave one of them out',
  });
}
