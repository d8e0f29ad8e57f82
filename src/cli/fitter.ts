import type { ByteSource } from '../io/source.ts';
import type { Spec } from '../spec/spec.ts';
import { type FitTyped, fitRequestOf } from './fit-request.ts';
import { fitSpec } from './fitting.ts';
import { warn } from './report.ts';
import { dialectOf, engineOf, threadsOf } from './request.ts';

/** Learns a spec from files, and says what is not as it was asked for. */
export type Fitter = (open: (path: string) => ByteSource) => Promise<Spec>;

/**
 * Understands the flags of a fit before anything is read.
 *
 * @throws DiscretizeError E_USAGE; from the fitter as `fitSpec`
 */
export function fitterOf(flags: FitTyped, paths: readonly string[]): Fitter {
  const asked = fitRequestOf(flags);
  const dialect = dialectOf(flags, paths);
  const run = { engine: engineOf(flags, dialect).name, threads: threadsOf(flags) };
  return async (open) => {
    const { spec, notes } = await fitSpec(asked, paths.map(open), dialect, run);
    if (!flags.quiet) for (const note of notes) warn(note);
    return spec;
  };
}
