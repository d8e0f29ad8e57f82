import { readSketchLines } from '../../io/documents/sketch-file.ts';
import { nameOf } from '../../io/reading/input-name.ts';
import type { PartFile } from '../../jobs/partial/read-parts.ts';

/** Files of `--partial`, with their lines. */
export function partFiles(paths: readonly string[]): PartFile[] {
  return paths.map((path) => ({ name: nameOf(path), lines: readSketchLines(path) }));
}
