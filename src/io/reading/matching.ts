import { promises as fs } from 'node:fs';
import { join, parse, sep } from 'node:path';
import { DiscretizeError } from '../../core/errors/error.ts';
import { STDIN } from './input-name.ts';

/** Tells which names match a glob. */
type Matcher = (glob: string) => (name: string) => boolean;

/** True for a name that may be a glob of files. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * The files that a glob means, sorted; itself where a file has that very name. `*` and `?` stand for
 * characters of one name, and match a leading point only where the glob has one. Folders are left out.
 *
 * @param matcher how names are matched
 * @throws DiscretizeError E_INPUT where none matches
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

/** The names in a folder that a segment of a glob means, with the folder before them. */
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
      // What a link points to is found out when it is read, or gone into.
      (isLast ? !entry.isDirectory() : !entry.isFile()),
  );
  return fitting.map(({ name }) => inFolder(folder, name)).sort();
}

/** A file that is named as standard input is gets its folder before it. */
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
