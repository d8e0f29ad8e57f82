import type { Notation } from '../../core/cells/notation.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { specOf } from './bin-options.ts';
import { requestOf } from './bin-request.ts';
import { dialectOf } from './dialect.ts';

/** The options of `explain`. */
export interface ExplainOptions {
  readonly request: BinRequest;
  /** The number notation of the values. */
  readonly notation: Notation;
  readonly isJson: boolean;
}

/**
 * Resolves the flags of `explain`, and reads the spec.
 *
 * @throws DiscretizeError E_USAGE, E_BOUNDARIES, E_SPEC, E_INPUT
 */
export async function resolveExplain(flags: RawOptions): Promise<ExplainOptions> {
  const request = requestOf(flags, await specOf(flags));
  return Object.freeze({ request, notation: dialectOf(flags, []), isJson: flags.json ?? false });
}
