import type { Stats } from '../../core/stats.ts';
import { allRefused } from '../../csv/table/rejections.ts';
import { type Applied, apply } from '../../engine/apply.ts';
import type { EngineName } from '../../engine/choose-engine.ts';
import type { CsvOptions, CsvTable } from '../../engine/csv-table.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import type { ByteSink } from '../../io/writing/byte-sink.ts';
import { openInPlace } from '../../io/writing/in-place.ts';
import { openOutput } from '../../io/writing/sink.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import { statsJson } from '../../view/summary.ts';
import { parseMain } from '../arguments/parse.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { suggestCommand } from '../arguments/suggest-command.ts';
import { fullHelp, shortHelp } from '../help/help.ts';
import { expandInputs } from '../input/expand-inputs.ts';
import { helpInstead } from '../input/no-input.ts';
import { type Open, withDelimiter } from '../options/delimiter.ts';
import { dialectOf, engineOf } from '../options/read-options.ts';
import {
  type ResolvedRun,
  type RunContext,
  resolveRun,
  withRunContext,
} from '../options/run-context.ts';
import { withBadRows, withSilentBadRows } from '../output/bad-rows.ts';
import { checkInPlaceFlags } from '../output/in-place.ts';
import {
  checkOutputNames,
  committing,
  hasFile,
  type Keep,
  openOutputs,
  outputsOf,
} from '../output/outputs.ts';
import { jsonFor, print } from '../output/print.ts';
import { warn } from '../report/report.ts';
import { announceFallback, engineRun, reportPlan, reportSummary } from '../report/run-messages.ts';
import { isTableOnTerminal, type Meter, metering, wantsProgress } from '../terminal/progress.ts';
import { version } from '../version.ts';

/** What a run without a single record counted. */
const NOTHING: Stats = {
  rows: 0,
  dropped: 0,
  refused: 0,
  mended: { padded: 0, long: 0, quotes: 0 },
  features: [],
};

/**
 * The main command: buckets the columns of CSV files.
 *
 * @returns the exit status
 */
export async function applyCommand(args: readonly string[]): Promise<number> {
  const { flags: typed, files } = parseMain(args);
  if (typed.help) return await print(fullHelp());
  if (typed.version) return await print(`${version()}\n`);
  if (files.length === 0 && process.stdin.isTTY) {
    return helpInstead('discretize', shortHelp(), args);
  }
  if (files[0] !== undefined && files[0] === args[0]) await suggestCommand(files[0]);
  const paths = await expandInputs(files);
  checkOutputNames(typed, typed.printSpec ? 'JSON' : 'CSV');
  await checkInPlaceFlags(typed, paths);
  const { flags, open } = await withDelimiter(typed, paths);
  if (flags.preview !== undefined) return await previewed(flags, flags.preview, paths, open);
  if (flags.printSpec) return await specPrinted(flags, paths, open);
  const done = await run(flags, paths, open);
  for (const { file, applied } of done) {
    if (applied !== undefined) reportSummary(applied.stats, applied.plan, flags, file);
    else if (!flags.quiet) warn(`${file ?? 'the input'} is empty`);
  }
  return 0;
}

async function previewed(
  flags: RawOptions,
  rows: string,
  paths: readonly string[],
  open: Open,
): Promise<number> {
  return await withRunContext(flags, paths, open, async (basis) => {
    const { request } = await resolveRun(basis, flags, paths);
    const { printPreview } = await import('../preview/preview.ts');
    const input = { sources: paths.map(basis.open), dialect: dialectOf(flags, paths) };
    return await withSilentBadRows(flags, (refusals) =>
      printPreview(rows, request, input, refusals),
    );
  });
}

async function specPrinted(
  flags: RawOptions,
  paths: readonly string[],
  open: Open,
): Promise<number> {
  return await withRunContext(flags, paths, open, async (basis) => {
    const asked = await resolveRun(basis, flags, paths);
    const { printSpec } = await import('../output/print-spec.ts');
    await printSpec(asked, flags, paths.map(basis.open), dialectOf(flags, paths));
    return 0;
  });
}

/** One table of a run: the files that it is made of, and what it is written to. */
interface Job {
  readonly paths: readonly string[];
  readonly table: () => Promise<ByteSink>;
  /** Its name, where there are several. */
  readonly file?: string | undefined;
}

/** What came of a job; undefined for an input without a single record. */
interface Done {
  readonly file: string | undefined;
  readonly applied: Applied | undefined;
}

async function run(
  flags: RawOptions,
  paths: readonly string[],
  openOnce: Open,
): Promise<readonly Done[]> {
  return await withRunContext(flags, paths, openOnce, async (basis) => {
    const asked = await resolveRun(basis, flags, paths);
    const isShown = wantsProgress(flags) && !isTableOnTerminal(flags);
    const pass = flags.bins === undefined ? undefined : '2/2 writing';
    const write = async (watch: Meter['watch']): Promise<readonly Done[]> => {
      const open = (path: string): ByteSource => watch(basis.open(path));
      return await committing(hasFile(flags), async (keep) => {
        const { jobs, stats } = await openJobs(flags, paths, asked.inputs, keep);
        const others = { inputs: asked.inputs, outputs: outputsOf(flags) };
        const done = await withBadRows(flags, others, keep, async (rejections) => {
          const all: Done[] = [];
          for (const job of jobs) {
            const applied = await runJob({ ...job, open, rejections }, flags, asked);
            all.push({ file: job.file, applied });
            const { rows, refused } = applied?.stats ?? NOTHING;
            if (rows === 0 && refused > 0) throw allRefused(refused, job.file);
          }
          return all;
        });
        const counted = done[0]?.applied?.stats ?? NOTHING;
        await stats?.write(Buffer.from(jsonFor(flags.stats ?? '', statsJson(counted)), 'utf8'));
        return done;
      });
    };
    return await metering(isShown, paths, write, pass);
  });
}

/** One table of all files, or with `--in-place` one of each. */
async function openJobs(
  flags: RawOptions,
  paths: readonly string[],
  inputs: readonly string[],
  keep: Keep,
): Promise<{ readonly jobs: readonly Job[]; readonly stats: ByteSink | undefined }> {
  const { inPlace, stats: counts } = flags;
  if (inPlace === undefined) {
    const { table, stats } = await openOutputs(flags, inputs, keep);
    return { jobs: [{ paths, table: async () => table }], stats };
  }
  const stats = counts === undefined ? undefined : await keep(openOutput(counts, inputs));
  const jobs = paths.map((path) => ({
    paths: [path],
    table: () => keep(openInPlace(path, inPlace)),
    file: paths.length > 1 ? path : undefined,
  }));
  return { jobs, stats };
}

async function runJob(
  {
    paths,
    table,
    open,
    rejections,
  }: Job & Pick<RunContext, 'open'> & Pick<CsvOptions, 'rejections'>,
  flags: RawOptions,
  { request, threads }: ResolvedRun,
): Promise<Applied | undefined> {
  const dialect = dialectOf(flags, paths);
  const engine = engineOf(flags, dialect);
  const onPlan = (plan: BinPlan, read: CsvTable, name: EngineName): void => {
    reportPlan(plan, read, engineRun(engine, name), flags);
  };
  const sources = paths.map(open);
  const sink = await table();
  const onFallback = (reason: string): void => announceFallback(reason, flags);
  const options = { engine: engine.name, threads, onPlan, onFallback, rejections };
  const applied = await apply(request, sources, dialect, sink, options);
  // Its file is closed: there may be more of them than a process may have open.
  await sink.seal();
  return applied;
}
