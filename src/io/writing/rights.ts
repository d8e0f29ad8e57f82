import { type BigIntStats, fchmodSync, fchownSync, fstatSync } from 'node:fs';

/** The permissions of a file, without setuid, setgid and sticky bits. */
const RIGHTS = 0o777n;

/** True if a new file has another owner or group than the one that it replaces. */
interface Difference {
  readonly owner: boolean;
  readonly group: boolean;
}

/** The mode to make a file with before its owner and group are known: no more rights than the old file's. */
export function cautiousMode(old: BigIntStats): number {
  return modeFor(old, { owner: true, group: true });
}

/**
 * Gives a new file the owner, the group and the mode of an old one, as far as the system allows it, and
 * nobody more rights than the old file gave.
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
 * Another group gets what both the old group and everybody had, and so does everybody: members of the old
 * group belong to either now. If the owner differs, the old owner belongs to either, too.
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

/** Node's permission model allows no change of an open file: the cautious mode stays. */
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
    // The file stays ours; its mode is chosen for that.
  }
}
