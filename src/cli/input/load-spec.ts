import { inFile } from '../../core/errors/error.ts';
import { readSpecText } from '../../io/documents/spec-file.ts';
import { nameOf } from '../../io/reading/input-name.ts';
import { parseSpec } from '../../spec/parse.ts';
import type { Spec } from '../../spec/spec.ts';

/**
 * Reads a spec file; its errors name the file.
 *
 * @param path the file; `-` is standard input
 * @param layer the layer to read, if the file is a Keras model of several
 */
export async function loadSpec(path: string, layer: string | undefined): Promise<Spec> {
  return (await loadSpecText(path, layer)).spec;
}

/** Reads a spec file as `loadSpec` does; returns its text, too. */
export async function loadSpecText(
  path: string,
  layer: string | undefined,
): Promise<{ readonly spec: Spec; readonly text: string }> {
  const text = await readSpecText(path);
  try {
    return { text, spec: parseSpec(text, layer === undefined ? {} : { layer }) };
  } catch (error) {
    throw inFile(error, { file: nameOf(path) });
  }
}
