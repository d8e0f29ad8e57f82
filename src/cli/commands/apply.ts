import { noRows, type Stats } from '../../core/stats.ts';
import { allRejected, type Rejections } from '../../csv/table/rejections.ts';
import type { EngineName } from '../../engine/choose-engine.ts';
import type { InputTable } from '../../engine/table.ts';
import { isTerminal } from '../../io/terminal.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import type { Applied } from '../../jobs/apply.ts';
import { writeForm } from '../../jobs/write-form.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import { statsJson } from '../../view/summary.ts';
import { parseMain } from '../arguments/parse.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { suggestCommand, suggestFlags } from '../arguments/suggest-command.ts';
import { shortHelp } from '../help/help.ts';
import { helpInstead } from '../input/inputs.ts';
import { type BinOptions, resolveBins } from '../options/bin-options.ts';
import { withPeriodHint } from '../options/forms/group-options.ts';
import type { TableInput } from '../options/read-options.ts';
import { jsonFor } from '../output/print.ts';
import { warnPartCodes, warnUnusedLabels, warnUnusedNames } from '../report/naming-warnings.ts';
import { warn } from '../report/report.ts';
import { engineRun, reportFallback, reportPlan, reportSummary } from '../report/run-messages.ts';
import type { BinSource } from '../run/fit-first.ts';
import { type Outputs, openOutputs, writeJson, writtenPaths } from '../run/outputs.ts';
import { startProgress } from '../run/progress.ts';
import { openRejections, silentRejections } from '../run/rejections.ts';
import { type RunContext, withRun } from '../run/run-context.ts';

/** The counts of an input without a record. */
const NOTHING: Stats = { ...noRows(), features: [] };

/**
 * The main command: bins the columns of CSV files.
 *
 * @returns the exit status
 */
export async function applyCommand(args: readonly string[]): Promise<number> {
  const { flags, files } = parseMain(args);
  if (files.length === 0 && isTerminal(0)) {
    return helpInstead('discretize', shortHelp(), args);
  }
  if (files[0] !== undefined && files[0] === args[0]) await suggestCommand(files[0], args);
  await suggestFlags(files, args);
  try {
    return await applyFlags(flags, files);
  } catch (error) {
    throw withPeriodHint(error, flags);
  }
}

async function applyFlags(flags: RawOptions, files: readonly string[]): Promise<number> {
  const options = await resolveBins(flags, files);
  if (options.previewRows !== undefined) return await showPreview(options, options.previewRows);
  if (options.isSpecPrinted) return await printSpec(options);
  for (const { file, applied } of await withRun((run) => writeTables(run, options))) {
    if (applied !== undefined) reportSummary(applied.stats, applied.plan, options.report, file);
    else if (!options.report.isQuiet) warn(`${file ?? 'the input'} is empty`);
  }
  return 0;
}

async function showPreview(options: BinOptions, rows: number): Promise<number> {
  const { printPreview } = await import('../output/preview.ts');
  return await withRun(async (run) => {
    const { read, report } = options;
    const { request, open } = await binSource(run, options);
    const input = { sources: read.table.paths.map(open), dialect: read.table.dialect };
    const rejections = silentRejections(run, read.rejections, report);
    return await printPreview(rows, request, input, rejections, report.isQuiet);
  });
}

async function printSpec(options: BinOptions): Promise<number> {
  const { effectiveSpecText } = await import('../../jobs/effective-spec.ts');
  return await withRun(async (run) => {
    const { paths, dialect } = options.read.table;
    const { request, open } = await binSource(run, options);
    const text = await effectiveSpecText(request, paths.map(open), dialect);
    await writeJson(options.output.path, text, options.inputs);
    return 0;
  });
}

/** The bins of a run: explicit, or fitted first. */
async function binSource(run: RunContext, { bins, read, report }: BinOptions): Promise<BinSource> {
  if (bins.given !== undefined) return { request: bins.given, open: read.open };
  // Loaded on demand: most runs fit no boundaries.
  const { fitFirst } = await import('../run/fit-first.ts');
  return await fitFirst(run, bins.learned, read, report);
}

/** A written table; `applied` is undefined for an input without a record. */
interface Written {
  /** The file of the table, if there are several. */
  readonly file: string | undefined;
  readonly applied: Applied | undefined;
}

async function writeTables(run: RunContext, options: BinOptions): Promise<readonly Written[]> {
  const { read, inputs, output, report, tables } = options;
  const { request, open } = await binSource(run, options);
  const isShown = report.hasProgress && !isTableOnTerminal(options);
  const pass = options.bins.given === undefined ? '2/2 writing' : undefined;
  const watch = startProgress(run, isShown, read.table.paths, pass);
  const outputs = await openOutputs(run, output, inputs);
  const others = { inputs, outputs: writtenPaths(output) };
  const rejections = await openRejections(run, read.rejections, report, others);
  const source = { request, open: (path: string) => watch(open(path)) };
  const written: Written[] = [];
  for (const table of tables) {
    const file = tables.length > 1 ? table.paths[0] : undefined;
    const applied = await writeTable(table, source, { outputs, rejections }, options);
    written.push({ file, applied });
    const { rows, rejected } = applied?.stats ?? NOTHING;
    if (rows === 0 && rejected > 0) throw allRejected(rejected, file);
  }
  const counted = written[0]?.applied?.stats ?? NOTHING;
  await outputs.stats?.write(Buffer.from(jsonFor(output.stats ?? '', statsJson(counted)), 'utf8'));
  return written;
}

/** True if the table is written to a terminal, where the progress line would interrupt it. */
function isTableOnTerminal({ output }: BinOptions): boolean {
  return output.path === STDOUT && output.inPlace === undefined && isTerminal(1);
}

async function writeTable(
  { paths, dialect, engine }: TableInput,
  { request, open }: BinSource,
  { outputs, rejections }: { readonly outputs: Outputs; readonly rejections: Rejections },
  { read, report, output, sparse }: BinOptions,
): Promise<Applied | undefined> {
  const onPlan = (plan: BinPlan, table: InputTable, name: EngineName): void => {
    reportPlan(plan, table, engineRun(engine, name), report);
    const hasStats = output.stats !== undefined;
    if (!hasStats) warnUnusedLabels(plan, request.nameBy, report);
    warnPartCodes(plan, report);
    warnUnusedNames(plan, request, { ...report, hasStats });
  };
  const onFallback = (reason: string): void => reportFallback(reason, report);
  const sources = paths.map(open);
  const sink = await outputs.table(paths[0] ?? STDOUT);
  const { threads } = read;
  const options = { engine: engine.name, threads, onPlan, onFallback, rejections };
  const applied = await writeForm(sparse, request, sources, dialect, sink, options);
  // Closes the file: there may be more files than a process can keep open.
  await sink.seal();
  return applied;
}
