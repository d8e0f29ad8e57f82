import { DiscretizeError } from '../../core/errors/error.ts';
import { nameOf } from '../../io/reading/input-name.ts';

/**
 * An error about what a file holds, with the file's name in it; any other error as it is.
 *
 * @param path a file, or `-` for standard input
 */
export function inFile(error: unknown, path: string): unknown {
  if (!(error instanceof DiscretizeError)) return error;
  const { code, message, hint, problems, cause, expected, received } = error;
  const at = { ...error.at, file: nameOf(path) };
  return new DiscretizeError(code, message, { at, hint, problems, cause, expected, received });
}
