/** A time in a zone, as far as its table needs it; the standard's own types need a later library. */
export interface ZonedTime {
  readonly epochMilliseconds: number;
  readonly offsetNanoseconds: number;
  readonly getTimeZoneTransition: (direction: 'next') => ZonedTime | null;
}

/** The part of Temporal that makes a zone's table. */
export interface TemporalModule {
  readonly Instant: {
    readonly fromEpochMilliseconds: (ms: number) => {
      readonly toZonedDateTimeISO: (zone: string) => ZonedTime;
    };
  };
}

/** The package that has Temporal for a runtime without it. */
export const POLYFILL = 'temporal-polyfill';

/** The part of Node that finds packages; browsers lack it. */
interface NodeLike {
  readonly getBuiltinModule?: (name: 'node:module') => {
    readonly createRequire: (from: string) => (name: string) => unknown;
  };
}

/**
 * Temporal: the runtime's own, else that of the optional package.
 *
 * @returns undefined if neither is there
 */
export function findTemporal(): TemporalModule | undefined {
  const { Temporal, process: node } = globalThis as {
    readonly Temporal?: TemporalModule;
    readonly process?: NodeLike;
  };
  if (Temporal !== undefined) return Temporal;
  const load = node?.getBuiltinModule?.('node:module').createRequire(import.meta.url);
  try {
    return (load?.(POLYFILL) as { readonly Temporal: TemporalModule } | undefined)?.Temporal;
  } catch {
    return undefined;
  }
}
