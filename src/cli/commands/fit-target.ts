import type { ReadStats } from '../../core/stats.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { checkOutput } from '../../io/writing/sink.ts';
import { collectTarget, type TargetColumns } from '../../jobs/target/collect-target.ts';
import { fitTarget } from '../../jobs/target/fit-target.ts';
import { parseSpec } from '../../spec/parse.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import type { RawFitOptions } from '../arguments/raw-options.ts';
import { resolveTargetFit, type TargetFitOptions } from '../options/target/target-fit.ts';
import { printSpecBins, reportTargetBins } from '../output/spec-bins.ts';
import { warn } from '../report/report.ts';
import { reportChanged } from '../report/run-messages.ts';
import { openInput } from '../run/open-input.ts';
import { fitOutputs, writeJson } from '../run/outputs.ts';
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
  const columns = await withRun((run) => collected(run, options));
  const { spec, warnings } = fitTarget(request, columns, version());
  const text = stringifySpec(spec, SCHEMA_ID);
  parseSpec(text);
  await writeJson(output.path, text, paths);
  if (!report.isQuiet) for (const warning of warnings) warn(warning);
  if (format !== undefined) return await printSpecBins(spec, format);
  if (!report.isQuiet) await reportTargetBins(spec, output.path);
  return 0;
}

async function collected(
  run: RunContext,
  { request, read, output, report, format }: TargetFitOptions,
): Promise<TargetColumns> {
  const { table, threads } = read;
  const { sources, rejections } = await openInput(run, read, report, {
    inputs: table.paths,
    outputs: fitOutputs(output, { format, isQuiet: report.isQuiet }),
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
