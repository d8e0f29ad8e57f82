import { DiscretizeError } from '../../core/errors/error.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { EngineChoice } from '../../engine/choose-engine.ts';
import { type CsvTable, openCsvTable } from '../../engine/csv-table.ts';
import { planBinsOf, planColumnsOf } from '../../engine/plan-table.ts';
import type { RuleName } from '../../fit/bin-count/rules.ts';
import { ColumnCollector, MEMORY } from '../../fit/collect/collect.ts';
import type { HistogramBins } from '../../fit/histogram/automatic-bins.ts';
import { histogramBins } from '../../fit/histogram/histogram-bins.ts';
import type { Sample } from '../../fit/strategies/strategy.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { checkOutput, STDOUT } from '../../io/writing/sink.ts';
import type { ColumnPlan } from '../../plan/column-plan.ts';
import { FEATURE_DEFAULTS } from '../../spec/spec.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { type Counter, choosingCounter, counterOf } from '../histogram/count-columns.ts';
import { type Drawn, drawnColumn } from '../histogram/drawn-columns.ts';
import { logScaleOf } from '../histogram/log-scale.ts';
import { histogramOutput } from '../histogram/output.ts';
import { checkReadOnce } from '../input/check-stdin.ts';
import { expandInputs } from '../input/expand-inputs.ts';
import { specOf } from '../input/load-spec.ts';
import { noInput } from '../input/no-input.ts';
import { checkOutsideGiven, compatOf } from '../options/compat.ts';
import { type Open, withDelimiter } from '../options/delimiter.ts';
import { binCountOf } from '../options/learn-options.ts';
import { dialectOf, engineOf, threadsOf } from '../options/read-options.ts';
import { binRulesOf, requestOf } from '../options/request.ts';
import { withBadRows } from '../output/bad-rows.ts';
import { checkOutputNames, committing, hasFile } from '../output/outputs.ts';
import { print } from '../output/print.ts';
import { warnChanged } from '../report/changed.ts';
import { warn } from '../report/report.ts';
import { announceFallback, engineRun, reportPlan } from '../report/run-messages.ts';
import { metering, wantsProgress } from '../terminal/progress.ts';

/** The flags of `hist` as typed. */
interface HistTyped extends RawOptions {
  readonly weight?: string;
  /** Empty where no scale is named. */
  readonly log?: string;
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
  const scale = logScaleOf(typed.log, typed);
  const paths = await expandInputs(operands);
  checkOutputNames(typed, 'CSV');
  const { flags, open } = await withDelimiter(typed, paths);
  const others = { inputs: paths, outputs: [STDOUT] };
  const drawn = await committing(hasFile(flags), (keep) =>
    withBadRows(flags, others, keep, (rejections) =>
      histograms(flags, { paths, open }, rejections),
    ),
  );
  if (!flags.quiet) sayWhatIsInexact(drawn);
  return await print(histogramOutput(drawn, flags, scale.counts));
}

async function histograms(
  flags: HistTyped,
  { paths, open }: { readonly paths: readonly string[]; readonly open: Open },
  rejections: Rejections,
): Promise<Drawn[]> {
  checkReadOnce(flags.spec === undefined ? paths : [flags.spec, ...paths]);
  const plan = await plannerOf(flags);
  const dialect = dialectOf(flags, paths);
  const engine = engineOf(flags, dialect);
  const onFallback = (reason: string): void => announceFallback(reason, flags);
  const run = { engine: engine.name, threads: threadsOf(flags), onFallback, rejections };
  await checkInputs(paths);
  await checkOutput(STDOUT, paths);
  return await metering(wantsProgress(flags), paths, async (watch) => {
    const sources = paths.map((path) => watch(open(path)));
    const table = await openCsvTable(sources, dialect, run);
    if (table === undefined) {
      if (!flags.quiet) warn('the input is empty');
      return [];
    }
    try {
      return await drawTable(table, await plan(table), engine, flags);
    } finally {
      await table.close();
    }
  });
}

/** Which columns are counted, and in which bins. */
interface HistogramPlan {
  readonly columns: ColumnPlan;
  readonly counter: Counter;
}

async function drawTable(
  table: CsvTable,
  { columns: plan, counter }: HistogramPlan,
  engine: EngineChoice,
  flags: HistTyped,
): Promise<Drawn[]> {
  const { columns } = plan;
  const name = table.engineFor(table.header.length);
  reportPlan(plan, table, engineRun(engine, name), flags);
  const weighing = columns.findIndex(({ role }) => role === 'weight');
  if (columns.length === 1 && weighing === 0) throw noOtherColumn(columns);
  const stats = await table.readColumns(plan, (values) => counter.take(values, values[weighing]));
  const { rows } = stats;
  const { weight } = flags;
  const counted = counter.counted(stats);
  if (!flags.quiet) {
    warnChanged(
      stats,
      counted.map((one) => one.stats),
      plan.rules,
    );
  }
  return counted.map((one) => drawnColumn(one, { rows, weight, policies: plan.rules }));
}

/** Resolves the flags that say which columns are counted, and in which bins. */
async function plannerOf(flags: HistTyped): Promise<(table: CsvTable) => Promise<HistogramPlan>> {
  const bins = binsAsked(flags);
  const { weight } = flags;
  const roles = weight === undefined ? [] : [{ role: 'weight', name: weight } as const];
  if (flags.spec !== undefined || flags.boundaries !== undefined) {
    const request = { ...requestOf(flags, await specOf(flags)), roles };
    return async (table) => {
      const plan = await planBinsOf(request, table);
      const features = plan.features.flatMap((one) => one.columns.map(() => one));
      return { columns: plan, counter: counterOf(features) };
    };
  }
  checkOutsideGiven(flags);
  const { spec, closed = FEATURE_DEFAULTS.closed } = binRulesOf(flags, undefined);
  const compat = compatOf(flags);
  const isLog = logScaleOf(flags.log, flags).values;
  const request = { columns: flags.columns?.join(','), roles, spec };
  return async (table) => {
    const columns = await planColumnsOf(request, table);
    const { precision, missing } = spec;
    const choose = (kept: Sample): HistogramBins =>
      histogramBins(kept, bins, { closed, compat, isLog });
    const collectors = collectorsOf(columns);
    const counter = choosingCounter(collectors, { precision, missing, closed, choose });
    return { columns, counter };
  };
}

/** A collector for each feature of a plan. */
function collectorsOf({ columns }: ColumnPlan): ColumnCollector[] {
  const weighted = columns.some(({ role }) => role === 'weight');
  const features = columns.filter(({ role }) => role === 'feature');
  const memory = Math.floor(MEMORY / Math.max(1, features.length));
  return features.map(() => new ColumnCollector({ memory, weighted }));
}

function noOtherColumn(columns: ColumnPlan['columns']): DiscretizeError {
  return new DiscretizeError('E_COLUMNS', 'there is no column beside the one of weights', {
    received: columns.map(({ name }) => name),
    hint: 'name others with -c',
  });
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
    if (error > 0) {
      const percent = `${Number((100 * error).toPrecision(2))} %`;
      warn(
        `column "${stats.name}": its values do not fit into memory; counts are off by up to ${percent}`,
      );
    }
  }
}
