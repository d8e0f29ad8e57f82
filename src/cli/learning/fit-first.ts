import { DiscretizeError } from '../../core/errors/error.ts';
import { type ByteSource, openTextSource, STDIN } from '../../io/reading/source.ts';
import { makeSpool } from '../../io/reading/spool.ts';
import type { Spec } from '../../spec/spec.ts';
import { checkOutsideGiven } from '../options/compat.ts';
import type { RawFitOptions } from '../options/learn-options.ts';
import { withSilentBadRows } from '../output/bad-rows.ts';
import { onInterrupt } from '../output/interrupt.ts';
import { metering, wantsProgress } from '../terminal/progress.ts';
import { specLearner } from './learn-files.ts';

/** What was learned, and how the same bytes are read again. */
export interface FittedFirst {
  readonly spec: Spec;
  readonly open: (path: string) => ByteSource;
}

/**
 * Learns a spec from the files that are then bucketed. Standard input is put by in a compressed
 * temporary file, which is gone afterwards on every way out.
 *
 * @param work what is done with what was learned
 */
export async function fittingFirst<T>(
  flags: RawFitOptions,
  paths: readonly string[],
  work: (fitted: FittedFirst) => Promise<T>,
): Promise<T> {
  checkAlone(flags);
  const learn = specLearner(flags, paths);
  const workWith = async (open: FittedFirst['open']): Promise<T> => {
    const spec = await metering(wantsProgress(flags), paths, (watch) =>
      withSilentBadRows(flags, (refusals) => learn((path) => watch(open(path)), refusals)),
    );
    return await work({ spec, open });
  };
  if (!paths.includes(STDIN)) return await workWith(openTextSource);
  const spool = makeSpool();
  const interrupt = onInterrupt(spool.remove);
  try {
    await spool.take(openTextSource(STDIN));
    const open = (path: string): ByteSource =>
      path === STDIN ? spool.open() : openTextSource(path);
    return await workWith(open);
  } finally {
    interrupt.forget();
    spool.remove();
  }
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
