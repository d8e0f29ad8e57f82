import { DiscretizeError } from '../../core/errors/error.ts';
import type { ReadStats } from '../../core/stats.ts';
import type { TargetPart } from '../../fit/partial/target-part.ts';
import { excessOf } from '../../io/documents/sketch-file.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { checkOutput } from '../../io/writing/sink.ts';
import { collectTarget, type TargetColumns } from '../../jobs/target/collect-target.ts';
import { dataOfRows, type TargetData } from '../../jobs/target/feature-tables.ts';
import { fitTables, rulesOf } from '../../jobs/target/fit-target.ts';
import { parseSpec } from '../../spec/parse.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import type { RawFitOptions } from '../arguments/raw-options.ts';
import { resolveTargetFit, type TargetFitOptions } from '../options/target/target-fit.ts';
import { printSpecBins, reportTargetBins } from '../output/spec-bins.ts';
import { warn } from '../report/report.ts';
import { reportChanged } from '../report/run-messages.ts';
import { openInput } from '../run/open-input.ts';
import { fitOutputs, writeJson } from '../run/outputs.ts';
import { partFiles } from '../run/part-files.ts';
import { type RunContext, withRun } from '../run/run-context.ts';
import { version } from '../version.ts';

/**
 * `discretize fit --target`: learns boundaries that predict a column, prints their spec, and the tables of
 * bins on standard error, or on standard output if the spec is a file.
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
  await checkOutput(output.path, paths);
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

/** The input of a fit: rows, or files of `--partial`. */
async function dataOf(options: TargetFitOptions): Promise<TargetData> {
  const { request, isMerge } = options;
  if (isMerge) {
    const { dataOfPart } = await import('../../jobs/target/target-parts.ts');
    return dataOfPart(await mergedPart(options), rulesOf(request));
  }
  return dataOfRows(await withRun((run) => collected(run, options)), rulesOf(request));
}

/** Prints the rows of the input, or of several files of parts, as one part. */
async function printPart(options: TargetFitOptions): Promise<number> {
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

async function mergedPart({ request, read }: TargetFitOptions): Promise<TargetPart> {
  const { mergeTargetFiles } = await import('../../jobs/target/target-parts.ts');
  return await mergeTargetFiles(partFiles(read.table.paths), request);
}

async function collected(
  run: RunContext,
  { request, read, output, report, format, isPartial }: TargetFitOptions,
): Promise<TargetColumns> {
  const { table, threads } = read;
  const { sources, rejections } = await openInput(run, read, report, {
    inputs: table.paths,
    outputs: fitOutputs(output, { format, isQuiet: report.isQuiet, isPartial }),
  });
  const engine = table.engine.name;
  const onRead = (stats: ReadStats): void => {
    if (!report.isQuiet) reportChanged(stats, stats.columns, request.spec);
  };
  return await collectTarget(request, sources, table.dialect, {
    engine,
    threads,
    rejections,
    onRead,
  });
}
