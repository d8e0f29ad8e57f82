import { STDIN } from '../../io/reading/input-name.ts';
import { type ChosenRunner, chosenRunner, RUNNERS } from '../../verify/registry.ts';
import type { RawVerifyOptions } from '../arguments/raw-options.ts';
import { checkReadOnce } from '../input/inputs.ts';
import { type DataFile, dataFileOf, type ExportedSpec, exportedSpecOf } from './exported-spec.ts';

/** The options of `verify`. */
export interface VerifyOptions extends ExportedSpec {
  /** The engines, in the order of the table. */
  readonly chosen: readonly ChosenRunner[];
  /** True if the user named the engines. */
  readonly isNamed: boolean;
  /** The CSV file that gives the checks more values; undefined without one. */
  readonly data: DataFile | undefined;
}

/**
 * Resolves the flags of `verify`.
 *
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_INPUT
 */
export async function resolveVerify(
  flags: RawVerifyOptions,
  [spec = STDIN]: readonly string[],
): Promise<VerifyOptions> {
  const named = flags.on?.flatMap((words) => words.split(',')).map(chosenRunner);
  checkReadOnce([spec, flags.data].filter((file) => file !== undefined));
  return Object.freeze({
    chosen: named ?? RUNNERS.map((runner) => ({ runner, program: undefined })),
    isNamed: named !== undefined,
    ...exportedSpecOf(flags, spec, ''),
    data: await dataFileOf(flags.data, flags),
  });
}
