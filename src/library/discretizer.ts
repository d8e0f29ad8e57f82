import type { Source } from '../csv/decode.ts';
import { type DialectOptions, resolveDialect } from '../csv/dialect.ts';
import { type RejectedRow, Rejections } from '../csv/table/rejections.ts';
import type { NameBy } from '../encode/mode.ts';
import { chooseEngine } from '../engine/choose-engine.ts';
import { apply } from '../jobs/apply.ts';
import { requestFor } from '../plan/bin-request.ts';
import { parseSpec } from '../spec/parse.ts';
import type { Spec } from '../spec/spec.ts';
import { pull } from './pull.ts';
import { type SparseOutput, sparseRows } from './sparse.ts';
import { type FeatureOutput, type InputRow, transformRows } from './transform.ts';

/** CSV to read: bytes or UTF-8 text, whole or in pieces. */
export type CsvInput =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** How CSV is read and written; all of it has the defaults of the command. */
export interface CsvOptions extends DialectOptions {
  /** A column list such as `fare,3,tip*`; default: the spec's, or all columns that look numeric. */
  readonly columns?: string;
  /** Keep the columns, and put the made ones after the last. Default false. */
  readonly append?: boolean;
  /** Added to a column's name with `append`. Default `_bin`. */
  readonly suffix?: string;
  /** What one_hot, multi_hot and count columns end in. Default `code`. */
  readonly nameBy?: NameBy;
  /** Leave out the output column of each feature's first bin. Default false. */
  readonly dropFirst?: boolean;
  /** The only input columns that stay besides output columns: column lists. Default: all that are not binned. */
  readonly keep?: readonly string[];
  /** What errors call the input. Default `<input>`. */
  readonly file?: string;
  /**
   * Takes bad rows, which are then left out, in the order of the input; without it the first one ends the run.
   * What it throws ends the run.
   */
  readonly onRefused?: (row: RejectedRow) => void | Promise<void>;
  /** Ends a run with an AbortError. */
  readonly signal?: AbortSignal;
}

/** A spec, ready to be applied to rows in memory and to CSV. Holds no state between calls. */
export interface Discretizer {
  readonly spec: Spec;
  /**
   * Buckets rows in memory.
   *
   * @param rows numbers, numeric text, or null for missing; all of one length. They are not changed
   * @param header the columns' names. Default: the spec's columns in its order, or 1 to n
   * @returns one entry for each feature, in the spec's order, with values in Keras's shapes
   * @throws DiscretizeError as the command does
   */
  readonly transform: (rows: readonly InputRow[], header?: readonly string[]) => FeatureOutput[];
  /**
   * Bins rows in memory, for one_hot, multi_hot and count: the values that are not zero.
   *
   * @returns one matrix for each feature, in the spec's order
   * @throws DiscretizeError as `transform`; E_USAGE for other output modes
   */
  readonly sparse: (rows: readonly InputRow[], header?: readonly string[]) => SparseOutput[];
  /**
   * Buckets CSV. Nothing is read before the first piece is asked for, and no more than is asked for.
   *
   * @returns the output in pieces, cut anywhere; they are the caller's
   * @throws DiscretizeError while it is walked; the rows before the failure come first
   */
  readonly csv: (input: CsvInput, options?: CsvOptions) => AsyncGenerator<Uint8Array, void, void>;
}

/**
 * Makes a discretizer.
 *
 * @param spec a spec in any form that `parseSpec` reads, as text or as a value
 * @throws DiscretizeError E_SPEC
 * @example discretizer([-0.5, 0, 0.1, 0.2, 3]).transform([[0, 0.15, 0.21, 0.3]])[0].values // [[2, 3, 4, 4]]
 */
export function discretizer(spec: unknown): Discretizer {
  const parsed = parseSpec(spec);
  return {
    spec: parsed,
    transform: (rows, header) => transformRows(parsed, rows, header),
    sparse: (rows, header) => sparseRows(parsed, rows, header),
    csv: (input, options = {}) => bucketCsv(parsed, input, options),
  };
}

/**
 * Buckets CSV: the command as a function.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @returns the output in pieces, cut anywhere
 * @example for await (const bytes of discretize('x\n0.15\n', [0, 0.1])) process.stdout.write(bytes)
 */
export function discretize(
  input: CsvInput,
  spec: unknown,
  options: CsvOptions = {},
): AsyncGenerator<Uint8Array, void, void> {
  return discretizer(spec).csv(input, options);
}

/** No more is read than is asked for, and nothing is started that would outlive the caller's interest. */
const RUN = { threads: 1, isEager: true } as const;

function bucketCsv(
  spec: Spec,
  input: CsvInput,
  options: CsvOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const {
    columns,
    append,
    suffix,
    nameBy,
    dropFirst,
    keep,
    file = '<input>',
    signal,
    ...rest
  } = options;
  const { onRefused, ...dialect } = rest;
  const defaults = requestFor(spec);
  const request = {
    ...defaults,
    columns,
    append: append ?? defaults.append,
    suffix: suffix ?? defaults.suffix,
    nameBy: nameBy ?? defaults.nameBy,
    dropFirst: dropFirst ?? defaults.dropFirst,
    keep,
  };
  const source: Source = { name: file, bytes: pieces(input) };
  return pull(async (sink) => {
    const resolved = resolveDialect(dialect);
    const engine = chooseEngine(resolved).name;
    const rejections = new Rejections(
      onRefused === undefined ? undefined : { limit: Number.POSITIVE_INFINITY, take: onRefused },
    );
    return await apply(request, [source], resolved, sink, { ...RUN, engine, signal, rejections });
  });
}

/** The input as pieces of bytes; text is UTF-8, and never cut inside a character. */
async function* pieces(input: CsvInput): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const whole = typeof input === 'string' || input instanceof Uint8Array;
  for await (const piece of whole ? [input] : input) {
    yield typeof piece === 'string' ? encoder.encode(piece) : piece;
  }
}
