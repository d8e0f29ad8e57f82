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
  readonly argv?: readonly string[];
  readonly cwd?: () => string;
  readonly getBuiltinModule?: <Name extends keyof NodeModules>(name: Name) => NodeModules[Name];
}

interface NodeModules {
  readonly 'node:module': {
    readonly createRequire: (from: string) => (name: string) => unknown;
  };
  readonly 'node:fs': { readonly realpathSync: (path: string) => string };
}

/**
 * Temporal: the runtime's own, else that of the optional package, looked for beside the program that runs and
 * beside the current folder. `import.meta` would not do: a script in a browser has none.
 *
 * @returns undefined if neither is there
 */
export function findTemporal(): TemporalModule | undefined {
  const { Temporal, process: node } = globalThis as {
    readonly Temporal?: TemporalModule;
    readonly process?: NodeLike;
  };
  if (Temporal !== undefined) return Temporal;
  const { getBuiltinModule: builtin, argv, cwd } = node ?? {};
  if (builtin === undefined) return undefined;
  const program = argv?.[1];
  return (
    loadFrom(builtin, () => builtin('node:fs').realpathSync(program ?? '')) ??
    loadFrom(builtin, () => `${cwd?.() ?? ''}/`)
  );
}

/** The package as a file finds it; undefined if it does not. */
function loadFrom(
  builtin: NonNullable<NodeLike['getBuiltinModule']>,
  place: () => string,
): TemporalModule | undefined {
  try {
    const found = builtin('node:module').createRequire(place())(POLYFILL);
    return (found as { readonly Temporal?: TemporalModule }).Temporal;
  } catch {
    return undefined;
  }
}
