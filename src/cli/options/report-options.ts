import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import type { ReportOptions } from '../report/run-messages.ts';
import { COLOR_CHOICES } from '../terminal/color-choice.ts';

/**
 * Resolves the flags about messages.
 *
 * @throws DiscretizeError E_USAGE
 */
export function resolveReport({ quiet, verbose, progress, color }: RawOptions): ReportOptions {
  choice('color', color, COLOR_CHOICES);
  return {
    isQuiet: quiet ?? false,
    isVerbose: verbose ?? false,
    hasProgress: progress && !quiet,
  };
}
