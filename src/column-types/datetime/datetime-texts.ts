import type { BoundaryTexts } from '../../core/boundary-options.ts';
import type { Closed } from '../../core/threshold.ts';
import { nextStep, type Step } from './calendar.ts';
import { edgeResolution, formatLocal, localAt, type Resolution, resolutionOf } from './format.ts';
import type { ZoneTable } from './zone.ts';

/** The resolutions whose bins have a name of their own; each also begins a bin of the next. */
const NAMED = ['year', 'month', 'day'] as const;

/**
 * The texts of a list of instants: dates where all are midnights, else with as many digits as they need. If each
 * bin between two of them is a calendar month, the bins are named `2026-03`; likewise days and years.
 */
export function datetimeTexts(
  values: ArrayLike<number>,
  closed: Closed,
  zone: ZoneTable,
): BoundaryTexts {
  const locals = Array.from(values, (value) => localAt(zone, value));
  const resolution = edgeResolution(locals);
  const named = closed === 'left' ? namedResolution(locals) : undefined;
  return {
    edge: (value) => formatLocal(localAt(zone, value), resolution),
    bin: (lower, upper) =>
      named !== undefined && Number.isFinite(lower) && Number.isFinite(upper)
        ? formatLocal(localAt(zone, lower), named)
        : undefined,
  };
}

/** The resolution that names bins of whole years, months or days; undefined for other bins. */
function namedResolution(locals: readonly number[]): Resolution | undefined {
  if (locals.length < 2) return undefined;
  const begins = resolutionOf(locals);
  const coarsest = NAMED.findIndex((unit) => unit === begins);
  if (coarsest < 0) return undefined;
  return NAMED.slice(coarsest).find((unit) => isEach(locals, { count: 1, unit }));
}

/** True if each time is one step after the one before. */
function isEach(locals: readonly number[], step: Step): boolean {
  return locals.every((local, i) => i === 0 || local === nextStep(locals[i - 1] as number, step));
}
