import { type BigIntStats, fchmodSync, fchownSync, fstatSync } from 'node:fs';

/** The permissions of a file, without setuid, setgid and sticky bits. */
const RIGHTS = 0o777n;

/** True if a new file has another owner or group than the one that it replaces. */
interface Difference {
  readonly owner: boolean;
  readonly group: boolean;
}

/** The mode to create a file with before its owner and group are known: at most the permissions of the old file. */
export function cautiousMode(old: BigIntStats): number {
  return modeFor(old, { owner: true, group: true });
}

/**
 * Sets owner, group and mode of an old file on a new one, as far as the system allows it, and gives nobody more
 * permissions.
 *
 * @throws the system's error if the mode cannot be set
 */
export function carryRights(file: number, old: BigIntStats): void {
  const made = fstatSync(file, { bigint: true });
  const [uid, gid] = [Number(made.uid), Number(old.gid)];
  if (made.gid !== old.gid) tryChange(() => fchownSync(file, uid, gid));
  if (made.uid !== old.uid) tryChange(() => fchownSync(file, Number(old.uid), gid));
  const now = fstatSync(file, { bigint: true });
  const mode = modeFor(old, { owner: now.uid !== old.uid, group: now.gid !== old.gid });
  if (Number(now.mode & 0o7777n) !== mode) setMode(file, mode);
}

/**
 * The mode for a new file. If the group differs, group and others get the permissions that both had, since members of
 * the old group may be in either. If the owner differs, so may the old owner.
 */
function modeFor({ mode }: BigIntStats, difference: Difference): number {
  const rights = Number(mode & RIGHTS);
  const owner = (rights >> 6) & 7;
  const limit = difference.owner ? owner : 7;
  const [group, others] = [(rights >> 3) & limit & 7, rights & limit & 7];
  const both = group & others;
  return difference.group
    ? (owner << 6) | (both << 3) | both
    : (owner << 6) | (group << 3) | others;
}

/** Sets the mode, unless the permission model of Node forbids it, which keeps the cautious mode. */
function setMode(file: number, mode: number): void {
  try {
    fchmodSync(file, mode);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_ACCESS_DENIED') throw cause;
  }
}

function tryChange(action: () => void): void {
  try {
    action();
  } catch {
    // The owner stays the current user, for which the mode is chosen.
  }
}
