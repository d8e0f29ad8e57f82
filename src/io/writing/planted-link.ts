import type { Stats } from 'node:fs';
import { outputError } from '../byte-sink.ts';

/** The mode of a folder in which anyone may create files, and only owners may remove them. */
const STICKY_FOR_ALL = 0o1002;

/**
 * Rejects a symbolic link of another user in a world-writable sticky folder, such as `/tmp`: the rule
 * `protected_symlinks` of Linux, on any system.
 *
 * @param user the effective user of the process; undefined on systems without user ids
 * @throws DiscretizeError E_OUTPUT
 */
export function checkPlantedLink(
  path: string,
  link: Pick<Stats, 'uid'>,
  folder: Pick<Stats, 'uid' | 'mode'>,
  user: number | undefined,
): void {
  const isOpenToAll = (folder.mode & STICKY_FOR_ALL) === STICKY_FOR_ALL;
  if (user === undefined || !isOpenToAll) return;
  if (link.uid === user || link.uid === folder.uid) return;
  throw outputError(path, "it is another user's symbolic link in a world-writable directory", {
    hint: 'name the file that it points to, or remove the link',
  });
}
