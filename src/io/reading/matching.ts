import { promises as fs } from 'node:fs';
import { join, parse, sep } from 'node:path';
import { DiscretizeError } from '../../core/errors/error.ts';
import { STDIN } from './input-name.ts';

/** Makes a test of names by a glob. */
type Matcher = (glob: string) => (name: string) => boolean;

/** True for a name that may be a glob of files. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * The files that match a glob, sorted; the glob itself if it is the name of a file. `*` and `?` match characters of
 * one name, but not a leading point. Folders are omitted.
 *
 * @param matcher makes the test of names
 * @throws DiscretizeError E_INPUT if none matches
 */
export async function matchingFiles(glob: string, matcher: Matcher): Promise<readonly string[]> {
  if (await isThere(glob)) return [glob];
  const { root } = parse(glob);
  const segments = glob.slice(root.length).split(sep === '/' ? /\/+/ : /[/\\]+/);
  let found: readonly string[] = [root];
  for (const [i, segment] of segments.entries()) {
    const isLast = i === segments.length - 1;
    const next = await Promise.all(found.map((path) => step(path, segment, isLast, matcher)));
    found = next.flat();
  }
  if (found.length > 0) return found;
  throw new DiscretizeError('E_INPUT', `no file matches ${glob}`, {
    received: glob,
    hint: '* matches any text, ? any one character',
  });
}

/** The paths in a folder that match a segment of a glob. */
async function step(
  folder: string,
  segment: string,
  isLast: boolean,
  matcher: Matcher,
): Promise<string[]> {
  if (!isGlob(segment)) {
    const path = join(folder, segment);
    return !isLast || (await isThere(path)) ? [path] : [];
  }
  const matches = matcher(segment);
  const entries = await fs.readdir(folder || '.', { withFileTypes: true }).catch(() => []);
  const fitting = entries.filter(
    (entry) =>
      matches(entry.name) &&
      entry.name.startsWith('.') === segment.startsWith('.') &&
      // The target of a link is examined when it is read or entered.
      (isLast ? !entry.isDirectory() : !entry.isFile()),
  );
  return fitting.map(({ name }) => inFolder(folder, name)).sort();
}

/** The path of a file in a folder; `./-` for a file with the name of standard input. */
function inFolder(folder: string, name: string): string {
  const path = join(folder, name);
  return path === STDIN ? `.${sep}${path}` : path;
}

async function isThere(path: string): Promise<boolean> {
  return await fs.lstat(path).then(
    () => true,
    () => false,
  );
}
