import { DiscretizeError } from '../../core/errors/error.ts';
import type { ReadStats } from '../../core/stats.ts';
import type { TargetPart } from '../../fit/partial/target-part.ts';
import { excessOf } from '../../io/documents/sketch-file.ts';
import { isReadOnce, nameOf } from '../../io/reading/input-name.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { checkWritable } from '../../io/writing/sink.ts';
import { collectRows, collectTarget, tooManyRows } from '../../jobs/target/collect-target.ts';
import { dataOfRows, type TargetData } from '../../jobs/target/feature-tables.ts';
import { fitTables } from '../../jobs/target/fit-target.ts';
import {
  isSketch,
  type TargetColumns,
  type TargetSketch,
} from '../../jobs/target/target-columns.ts';
import { isSingle, targetRulesOf } from '../../jobs/target/target-request.ts';
import { parseSpec } from '../../spec/parse.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import type { RawFitOptions } from '../arguments/raw-options.ts';
import { resolveTargetFit, type TargetFitCommandOptions } from '../options/target/target-fit.ts';
import { printSpecBins, reportTargetBins } from '../output/spec-bins.ts';
import { warn } from '../report/report.ts';
import { reportChanged } from '../report/run-messages.ts';
import { partFiles } from '../run/fit-first.ts';
import { openInput } from '../run/open-input.ts';
import { fitOutputs, writeJson } from '../run/outputs.ts';
import { startProgress } from '../run/progress.ts';
import { silentRejections } from '../run/rejections.ts';
import { type RunContext, withRun } from '../run/run-context.ts';
import { version } from '../version.ts';

/**
 * `discretize fit --target`: fits boundaries that predict a column, and prints the spec. Prints the tables of bins on
 * standard error, or on standard output if the spec is written to a file.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_INPUT, E_OUTPUT, E_FIT
 */
export async function fitTargetCommand(
  flags: RawFitOptions,
  operands: readonly string[],
  target: string,
): Promise<number> {
  const options = await resolveTargetFit(flags, operands, target);
  const { request, read, output, report, format } = options;
  const { paths } = read.table;
  await checkInputs(paths);
  await checkWritable(output.path, paths);
  if (options.isPartial) return await printPart(options);
  const { spec, warnings } = fitTables(request, await dataOf(options), version());
  const text = stringifySpec(spec, SCHEMA_ID);
  parseSpec(text);
  await writeJson(output.path, text, paths);
  if (!report.isQuiet) for (const warning of warnings) warn(warning);
  if (format !== undefined) return await printSpecBins(spec, format);
  if (!report.isQuiet) await reportTargetBins(spec, output.path);
  return 0;
}

/** The training data of a fit: rows, counts in sketched bins, or files of `--partial`. */
async function dataOf(options: TargetFitCommandOptions): Promise<TargetData> {
  const { request, isMerge, memory, rankError: error } = options;
  if (isMerge) {
    const { dataOfPart } = await import('../../jobs/target/target-parts.ts');
    return dataOfPart(await mergedPart(options), targetRulesOf(request));
  }
  const onFull = (): void => checkReadAgain(options.read.table.paths);
  const more = { memory, error, isSingle: isSingle(request), onFull };
  const columns = await withRun(async (run) => {
    const { sources, dialect, ...own } = await openTarget(run, options);
    return await collectTarget(request, sources, dialect, { ...own, ...more });
  });
  if (!isSketch(columns)) return dataOfRows(columns, targetRulesOf(request));
  return await withRun((run) => counted(run, options, columns));
}

/** Counts the rows of sketched files in a second pass. The first pass has reported bad rows. */
async function counted(
  run: RunContext,
  { request, read, report }: TargetFitCommandOptions,
  sketch: TargetSketch,
): Promise<TargetData> {
  const { table, threads } = read;
  const { countTarget } = await import('../../jobs/target/count-target.ts');
  const watch = startProgress(run, report.hasProgress, table.paths, '2/2 counting');
  const rejections = silentRejections(run, read.rejections, report);
  const sources = table.paths.map((path) => watch(read.open(path)));
  const engine = table.engine.name;
  return await countTarget(request, sketch, sources, table.dialect, {
    engine,
    threads,
    rejections,
  });
}

/** Rejects inputs that can be read only once. */
function checkReadAgain(paths: readonly string[]): void {
  const once = paths.find(isReadOnce);
  if (once === undefined) return;
  throw tooManyRows(
    `raise --memory, or write ${nameOf(once)} to a file first: it is read twice then`,
  );
}

/** Prints the rows of the input, or of several files of `--partial`, as one part. */
async function printPart(options: TargetFitCommandOptions): Promise<number> {
  const { request, isMerge, read, output } = options;
  const { tallied, targetPartText } = await import('../../jobs/target/target-parts.ts');
  const part = isMerge
    ? await mergedPart(options)
    : tallied(request, await withRun((run) => collected(run, options)));
  const text = targetPartText(part, request, version());
  const excess = excessOf(Buffer.from(text));
  if (excess !== undefined) {
    throw new DiscretizeError('E_FIT', `the tables are ${excess}`, {
      hint: 'select fewer columns with -c, or make more parts of fewer rows',
    });
  }
  await writeJson(output.path, text, read.table.paths);
  return 0;
}

async function mergedPart({ request, read }: TargetFitCommandOptions): Promise<TargetPart> {
  const { mergeTargetFiles } = await import('../../jobs/target/target-parts.ts');
  return await mergeTargetFiles(partFiles(read.table.paths), request);
}

/** Opens the input of a fit, with its options of reading. */
async function openTarget(
  run: RunContext,
  { request, read, output, report, format, isPartial }: TargetFitCommandOptions,
) {
  const { table, threads } = read;
  const { sources, rejections } = await openInput(run, read, report, {
    inputs: table.paths,
    outputs: fitOutputs(output, { format, isQuiet: report.isQuiet, isPartial }),
  });
  const engine = table.engine.name;
  const onRead = (stats: ReadStats): void => {
    if (!report.isQuiet) reportChanged(stats, stats.columns, request.spec);
  };
  return { sources, dialect: table.dialect, engine, threads, rejections, onRead };
}

async function collected(
  run: RunContext,
  options: TargetFitCommandOptions,
): Promise<TargetColumns> {
  const { sources, dialect, ...own } = await openTarget(run, options);
  return await collectRows(options.request, sources, dialect, { ...own, memory: options.memory });
}
