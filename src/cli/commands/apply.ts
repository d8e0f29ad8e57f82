import { readCell } from '../../core/cell.ts';
import { DiscretizeError } from '../../core/error.ts';
import type { Stats } from '../../core/stats.ts';
import type { Table } from '../../csv/table.ts';
import { apply } from '../../engine/apply.ts';
import { type ByteSink, openFile, openStdout, writeWhole } from '../../io/sink.ts';
import { openSource, STDIN } from '../../io/source.ts';
import type { Plan } from '../../plan/plan.ts';
import { statsJson, summaryLines } from '../../view/summary.ts';
import { shortHelp } from '../help.ts';
import { loadSpec } from '../load-spec.ts';
import { parseMain, type Typed } from '../parse.ts';
import { say, warn } from '../report.ts';
import { dialectOf, requestOf } from '../request.ts';
import { visible } from '../visible.ts';

/** What a run without a single record counted. */
const NOTHING: Stats = { rows: 0, dropped: 0, features: [] };

/**
 * The main command: buckets the columns of CSV files.
 *
 * @returns the exit status
 */
export async function applyCommand(args: readonly string[]): Promise<number> {
  const { flags, files } = parseMain(args);
  const paths = files.length === 0 ? [STDIN] : files;
  if (paths.includes(STDIN) && process.stdin.isTTY) return helpInstead(args);
  checkStdin(flags, paths);
  const spec = flags.spec === undefined ? undefined : await loadSpec(flags.spec, flags.layer);
  const request = requestOf(flags, spec);
  const dialect = dialectOf(flags, paths);
  const sink = flags.output === undefined ? openStdout() : await openFile(flags.output, paths);
  const onPlan = (plan: Plan, table: Table): void => announce(plan, table, flags);
  const run = apply(request, paths.map(openSource), dialect, sink, { onPlan });
  const applied = await finish(run, sink);
  if (applied === undefined && !flags.quiet) warn('the input is empty');
  if (flags.stats !== undefined)
    await writeWhole(flags.stats, statsJson(applied?.stats ?? NOTHING));
  if (applied !== undefined && isWanted(flags)) printSummary(applied.stats, applied.plan);
  return 0;
}

/** Nobody is going to type CSV: says what to do instead of waiting. */
function helpInstead(args: readonly string[]): number {
  if (args.length > 0) {
    throw new DiscretizeError('E_USAGE', 'there is no input', {
      hint: 'name a file, or pipe CSV into discretize',
    });
  }
  say([shortHelp().trimEnd()]);
  return 2;
}

function checkStdin({ spec }: Typed, paths: readonly string[]): void {
  const uses = [spec, ...paths].filter((path) => path === STDIN).length;
  if (uses < 2) return;
  throw new DiscretizeError('E_USAGE', 'standard input is asked for twice', {
    hint: 'name a file for the spec or for the data',
  });
}

/** Lets the output appear when the run has ended well, and only then. */
async function finish<T>(run: Promise<T>, sink: ByteSink): Promise<T> {
  try {
    const result = await run;
    await sink.commit();
    return result;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/** Says what is going to be done, where it may surprise or is asked for. */
function announce(plan: Plan, table: Table, flags: Typed): void {
  if (flags.quiet) return;
  const { naValues } = plan.rules;
  const isNumber = (field: string): boolean =>
    Number.isFinite(readCell(field, naValues) ?? Number.NaN);
  if (plan.dialect.header && table.firstFields.every(isNumber)) {
    warn(
      'the first record is all numbers and is taken as the header',
      'if it is data, add --no-header',
    );
  }
  if (flags.verbose) {
    const names = plan.columns.map(({ name }) => visible(name)).join(', ');
    say(['engine: records (csv-parse and csv-stringify)', `columns: ${names || 'none'}`]);
  }
}

/** The summary is for people: where they look on, or ask. */
function isWanted({ quiet, verbose }: Typed): boolean {
  return !quiet && (verbose === true || process.stderr.isTTY === true);
}

function printSummary(stats: Stats, plan: Plan): void {
  say([...summaryLines(stats), ...choiceLines(plan)].map(visible));
}

/** Which columns were left out, and why; nothing where the columns were named. */
function choiceLines({ choice }: Plan): string[] {
  if (choice === undefined || choice.leftOut.length === 0) return [];
  const reasons = choice.leftOut.map(({ name, reason }) => `  ${name}: ${reason}`);
  return ['columns that do not look numeric (choose any with -c):', ...reasons];
}
