import { DiscretizeError } from '../core/error.ts';
import { type ByteSource, openTextSource, STDIN } from '../io/source.ts';
import { makeSpool } from '../io/spool.ts';
import type { Spec } from '../spec/spec.ts';
import { withSilentBadRows } from './bad-rows.ts';
import { checkOutsideGiven } from './compat.ts';
import type { FitTyped } from './fit-request.ts';
import { fitterOf } from './fitter.ts';
import { onInterrupt } from './interrupt.ts';
import { metering, wantsProgress } from './progress.ts';

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
  flags: FitTyped,
  paths: readonly string[],
  work: (fitted: FittedFirst) => Promise<T>,
): Promise<T> {
  checkAlone(flags);
  const learn = fitterOf(flags, paths);
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

function checkAlone(flags: FitTyped): void {
  checkOutsideGiven(flags);
  const { boundaries, spec } = flags;
  if (boundaries === undefined && spec === undefined) return;
  const other = boundaries === undefined ? '--spec' : '--boundaries';
  throw new DiscretizeError('E_USAGE', `--bins learns boundaries, and ${other} gives them`, {
    hint: 'leave one of them out',
  });
}
