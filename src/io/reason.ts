/** What the system's error codes mean to the one who named the file. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is on a read-only file system',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space is left',
  EFBIG: 'it would be larger than a file may be',
  EPIPE: 'its reader has gone',
};

/** Words for an error of the file system. */
export function reason(cause: NodeJS.ErrnoException): string {
  return REASONS[cause.code ?? ''] ?? cause.message;
}
