import type { Spec } from '../../spec/spec.ts';
import { fitEach } from './fit.ts';
import type { FitColumn, FitColumns } from './fit-columns.ts';
import type { FitOptions } from './fit-options.ts';
import { fitTargetSpec } from './fit-target.ts';
import type { TargetFitOptions } from './target-options.ts';

/**
 * Fits the spec of boundaries; see `fit`.
 *
 * @throws DiscretizeError
 */
export function fitSpec(
  columns: FitColumn | FitColumns,
  options: FitOptions | TargetFitOptions,
): Spec {
  return hasTarget(options) ? fitTargetSpec(columns, options) : fitEach(columns, options);
}

function hasTarget(options: FitOptions | TargetFitOptions): options is TargetFitOptions {
  return (options as Partial<TargetFitOptions> | null)?.target !== undefined;
}
