/** The members of a time in a zone that a table needs; the types of the standard need a later library of TypeScript. */
export interface ZonedTime {
  readonly epochMilliseconds: number;
  readonly offsetNanoseconds: number;
  readonly getTimeZoneTransition: (direction: 'next') => ZonedTime | null;
}

/** The part of Temporal that makes the table of a zone. */
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
  readonly execArgv?: readonly string[];
  readonly getBuiltinModule?: <Name extends keyof NodeModules>(name: Name) => NodeModules[Name];
}

interface NodeModules {
  readonly 'node:module': {
    readonly createRequire: (from: string) => (name: string) => unknown;
  };
  readonly 'node:fs': { readonly realpathSync: (path: string) => string };
  readonly 'node:path': { readonly isAbsolute: (path: string) => boolean };
}

/** Flags of Node for a program as text, with which the first argument is not a program file. */
const EVALUATED = /^(?:-e|-p|-pe|--eval|--print)(?:=|$)/;

/**
 * Temporal of the runtime, or of the optional package, which is searched beside the running program and never in the
 * current folder, whose files may come from anyone. Scripts in a browser lack `import.meta`.
 *
 * @returns undefined if neither exists
 */
export function findTemporal(): TemporalModule | undefined {
  const { Temporal, process: node } = globalThis as {
    readonly Temporal?: TemporalModule;
    readonly process?: NodeLike;
  };
  return Temporal ?? (node && besideProgram(node));
}

/** The package as the running program finds it; undefined if it is not found, or if the program is not a file. */
function besideProgram({
  argv = [],
  execArgv = [],
  getBuiltinModule: builtin,
}: NodeLike): TemporalModule | undefined {
  const [, program = ''] = argv;
  if (builtin === undefined || execArgv.some((flag) => EVALUATED.test(flag))) return undefined;
  if (!builtin('node:path').isAbsolute(program)) return undefined;
  try {
    const file = builtin('node:fs').realpathSync(program);
    const found = builtin('node:module').createRequire(file)(POLYFILL);
    return (found as { readonly Temporal?: TemporalModule }).Temporal;
  } catch {
    return undefined;
  }
}
