import { DiscretizeError } from '../../core/errors/error.ts';
import { isStdin } from '../../io/reading/input-name.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { checkInPlace } from '../../io/writing/in-place.ts';
import type { RawOptions } from '../arguments/raw-options.ts';

/**
 * Makes sure that `--in-place` can be done: all that may be known before the first file is read.
 *
 * @throws DiscretizeError E_USAGE, E_OUTPUT
 */
export async function checkInPlaceFlags(
  flags: RawOptions,
  paths: readonly string[],
): Promise<void> {
  const { inPlace, output, stats, rejects, spec } = flags;
  const isWritten = flags.preview === undefined && !flags.printSpec;
  if (inPlace === undefined || !isWritten) return;
  if (paths.some(isStdin)) {
    throw refusal('standard input has no place to be written to', 'name the files');
  }
  if (output !== undefined) throw refusal('there is --output, too', 'leave out one of the two');
  if (stats !== undefined && paths.length > 1) {
    throw refusal('--stats counts one table, and here are several', 'take one file at a time');
  }
  if (/[/\\]/.test(inPlace)) {
    throw refusal(`"${inPlace}" is no suffix`, 'the backup stays in the folder: --in-place=.bak');
  }
  await checkInputs(paths);
  await checkInPlace(
    paths,
    inPlace,
    [spec, stats, rejects].filter((path) => path !== undefined),
  );
}

function refusal(message: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `--in-place: ${message}`, { hint });
}
