import { fstatSync, statSync } from 'node:fs';
import { isRegular } from './file-reader.ts';
import { pathOrDescriptor } from './input-name.ts';

/**
 * How many bytes some inputs have together; undefined if one of them is no regular file, and so may
 * have any number.
 *
 * @param paths files, `-` for standard input
 */
export function totalSize(paths: readonly string[]): number | undefined {
  let size = 0;
  for (const path of paths) {
    const place = pathOrDescriptor(path);
    if (!isRegular(place)) return undefined;
    size += typeof place === 'number' ? fstatSync(place).size : statSync(place).size;
  }
  return size;
}
