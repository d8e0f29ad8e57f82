import { DiscretizeError } from '../core/errors/error.ts';

/** The error for what a target cannot hold or do. */
export function cannotExport(target: string, what: string, hint?: string): DiscretizeError {
  const message = `cannot export to ${target}: ${what}`;
  return new DiscretizeError('E_EXPORT', message, hint === undefined ? {} : { hint });
}
