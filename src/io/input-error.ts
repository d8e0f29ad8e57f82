import { DiscretizeError } from '../core/errors/error.ts';
import { fileLimitError } from '../core/errors/resource-error.ts';
import { type SystemError, systemReason } from './system-error.ts';

/** The replacement of Node for bytes in a name that are not UTF-8. */
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
