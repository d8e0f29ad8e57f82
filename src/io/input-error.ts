import { DiscretizeError } from '../core/errors/error.ts';
import { type SystemError, systemReason } from './system-error.ts';

/** The replacement of Node for bytes in a name that are not UTF-8. */
const REPLACED = '\ufffd';

/** The error for an input that cannot be read. */
export function inputError(name: string, cause: SystemError): DiscretizeError {
  const isUnnamed = cause.code === 'ENOENT' && name.includes(REPLACED);
  const why = isUnnamed ? 'its name is not UTF-8' : systemReason(cause);
  return new DiscretizeError('E_INPUT', `cannot read ${name}: ${why}`, {
    received: name,
    cause,
    ...(isUnnamed && { hint: 'rename it, or pass its content: discretize ... < FILE' }),
  });
}
