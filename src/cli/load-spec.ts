import { DiscretizeError } from '../core/error.ts';
import { readSpecText } from '../io/spec-file.ts';
import { parseSpec } from '../spec/parse.ts';
import type { Spec } from '../spec/spec.ts';
import type { Typed } from './typed.ts';

/**
 * Reads a spec file; its errors name the file.
 *
 * @param path a file, or `-` for standard input
 * @param layer the Keras layer to take, where there are several
 */
export async function loadSpec(path: string, layer: string | undefined): Promise<Spec> {
  const text = await readSpecText(path);
  try {
    return parseSpec(text, layer === undefined ? {} : { layer });
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const { code, message, hint, problems, cause, expected, received } = error;
    const at = { ...error.at, file: path === '-' ? '<stdin>' : path };
    throw new DiscretizeError(code, message, { at, hint, problems, cause, expected, received });
  }
}

/** The spec of `--spec`; undefined where there is none. */
export async function specOf({
  spec,
  layer,
}: Pick<Typed, 'spec' | 'layer'>): Promise<Spec | undefined> {
  return spec === undefined ? undefined : await loadSpec(spec, layer);
}
