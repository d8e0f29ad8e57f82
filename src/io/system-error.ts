/** Descriptions of the system's error codes. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  ENOTDIR: 'not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'read-only file system',
  EISDIR: 'is a directory',
  ENOSPC: 'no space left',
  EFBIG: 'file too large',
  EDQUOT: 'disk quota exceeded',
  EIO: 'input/output error',
  EBUSY: 'in use, or a mount point',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'too many levels of symbolic links',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files in the system',
  ENOMEM: 'out of memory',
  EPIPE: 'its reader has gone',
};

/** The fields that identify an error of the file system. */
export type SystemError = Pick<NodeJS.ErrnoException, 'code' | 'message'>;

/** Words for an error of the file system. */
export function systemReason(cause: SystemError): string {
  return REASONS[cause.code ?? ''] ?? cause.message;
}

/** A path as messages name it: an empty one, from a variable that is not set, must show. */
export function shownPath(path: string): string {
  return path === '' ? '""' : path;
}
