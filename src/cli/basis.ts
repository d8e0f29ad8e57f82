import { type ByteSource, checkInputs, openTextSource } from '../io/source.ts';
import type { Request } from '../plan/request.ts';
import type { Spec } from '../spec/spec.ts';
import { refusalLimit } from './bad-rows.ts';
import { COLOUR_WISHES } from './colour-wish.ts';
import { checkStdin } from './inputs.ts';
import { dialectOf, engineOf, requestOf, threadsOf } from './request.ts';
import type { Typed } from './typed.ts';
import { word } from './word.ts';

/** What a run goes by, and how it opens its files. */
export interface Basis {
  readonly spec: Spec | undefined;
  readonly open: (path: string) => ByteSource;
}

/** What is asked of a run, known to make sense before anything is opened. */
export interface AskedFor {
  readonly request: Request;
  readonly threads: number;
  /** All files that are read, the spec among them. */
  readonly inputs: readonly string[];
}

/**
 * Does the work with the spec of `--spec`, or with the one that `--bins` learns first.
 *
 * @throws DiscretizeError E_INPUT, E_SPEC, E_USAGE; E_FIT
 */
export async function onBasis<T>(
  flags: Typed,
  paths: readonly string[],
  work: (basis: Basis) => Promise<T>,
): Promise<T> {
  checkStdin(inputsOf(flags, paths));
  if (flags.bins === undefined) {
    if (flags.spec === undefined) return await work({ spec: undefined, open: openTextSource });
    const { specOf } = await import('./load-spec.ts');
    return await work({ spec: await specOf(flags), open: openTextSource });
  }
  await checkInputs(paths);
  // Loaded where it runs: most runs learn nothing.
  const { fittingFirst } = await import('./fit-first.ts');
  return await fittingFirst(flags, paths, work);
}

/**
 * Understands the flags.
 *
 * @throws DiscretizeError E_USAGE, E_INPUT and so on
 */
export async function askedFor(
  { spec }: Basis,
  flags: Typed,
  paths: readonly string[],
): Promise<AskedFor> {
  word('color', flags.color, COLOUR_WISHES);
  const request = requestOf(flags.bins === undefined ? flags : withoutLearning(flags), spec);
  const threads = threadsOf(flags);
  refusalLimit(flags);
  engineOf(flags, dialectOf(flags, paths));
  await checkInputs(paths);
  return { request, threads, inputs: inputsOf(flags, paths) };
}

/** Once a spec is learned, the columns are its, and it says what `--compat` means. */
function withoutLearning({ columns, strategy, compat, ...flags }: Typed): Typed {
  return flags;
}

function inputsOf({ spec }: Typed, paths: readonly string[]): readonly string[] {
  return spec === undefined ? paths : [spec, ...paths];
}
