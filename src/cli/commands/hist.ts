import { DiscretizeError } from '../../core/errors/error.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { Table } from '../../csv/table/table.ts';
import type { EngineName } from '../../engine/choose-engine.ts';
import { readColumnsOf } from '../../engine/columns.ts';
import type { RuleName } from '../../fit/bin-count/rules.ts';
import { ColumnCollector, MEMORY } from '../../fit/collect/collect.ts';
import { histogramBoundaries } from '../../fit/numbers/histogram-boundaries.ts';
import { checkInputs, openTextSource } from '../../io/reading/source.ts';
import { checkOutput, STDOUT } from '../../io/writing/sink.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Request } from '../../plan/request.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { type Counter, choosingCounter, counterOf } from '../histogram/count-columns.ts';
import { type Drawn, histogramOutput } from '../histogram/output.ts';
import { checkStdin } from '../input/check-stdin.ts';
import { expandInputs } from '../input/expand-inputs.ts';
import { specOf } from '../input/load-spec.ts';
import { noInput } from '../input/no-input.ts';
import { weighedCounter, weightPosition, withWeight } from '../input/weights.ts';
import { checkOutsideGiven } from '../options/compat.ts';
import { withDelimiter } from '../options/delimiter.ts';
import { binCountOf } from '../options/learn-options.ts';
import { dialectOf, engineOf, requestOf, threadsOf } from '../options/request.ts';
import { withBadRows } from '../output/bad-rows.ts';
import { committing, hasFile } from '../output/outputs.ts';
import { print } from '../output/print.ts';
import { warnRepaired } from '../report/repaired.ts';
import { warn } from '../report/report.ts';
import { announceFallback, reportPlan } from '../report/run-messages.ts';
import { metering, wantsProgress } from '../terminal/progress.ts';

/** The flags of `hist` as typed. */
interface HistTyped extends RawOptions {
  readonly weight?: string;
}

/**
 * `discretize hist [file...]`: a histogram of each column, in boundaries that are given or chosen.
 *
 * @returns the exit status
 * @throws DiscretizeError as the main command
 */
export async function histCommand(args: readonly string[]): Promise<number> {
  const { operands, flags: typed } = parseTyped<HistTyped>('hist', args);
  if (operands.length === 0 && process.stdin.isTTY) throw noInput('discretize hist');
  if (typed.json && typed.csv) {
    throw new DiscretizeError('E_USAGE', '--json and --csv are two formats', {
      hint: 'leave one out',
    });
  }
  const paths = await expandInputs(operands);
  const flags = await withDelimiter(typed, paths);
  const others = { inputs: paths, outputs: [STDOUT] };
  const drawn = await committing(hasFile(flags), (keep) =>
    withBadRows(flags, others, keep, (refusals) => histograms(flags, paths, refusals)),
  );
  if (!flags.quiet) sayWhatIsInexact(drawn);
  return await print(histogramOutput(drawn, flags));
}

async function histograms(
  flags: HistTyped,
  paths: readonly string[],
  refusals: Rejections,
): Promise<Drawn[]> {
  checkStdin(flags.spec === undefined ? paths : [flags.spec, ...paths]);
  const bins = binsAsked(flags);
  const isGiven = flags.spec !== undefined || flags.boundaries !== undefined;
  const request = withWeight(await requestFor(flags, isGiven), flags.weight);
  const dialect = dialectOf(flags, paths);
  const engine = engineOf(flags, dialect);
  await checkInputs(paths);
  await checkOutput(STDOUT, paths);
  const onPlan = (plan: Plan, table: Table, name: EngineName): void =>
    reportPlan(plan, table, { ...engine, name }, flags);
  const onFallback = (reason: string): void => announceFallback(reason, flags);
  const options = { engine: engine.name, threads: threadsOf(flags), onPlan, onFallback, refusals };
  let counter: ReturnType<typeof weighedCounter> | undefined;
  const read = await metering(wantsProgress(flags), paths, async (watch) => {
    const sources = paths.map((path) => watch(openTextSource(path)));
    return await readColumnsOf(request, sources, dialect, options, (plan) => {
      const place = weightPosition(flags.weight, plan);
      counter = weighedCounter(plan, place, (others) =>
        isGiven ? counterOf(others) : gathering(others, bins, place >= 0),
      );
      return counter.take;
    });
  });
  if (read === undefined && !flags.quiet) warn('the input is empty');
  const { rows } = read?.stats ?? { rows: 0 };
  if (read !== undefined && !flags.quiet) warnRepaired(read.stats.mended);
  const columns = read === undefined ? [] : (counter?.counted(read.stats) ?? []);
  const weight = flags.weight;
  return columns.map((column) => ({ ...column, histogram: { ...column.stats, rows, weight } }));
}

/** A list that is for all columns makes the plan choose them; where none is given, any list does. */
async function requestFor(flags: RawOptions, isGiven: boolean): Promise<Request> {
  if (isGiven) return requestOf(flags, await specOf(flags));
  checkOutsideGiven(flags);
  return { ...requestOf({ ...flags, boundaries: ['0'] }, undefined), outside: undefined };
}

function gathering(plan: Plan, bins: number | RuleName | undefined, weighted: boolean): Counter {
  const memory = Math.floor(MEMORY / Math.max(1, plan.features.length));
  const gatherers = plan.features.map(() => new ColumnCollector({ memory, weighted }));
  return choosingCounter(plan, gatherers, (kept, closed) =>
    histogramBoundaries(kept, bins, closed),
  );
}

/** What `--bins` says; undefined where nothing does. */
function binsAsked({ bins, spec, boundaries }: RawOptions): number | RuleName | undefined {
  if (bins === undefined) return undefined;
  if (spec === undefined && boundaries === undefined) return binCountOf(bins);
  throw new DiscretizeError('E_USAGE', '--bins chooses boundaries, and there are some', {
    hint: 'leave out --bins, or the boundaries',
  });
}

function sayWhatIsInexact(drawn: readonly Drawn[]): void {
  for (const { error, stats } of drawn) {
    const { name, overflow } = stats;
    if (error > 0) {
      const percent = `${Number((100 * error).toPrecision(2))} %`;
      warn(
        `column "${name}": its values do not fit into memory; counts are off by up to ${percent}`,
      );
    }
    if (overflow > 0) {
      const count = overflow.toLocaleString('en-US');
      warn(`column "${name}": ${count} too large for float64, counted as infinite`);
    }
  }
}
