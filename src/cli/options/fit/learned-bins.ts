import { DiscretizeError } from '../../../core/errors/error.ts';
import type { FitRequest } from '../../../jobs/fit-request.ts';
import { type BinRequest, requestFor } from '../../../plan/bin-request.ts';
import { SPEC_DEFAULTS } from '../../../spec/spec.ts';
import type { RawFitOptions } from '../../arguments/raw-options.ts';
import { outputRequestOf } from '../bin-request.ts';
import { checkOutsideUnset } from '../compat.ts';
import { fitRequestOf } from './fit-options.ts';

/** The bins of a run that fits boundaries to its input first. */
export interface LearnedBins {
  readonly fit: FitRequest;
  /** The use of the fitted spec. */
  readonly request: Omit<BinRequest, 'spec'>;
}

/**
 * Resolves the flags of a run that fits boundaries to its input first. Columns and rules of `--compat` are
 * part of the fitted spec.
 *
 * @throws DiscretizeError E_USAGE
 */
export function resolveLearnedBins(flags: RawFitOptions): LearnedBins {
  checkOutsideUnset(flags);
  checkAlone(flags);
  const fit = { ...fitRequestOf(flags), isForSameRows: !flags.printSpec };
  const { spec: _, ...defaults } = requestFor({ ...SPEC_DEFAULTS, features: [] });
  return { fit, request: { ...defaults, ...outputRequestOf(flags) } };
}

/** Rejects explicit boundaries in a run that fits boundaries. */
function checkAlone({ boundaries, spec }: RawFitOptions): void {
  if (boundaries === undefined && spec === undefined) return;
  const other = boundaries === undefined ? '--spec' : '--boundaries';
  throw new DiscretizeError('E_USAGE', `cannot use --bins with ${other}`, {
    hint: 'remove one: --bins fits boundaries, the other gives them',
  });
}
