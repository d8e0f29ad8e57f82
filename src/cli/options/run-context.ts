import { checkInputs } from '../../io/reading/source.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { Spec } from '../../spec/spec.ts';
import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { checkReadOnce } from '../input/check-stdin.ts';
import { rejectionLimit } from '../output/bad-rows.ts';
import { COLOR_CHOICES } from '../terminal/color-choice.ts';
import type { Open } from './delimiter.ts';
import { dialectOf, engineOf, threadsOf } from './read-options.ts';
import { requestOf } from './request.ts';
import { checkNoLearning, learnsFirst } from './strategy-options.ts';

/** What a run goes by, and how it opens its files. */
export interface RunContext {
  readonly spec: Spec | undefined;
  readonly open: Open;
}

/** What is asked of a run, known to make sense before anything is opened. */
export interface ResolvedRun {
  readonly request: BinRequest;
  readonly threads: number;
  /** All files that are read, the spec among them. */
  readonly inputs: readonly string[];
}

/**
 * Does the work with the spec of `--spec`, or with the one that `--bins` learns first.
 *
 * @param open opens a file for the first time
 * @throws DiscretizeError E_INPUT, E_SPEC, E_USAGE; E_FIT
 */
export async function withRunContext<T>(
  flags: RawOptions,
  paths: readonly string[],
  open: Open,
  work: (basis: RunContext) => Promise<T>,
): Promise<T> {
  checkReadOnce(inputsOf(flags, paths));
  if (!learnsFirst(flags)) {
    checkNoLearning(flags);
    if (flags.spec === undefined) return await work({ spec: undefined, open });
    const { specOf } = await import('../input/load-spec.ts');
    return await work({ spec: await specOf(flags), open });
  }
  await checkInputs(paths);
  // Loaded where it runs: most runs learn nothing.
  const { fittingFirst } = await import('../learning/fit-first.ts');
  return await fittingFirst(flags, paths, open, work);
}

/**
 * Understands the flags.
 *
 * @throws DiscretizeError E_USAGE, E_INPUT and so on
 */
export async function resolveRun(
  { spec }: RunContext,
  flags: RawOptions,
  paths: readonly string[],
): Promise<ResolvedRun> {
  choice('color', flags.color, COLOR_CHOICES);
  const request = requestOf(learnsFirst(flags) ? withoutLearning(flags) : flags, spec);
  const threads = threadsOf(flags);
  rejectionLimit(flags);
  engineOf(flags, dialectOf(flags, paths));
  await checkInputs(paths);
  return { request, threads, inputs: inputsOf(flags, paths) };
}

/** Once a spec is learned, the columns are its, and it says what `--compat` means. */
function withoutLearning({ columns, strategy, compat, ...flags }: RawOptions): RawOptions {
  return flags;
}

function inputsOf({ spec }: RawOptions, paths: readonly string[]): readonly string[] {
  return spec === undefined ? paths : [spec, ...paths];
}
