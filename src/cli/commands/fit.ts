import { DiscretizeError } from '../../core/errors/error.ts';
import type { ReadStats } from '../../core/stats.ts';
import type { CollectedTable } from '../../fit/collect/collected-table.ts';
import { excessOf } from '../../io/documents/sketch-file.ts';
import { fingerprintRecorder } from '../../io/reading/fingerprint.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { isTerminal } from '../../io/terminal.ts';
import { checkWritable } from '../../io/writing/sink.ts';
import { parseSpec } from '../../spec/parse.ts';
import type { Spec } from '../../spec/spec.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawFitOptions } from '../arguments/raw-options.ts';
import { suggestFlags } from '../arguments/suggest-command.ts';
import { shortCommandHelp } from '../help/help.ts';
import { helpInstead } from '../input/inputs.ts';
import { type FitCommandOptions, resolveFit } from '../options/fit/fit-options.ts';
import { withPeriodHint } from '../options/forms/group-options.ts';
import { checkNoTarget } from '../options/target/target-request.ts';
import { printSpecBins, reportSpecBins } from '../output/spec-bins.ts';
import { reportChanged } from '../report/run-messages.ts';
import { collectFiles, learnSpec, partFiles } from '../run/fit-first.ts';
import { fitOutputs, writeJson } from '../run/outputs.ts';
import { startProgress } from '../run/progress.ts';
import { openRejections } from '../run/rejections.ts';
import { type RunContext, withRun } from '../run/run-context.ts';
import { version } from '../version.ts';
import { fitTargetCommand } from './fit-target.ts';

/**
 * `discretize fit`: fits boundaries to the columns of files, and prints the spec. With `--partial` it prints sketches
 * and fits nothing; with `--merge` it fits boundaries to sketches.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_INPUT, E_OUTPUT; E_FIT; E_SPEC for a name that is too long for a spec
 */
export async function fitCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<RawFitOptions>('fit', args);
  if (operands.length === 0 && isTerminal(0)) {
    return helpInstead('discretize fit', shortCommandHelp('fit'), args);
  }
  await suggestFlags(operands, args);
  if (flags.target !== undefined) return await fitTargetCommand(flags, operands, flags.target);
  checkNoTarget(flags);
  try {
    return await fitRows(flags, operands);
  } catch (error) {
    throw withPeriodHint(error, flags);
  }
}

async function fitRows(flags: RawFitOptions, operands: readonly string[]): Promise<number> {
  const options = await resolveFit(flags, operands);
  const { paths } = options.read.table;
  await checkInputs(paths);
  await checkWritable(options.output.path, paths);
  const table = options.isMerge
    ? await mergedTable(options)
    : await withRun((run) => collectedTable(run, options));
  // Fitting handles no signals: no file is open, so a signal may end the process at once.
  const { text, spec } = await learned(table, options);
  const { path } = options.output;
  await writeJson(path, text, paths);
  if (spec !== undefined && options.format !== undefined) {
    return await printSpecBins(spec, options.format);
  }
  if (spec !== undefined && !options.report.isQuiet) await reportSpecBins(spec, path);
  return 0;
}

/** Collects the values of the rows of the input. */
async function collectedTable(
  run: RunContext,
  { request, read, output, report, format }: FitCommandOptions,
): Promise<CollectedTable> {
  const { paths } = read.table;
  const { isPartial } = request;
  const outputs = fitOutputs(output, { format, isQuiet: report.isQuiet, isPartial });
  const others = { inputs: paths, outputs };
  const rejections = await openRejections(run, read.rejections, report, others);
  const watch = startProgress(run, report.hasProgress, paths);
  const { watch: record, fingerprints } = fingerprintRecorder();
  const open = (path: string) => watch(record(read.open(path)));
  const onRead = (stats: ReadStats): void => {
    if (report.isQuiet) return;
    // The warnings of the fit report numbers that are too large; a partial run has no such warnings.
    const learned = stats.columns.map((column) => ({ ...column, overflow: 0 }));
    reportChanged(stats, isPartial ? stats.columns : learned, request.spec);
  };
  const table = await collectFiles(request, { ...read, open }, { rejections, onRead });
  return { ...table, sources: fingerprints() };
}

/** Merges files of `--partial`. */
async function mergedTable({ request, read }: FitCommandOptions): Promise<CollectedTable> {
  const { mergeParts } = await import('../../jobs/partial/merge-partials.ts');
  return await mergeParts(partFiles(read.table.paths), request.read.columns);
}

/** The text to write: a spec, or sketches. */
async function learned(
  table: CollectedTable,
  options: FitCommandOptions,
): Promise<{ readonly text: string; readonly spec?: Spec }> {
  if (options.request.isPartial) return { text: await sketchText(table) };
  const spec = learnSpec(options.request, table, options.report);
  const text = stringifySpec(spec, SCHEMA_ID);
  // Rejects a spec that no run would accept, such as one with a name of a megabyte.
  parseSpec(text);
  return { text, spec };
}

async function sketchText(table: CollectedTable): Promise<string> {
  const { partialText } = await import('../../jobs/partial/merge-partials.ts');
  const text = partialText(table, version());
  const excess = excessOf(Buffer.from(text));
  if (excess === undefined) return text;
  throw new DiscretizeError('E_FIT', `the sketches are ${excess}`, {
    hint: 'select fewer columns with -c, or raise --rank-error',
  });
}
