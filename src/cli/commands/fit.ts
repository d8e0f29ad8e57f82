import type { Refusals } from '../../csv/refusals.ts';
import type { GatheredTable } from '../../fit/gathered-table.ts';
import { checkOutput, openOutput, STDOUT } from '../../io/sink.ts';
import { checkInputs, openTextSource } from '../../io/source.ts';
import { parseSpec } from '../../spec/parse.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import { withBadRows } from '../bad-rows.ts';
import { withDelimiter } from '../delimiter.ts';
import { filesGiven } from '../files-given.ts';
import { type FitRequest, type FitTyped, fitRequestOf } from '../fit-request.ts';
import { fitAloud, tableGathererOf } from '../fitter.ts';
import { shortCommandHelp } from '../help.ts';
import { checkStdin } from '../inputs.ts';
import { helpInstead } from '../no-input.ts';
import { committing, hasFile, outputsOf } from '../outputs.ts';
import { parseTyped } from '../parse.ts';
import { checkHalves } from '../partial-flags.ts';
import { metering, wantsProgress } from '../progress.ts';
import { sourceRecorder } from '../source-record.ts';

/**
 * `discretize fit`: learns boundaries from files, and prints the spec that applies them. With
 * `--partial` it prints what it gathered instead, and with `--merge` it learns from such files.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_INPUT, E_OUTPUT; E_FIT; E_SPEC for a name that is too long for a spec
 */
export async function fitCommand(args: readonly string[]): Promise<number> {
  const { operands, flags: typed } = parseTyped<FitTyped>('fit', args);
  if (operands.length === 0 && process.stdin.isTTY) {
    return helpInstead('discretize fit', shortCommandHelp('fit'), args);
  }
  const paths = await filesGiven(operands);
  checkStdin(paths);
  const asked = fitRequestOf(typed);
  checkHalves(typed, asked);
  const flags = await withDelimiter(typed, paths);
  const gather = await gathererOf(asked, flags, paths);
  const { output = STDOUT } = flags;
  await checkInputs(paths);
  await checkOutput(output, paths);
  // No file is open while it learns, which hears no signals: one of them ends the process there and then.
  const others = { inputs: paths, outputs: outputsOf(flags) };
  const table = await committing(flags.rejects !== undefined, (keep) =>
    withBadRows(flags, others, keep, gather),
  );
  const text = await textOf(asked, table, flags);
  await committing(hasFile(flags), async (keep) => {
    const sink = await keep(openOutput(output, paths));
    await sink.write(Buffer.from(text, 'utf8'));
  });
  return 0;
}

/** The half that gathers: from rows, or from files that were gathered before. */
async function gathererOf(
  asked: FitRequest,
  flags: FitTyped,
  paths: readonly string[],
): Promise<(refusals: Refusals) => Promise<GatheredTable>> {
  if (flags.merge) {
    const { mergeFiles } = await import('../partials.ts');
    return async () => await mergeFiles(paths, asked.request.columns);
  }
  const gather = tableGathererOf(asked, flags, paths);
  return async (refusals) => {
    const { watch: record, sources } = sourceRecorder();
    const table = await metering(wantsProgress(flags), paths, (watch) =>
      gather((path) => watch(record(openTextSource(path))), refusals),
    );
    return { ...table, sources: sources() };
  };
}

async function textOf(asked: FitRequest, table: GatheredTable, flags: FitTyped): Promise<string> {
  if (!flags.partial) {
    const text = stringifySpec(fitAloud(asked, table, flags), SCHEMA_ID);
    // What no run would take, such as a name of a megabyte, is not printed.
    parseSpec(text);
    return text;
  }
  const { partialText } = await import('../partials.ts');
  return partialText(table);
}
