import { DiscretizeError } from '../../core/error.ts';
import type { Stats } from '../../core/stats.ts';
import type { Table } from '../../csv/table.ts';
import { apply } from '../../engine/apply.ts';
import type { EngineName } from '../../engine/choose.ts';
import type { Applied } from '../../engine/open.ts';
import { checkInputs, openTextSource, STDIN } from '../../io/source.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Spec } from '../../spec/spec.ts';
import { statsJson } from '../../view/summary.ts';
import { announce, summarize } from '../announce.ts';
import { fullHelp, shortHelp } from '../help.ts';
import { committing, openOutputs } from '../outputs.ts';
import { parseMain, type Typed } from '../parse.ts';
import { print } from '../print.ts';
import { errorLines, say, warn } from '../report.ts';
import { dialectOf, engineOf, requestOf, threadsOf } from '../request.ts';
import { version } from '../version.ts';

/** Why the records engine runs where the bytes engine was chosen. */
const BARE_ROWS = 'rows of one field without quotes';

/** What a run without a single record counted. */
const NOTHING: Stats = { rows: 0, dropped: 0, features: [] };

/**
 * The main command: buckets the columns of CSV files.
 *
 * @returns the exit status
 */
export async function applyCommand(args: readonly string[]): Promise<number> {
  const { flags, files } = parseMain(args);
  if (flags.help) return await print(fullHelp());
  if (flags.version) return await print(`${version()}\n`);
  if (files.length === 0 && process.stdin.isTTY) return helpInstead(args);
  const applied = await run(flags, files.length === 0 ? [STDIN] : files);
  if (applied !== undefined) summarize(applied.stats, applied.plan, flags);
  else if (!flags.quiet) warn('the input is empty');
  return 0;
}

async function run(flags: Typed, paths: readonly string[]): Promise<Applied | undefined> {
  const inputs = flags.spec === undefined ? paths : [flags.spec, ...paths];
  checkStdin(inputs);
  const spec = flags.spec === undefined ? undefined : await specOf(flags.spec, flags.layer);
  const request = requestOf(flags, spec);
  const dialect = dialectOf(flags, paths);
  await checkInputs(paths);
  const outputs = await openOutputs(flags, inputs);
  const engine = engineOf(flags, dialect);
  const threads = threadsOf(flags);
  const onPlan = (plan: Plan, table: Table, name: EngineName): void => {
    const choice = name === engine.name ? engine : { name, reason: BARE_ROWS };
    announce(plan, table, choice, flags);
  };
  return await committing(outputs, async () => {
    const sources = paths.map(openTextSource);
    const applied = await apply(request, sources, dialect, outputs.table, {
      engine: engine.name,
      threads,
      onPlan,
    });
    await outputs.stats?.write(Buffer.from(statsJson(applied?.stats ?? NOTHING), 'utf8'));
    return applied;
  });
}

async function specOf(path: string, layer: string | undefined): Promise<Spec> {
  const { loadSpec } = await import('../load-spec.ts');
  return await loadSpec(path, layer);
}

/** Nobody is going to type CSV: says what to do instead of waiting. `-` asks for it. */
function helpInstead(args: readonly string[]): number {
  const error = new DiscretizeError('E_USAGE', 'there is no input', {
    hint: 'name a file, or pipe CSV into discretize; "-" reads what you type',
  });
  if (args.length > 0) say([...errorLines(error), '']);
  say([shortHelp().trimEnd()]);
  return 2;
}

function checkStdin(inputs: readonly string[]): void {
  if (inputs.filter((path) => path === STDIN).length < 2) return;
  throw new DiscretizeError('E_USAGE', 'standard input is asked for twice', {
    hint: 'name a file for the spec or for the data',
  });
}
