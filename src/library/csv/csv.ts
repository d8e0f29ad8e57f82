import type { DiscretizeError } from '../../core/errors/error.ts';
import { checkOptions } from '../../core/options/check-options.ts';
import type { Source } from '../../csv/decode.ts';
import { resolveDialect } from '../../csv/dialect.ts';
import { Rejections, rejectedRow } from '../../csv/table/rejections.ts';
import { chooseEngine } from '../../engine/choose-engine.ts';
import type { Sink } from '../../engine/table.ts';
import { apply } from '../../jobs/apply.ts';
import type { Spec } from '../../spec/spec.ts';
import { type Counts, countsOf } from '../counts.ts';
import { inOptions, withOptionHints } from '../option-hints.ts';
import { outputRequest } from '../output-options.ts';
import { Abort } from './abort.ts';
import { CSV_OPTIONS, type CsvOptions, dialectOptionsOf, INPUT_NAME } from './csv-options.ts';
import { type CsvInput, checkInput, inputBytes } from './input.ts';
import { pull } from './pull.ts';

/** Binned CSV, in chunks of any size that belong to the caller. */
export interface CsvOutput extends AsyncGenerator<Uint8Array, void, void> {
  /**
   * The counts of the run, at its end; undefined if the reader stops early, or for an input without a record. Rejects
   * with the error of the run; no caller has to wait for it.
   */
  readonly counts: Promise<Counts | undefined>;
}

/** Reads no more than requested, and starts nothing that would outlive the caller's interest. */
const RUN = { threads: 1, isEager: true } as const;

/**
 * Bins CSV by a spec.
 *
 * @throws DiscretizeError E_USAGE at once; other errors while the output is read
 */
export function binCsv(spec: Spec, input: CsvInput, options: CsvOptions): CsvOutput {
  const own = checkOptions('discretize', options, CSV_OPTIONS);
  checkInput(input);
  const abort = new Abort(own.signal);
  const source = { name: own.file ?? INPUT_NAME, bytes: inputBytes(input, abort) };
  const output = pull((sink) => runCsv(spec, source, own, { sink, abort }), abort);
  return Object.assign(output, { counts: output.outcome });
}

async function runCsv(
  spec: Spec,
  source: Source,
  options: CsvOptions,
  { sink, abort }: { readonly sink: Sink; readonly abort: Abort },
): Promise<Counts | undefined> {
  const dialect = withOptionHints(() => resolveDialect(dialectOptionsOf(options)));
  const engine = chooseEngine(dialect).name;
  const rejections = rejectionsOf(options, abort);
  const signal = { throwIfAborted: () => throwIfAborted(abort) };
  const run = { ...RUN, engine, signal, rejections };
  try {
    const applied = await apply(outputRequest(spec, options), [source], dialect, sink, run);
    return applied && countsOf(applied.stats);
  } catch (error) {
    throw inOptions(error);
  }
}

function rejectionsOf({ onRejected }: CsvOptions, abort: Abort): Rejections {
  if (onRejected === undefined) return new Rejections(undefined);
  return new Rejections({
    limit: Number.POSITIVE_INFINITY,
    take: async (bad) => {
      const { error, ...row } = rejectedRow(bad);
      const taken = onRejected({ ...row, error: inOptions(error) as DiscretizeError });
      await abort.race(Promise.resolve(taken));
    },
  });
}

function throwIfAborted(abort: Abort): void {
  if (abort.isAborted) throw abort.reason;
}
