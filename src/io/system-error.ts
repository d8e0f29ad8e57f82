import { DiscretizeError } from '../core/errors/error.ts';
import { fileLimitError } from '../core/errors/resource-error.ts';

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

/** The reason of an error of the file system, in words. */
export function systemReason(cause: SystemError): string {
  return REASONS[cause.code ?? ''] ?? cause.message;
}

/** A path in messages; an empty path, as from an unset variable, in quotes. */
export function shownPath(path: string): string {
  return path === '' ? '""' : path;
}

/** The character with which Node replaces invalid UTF-8 in names. */
const REPLACED = '\ufffd';

/** The error for an input that cannot be read: E_INPUT, or E_RESOURCES if the limits of the system are the cause. */
export function inputError(name: string, cause: SystemError): DiscretizeError {
  const isUnnamed = cause.code === 'ENOENT' && name.includes(REPLACED);
  const why = isUnnamed ? 'its name is not UTF-8' : systemReason(cause);
  const message = `cannot read ${name}: ${why}`;
  const hint = isUnnamed ? 'rename it, or pass its content: discretize ... < FILE' : undefined;
  return (
    fileLimitError(message, cause) ??
    new DiscretizeError('E_INPUT', message, { received: name, cause, hint })
  );
}

/**
 * The result of a call of the file system; undefined if the file does not exist. Other errors are thrown: a file that
 * cannot be examined may exist.
 */
export async function unlessAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
