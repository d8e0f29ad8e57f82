import type { Stats } from '../../core/stats.ts';
import type { Table } from '../../csv/table.ts';
import { apply } from '../../engine/apply.ts';
import type { EngineName } from '../../engine/choose.ts';
import type { Applied, RunOptions } from '../../engine/open.ts';
import type { ByteSink } from '../../io/byte-sink.ts';
import { openInPlace } from '../../io/in-place.ts';
import { openOutput } from '../../io/sink.ts';
import type { ByteSource } from '../../io/source.ts';
import type { Plan } from '../../plan/plan.ts';
import { statsJson } from '../../view/summary.ts';
import { announce, summarize } from '../announce.ts';
import { withBadRows, withSilentBadRows } from '../bad-rows.ts';
import { type AskedFor, askedFor, type Basis, onBasis } from '../basis.ts';
import { withDelimiter } from '../delimiter.ts';
import { filesGiven } from '../files-given.ts';
import { fullHelp, shortHelp } from '../help.ts';
import { checkInPlaceFlags } from '../in-place.ts';
import { refuseMistyped } from '../mistyped.ts';
import { helpInstead } from '../no-input.ts';
import { committing, hasFile, type Keep, openOutputs, outputsOf } from '../outputs.ts';
import { parseMain } from '../parse.ts';
import { print } from '../print.ts';
import { isTableOnTerminal, metering, wantsProgress } from '../progress.ts';
import { warn } from '../report.ts';
import { dialectOf, engineOf } from '../request.ts';
import type { Typed } from '../typed.ts';
import { version } from '../version.ts';

/** Why the records engine runs where the bytes engine was chosen. */
const BARE_ROWS = 'rows of one field without quotes';

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
  if (files[0] !== undefined && files[0] === args[0]) await refuseMistyped(files[0]);
  const paths = await filesGiven(files);
  const flags = await withDelimiter(typed, paths);
  if (flags.preview !== undefined) return await previewed(flags, flags.preview, paths);
  if (flags.printSpec) return await specPrinted(flags, paths);
  const done = await run(flags, paths);
  for (const { file, applied } of done) {
    if (applied !== undefined) summarize(applied.stats, applied.plan, flags, file);
    else if (!flags.quiet) warn(`${file ?? 'the input'} is empty`);
  }
  return 0;
}

async function previewed(flags: Typed, rows: string, paths: readonly string[]): Promise<number> {
  return await onBasis(flags, paths, async (basis) => {
    const { request } = await askedFor(basis, flags, paths);
    const { printPreview } = await import('../preview.ts');
    const input = { sources: paths.map(basis.open), dialect: dialectOf(flags, paths) };
    return await withSilentBadRows(flags, (refusals) =>
      printPreview(rows, request, input, refusals),
    );
  });
}

async function specPrinted(flags: Typed, paths: readonly string[]): Promise<number> {
  return await onBasis(flags, paths, async (basis) => {
    const asked = await askedFor(basis, flags, paths);
    const { printSpec } = await import('../print-spec.ts');
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

async function run(flags: Typed, paths: readonly string[]): Promise<readonly Done[]> {
  return await onBasis(flags, paths, async (basis) => {
    const asked = await askedFor(basis, flags, paths);
    await checkInPlaceFlags(flags, paths);
    const isShown = wantsProgress(flags) && !isTableOnTerminal(flags);
    return await metering(isShown, paths, async (watch) => {
      const open = (path: string): ByteSource => watch(basis.open(path));
      return await committing(hasFile(flags), async (keep) => {
        const { jobs, stats } = await openJobs(flags, paths, asked.inputs, keep);
        const others = { inputs: asked.inputs, outputs: outputsOf(flags) };
        const done = await withBadRows(flags, others, keep, async (refusals) => {
          const all: Done[] = [];
          for (const job of jobs) {
            const applied = await runJob({ ...job, open, refusals }, flags, asked);
            all.push({ file: job.file, applied });
          }
          return all;
        });
        const counted = done[0]?.applied?.stats ?? NOTHING;
        await stats?.write(Buffer.from(statsJson(counted), 'utf8'));
        return done;
      });
    });
  });
}

/** One table of all files, or with `--in-place` one of each. */
async function openJobs(
  flags: Typed,
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
  { paths, table, open, refusals }: Job & Pick<Basis, 'open'> & Pick<RunOptions, 'refusals'>,
  flags: Typed,
  { request, threads }: AskedFor,
): Promise<Applied | undefined> {
  const dialect = dialectOf(flags, paths);
  const engine = engineOf(flags, dialect);
  const onPlan = (plan: Plan, read: Table, name: EngineName): void => {
    const choice = name === engine.name ? engine : { name, reason: BARE_ROWS };
    announce(plan, read, choice, flags);
  };
  const sources = paths.map(open);
  const sink = await table();
  const options = { engine: engine.name, threads, onPlan, refusals };
  const applied = await apply(request, sources, dialect, sink, options);
  // Its file is closed: there may be more of them than a process may have open.
  await sink.seal();
  return applied;
}
