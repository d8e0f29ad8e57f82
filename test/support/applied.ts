import { DiscretizeError } from '../../src/core/errors/error.ts';
import type { FeatureStats, RepairedCounts, Stats } from '../../src/core/stats.ts';
import type { Source } from '../../src/csv/decode.ts';
import { type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import { type BadRow, Rejections } from '../../src/csv/table/rejections.ts';
import type { EngineName } from '../../src/engine/choose-engine.ts';
import { apply } from '../../src/jobs/apply.ts';
import { type BinRequest, requestFor } from '../../src/plan/bin-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { sourceOf } from './sources.ts';

/** What is asked of a run. */
export interface Wish {
  /** A spec in any form; default: the boundaries of the seed matrix. */
  readonly spec?: unknown;
  readonly request?: Partial<BinRequest>;
  readonly dialect?: DialectOptions;
  /** Where the content is cut; default: nowhere. */
  readonly cuts?: readonly number[];
  /** Default: records. */
  readonly engine?: EngineName;
  /** How many rows may be rejected; default: the first one ends the run. */
  readonly maxErrors?: number;
}

/** Everything that a run shows to the outside, as plain values. */
export interface AppliedOutcome {
  /** The output's bytes as a byte string. */
  readonly output: string;
  /** The rows that were rejected: why, where, and their bytes as byte strings. */
  readonly rejected: readonly object[];
  /** Undefined where there was no record, or where the run failed. */
  readonly stats: PlainStats | undefined;
  readonly error: Pick<DiscretizeError, 'code' | 'message' | 'at'> | undefined;
}

interface PlainStats {
  readonly rows: number;
  readonly dropped: number;
  readonly rejected: number;
  readonly repaired: RepairedCounts;
  readonly features: readonly Pick<FeatureStats, 'byColumn'>[];
}

/** The boundaries of the seed matrix. */
export const SEED = [-0.5, 0, 0.1, 0.2, 3] as const;

const requests = new WeakMap<object, BinRequest>();

/** The request of a spec, which many runs have. */
export function requestOf(spec: unknown): BinRequest {
  if (typeof spec !== 'object' || spec === null) return requestFor(parseSpec(spec));
  const known = requests.get(spec) ?? requestFor(parseSpec(spec));
  requests.set(spec, known);
  return known;
}

/** Runs the engine from memory to memory. */
export async function applied(
  content: string | Uint8Array | readonly Source[],
  settings: Wish = {},
): Promise<AppliedOutcome> {
  const { spec = SEED, request = {}, dialect = {}, cuts = [], maxErrors } = settings;
  const rejected: object[] = [];
  const take = ({ fault, column, raw }: BadRow): void => {
    const { code, message, at } = fault;
    rejected.push({ code, message, at, column, record: raw });
  };
  const isOne = typeof content === 'string' || content instanceof Uint8Array;
  const sources = isOne ? [sourceOf(content, { cuts })] : content;
  const written: Uint8Array[] = [];
  const output = (): string => Buffer.concat(written).toString('latin1');
  const write = async (bytes: Uint8Array): Promise<void> => void written.push(bytes.slice());
  try {
    const wanted = { ...requestOf(spec), ...request };
    const rejections = new Rejections(
      maxErrors === undefined ? undefined : { limit: maxErrors, take },
    );
    const options = { engine: settings.engine ?? 'records', threads: 1, rejections } as const;
    const done = await apply(wanted, sources, resolveDialect(dialect), { write }, options);
    return { output: output(), rejected, stats: plain(done?.stats), error: undefined };
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const { code, message, at } = error;
    return { output: output(), rejected, stats: undefined, error: { code, message, at } };
  }
}

function plain(stats: Stats | undefined): PlainStats | undefined {
  if (stats === undefined) return undefined;
  const features = stats.features.map(({ label, counts, ...rest }) => ({
    ...rest,
    counts: [...counts],
  }));
  return {
    rows: stats.rows,
    dropped: stats.dropped,
    rejected: stats.rejected,
    repaired: stats.repaired,
    features,
  };
}
