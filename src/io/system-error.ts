/** What the system's error codes mean to the one who named the file. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  ENOTDIR: 'a part of the path is not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is on a read-only file system',
  EISDIR: 'is a directory',
  ENOSPC: 'no space left',
  EFBIG: 'it would be larger than a file may be',
  EDQUOT: 'no space is left in the quota',
  EIO: 'the device reports an error',
  EBUSY: 'it is in use, or a mount point',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links run in a circle',
  EMFILE: 'too many files are open',
  EPIPE: 'its reader has gone',
};

/** What tells errors of the file system apart. */
export type SystemError = Pick<NodeJS.ErrnoException, 'code' | 'message'>;

/** Words for an error of the file system. */
export function systemReason(cause: SystemError): string {
  return REASONS[cause.code ?? ''] ?? cause.message;
}

/** A path as messages name it: an empty one, from a variable that is not set, must show. */
export function shownName(path: string): string {
  return path === '' ? '""' : path;
}
