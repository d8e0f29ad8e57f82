import { checkInputs } from '../../io/reading/source.ts';
import { checkOutput } from '../../io/writing/sink.ts';
import { collectTarget } from '../../jobs/target/collect-target.ts';
import { fitTarget } from '../../jobs/target/fit-target.ts';
import { parseSpec } from '../../spec/parse.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import type { RawFitOptions } from '../arguments/raw-options.ts';
import { checkReadOnce, expandInputs } from '../input/inputs.ts';
import { resolveOutput } from '../options/output-options.ts';
import { resolveRead } from '../options/read-options.ts';
import { resolveReport } from '../options/report-options.ts';
import { targetRequestOf } from '../options/target-options.ts';
import { targetLines } from '../output/target-table.ts';
import { say } from '../report/report.ts';
import { writeJson, writtenPaths } from '../run/outputs.ts';
import { startProgress } from '../run/progress.ts';
import { openRejections } from '../run/rejections.ts';
import { withRun } from '../run/run-context.ts';
import { version } from '../version.ts';

/**
 * `discretize fit --target`: learns boundaries that predict a column, prints their spec, and the tables of
 * bins on standard error.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_INPUT, E_OUTPUT, E_FIT
 */
export async function fitTargetCommand(
  flags: RawFitOptions,
  operands: readonly string[],
  target: string,
): Promise<number> {
  const paths = await expandInputs(operands);
  checkReadOnce(paths);
  const output = resolveOutput(flags, 'JSON');
  const request = targetRequestOf(flags, target);
  const report = resolveReport(flags);
  const read = await resolveRead(flags, paths);
  const { table, threads, open } = read;
  await checkInputs(table.paths);
  await checkOutput(output.path, table.paths);
  const columns = await withRun(async (run) => {
    const others = { inputs: table.paths, outputs: writtenPaths(output) };
    const rejections = await openRejections(run, read.rejections, report, others);
    const watch = startProgress(run, report.hasProgress, table.paths);
    const sources = table.paths.map((path) => watch(open(path)));
    const engine = table.engine.name;
    return await collectTarget(request.read, sources, table.dialect, {
      engine,
      threads,
      rejections,
    });
  });
  const learned = fitTarget(request, columns, version());
  const text = stringifySpec(learned.spec, SCHEMA_ID);
  parseSpec(text);
  await writeJson(output.path, text, table.paths);
  if (!report.isQuiet) say(targetLines(learned, target));
  return 0;
}
