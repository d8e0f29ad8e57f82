import type { Rejections } from '../../csv/table/rejections.ts';
import type { CollectedTable } from '../../fit/collect/collected-table.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { checkOutput, openOutput, STDOUT } from '../../io/writing/sink.ts';
import { parseSpec } from '../../spec/parse.ts';
import type { Spec } from '../../spec/spec.ts';
import { SCHEMA_ID, stringifySpec } from '../../spec/stringify.ts';
import { parseTyped } from '../arguments/parse.ts';
import { shortCommandHelp } from '../help/help.ts';
import { checkReadOnce } from '../input/check-stdin.ts';
import { expandInputs } from '../input/expand-inputs.ts';
import { helpInstead } from '../input/no-input.ts';
import { fingerprintRecorder } from '../learning/fingerprints.ts';
import { learnAndReport, tableCollector } from '../learning/learn-files.ts';
import { checkBinsOutput, reportBins } from '../learning/report-bins.ts';
import { type Open, withDelimiter } from '../options/delimiter.ts';
import { type LearnRequest, learnRequestOf, type RawFitOptions } from '../options/learn-options.ts';
import { checkHalves } from '../options/partial-flags.ts';
import { withBadRows } from '../output/bad-rows.ts';
import { checkOutputNames, committing, hasFile, outputsOf } from '../output/outputs.ts';
import { jsonFor } from '../output/print.ts';
import { metering, wantsProgress } from '../terminal/progress.ts';

/**
 * `discretize fit`: learns boundaries from files, and prints the spec that applies them. With
 * `--partial` it prints what it gathered instead, and with `--merge` it learns from such files.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_INPUT, E_OUTPUT; E_FIT; E_SPEC for a name that is too long for a spec
 */
export async function fitCommand(args: readonly string[]): Promise<number> {
  const { operands, flags: typed } = parseTyped<RawFitOptions>('fit', args);
  if (operands.length === 0 && process.stdin.isTTY) {
    return helpInstead('discretize fit', shortCommandHelp('fit'), args);
  }
  const paths = await expandInputs(operands);
  checkReadOnce(paths);
  checkOutputNames(typed, 'JSON');
  checkBinsOutput(typed);
  const asked = learnRequestOf(typed);
  checkHalves(typed, asked);
  const { flags, open } = await withDelimiter(typed, paths);
  const gather = await gathererOf(asked, flags, paths, open);
  const { output = STDOUT } = flags;
  await checkInputs(paths);
  await checkOutput(output, paths);
  // No file is open while it learns, which hears no signals: one of them ends the process there and then.
  const others = { inputs: paths, outputs: outputsOf(flags) };
  const table = await committing(flags.rejects !== undefined, (keep) =>
    withBadRows(flags, others, keep, gather),
  );
  const { text, spec } = await learned(asked, table, flags);
  await committing(hasFile(flags), async (keep) => {
    const sink = await keep(openOutput(output, paths));
    await sink.write(Buffer.from(jsonFor(output, text), 'utf8'));
  });
  if (spec !== undefined) await reportBins(spec, flags);
  return 0;
}

/** The half that gathers: from rows, or from files that were gathered before. */
async function gathererOf(
  asked: LearnRequest,
  flags: RawFitOptions,
  paths: readonly string[],
  open: Open,
): Promise<(refusals: Rejections) => Promise<CollectedTable>> {
  if (flags.merge) {
    const { mergeFiles } = await import('../learning/partials.ts');
    return async () => await mergeFiles(paths, asked.read.columns);
  }
  const gather = tableCollector(asked, flags, paths);
  return async (refusals) => {
    const { watch: record, sources } = fingerprintRecorder();
    const table = await metering(wantsProgress(flags), paths, (watch) =>
      gather((path) => watch(record(open(path))), refusals),
    );
    return { ...table, sources: sources() };
  };
}

/** What is written, and the spec if it is one. */
async function learned(
  asked: LearnRequest,
  table: CollectedTable,
  flags: RawFitOptions,
): Promise<{ readonly text: string; readonly spec?: Spec }> {
  if (!flags.partial) {
    const spec = learnAndReport(asked, table, flags);
    const text = stringifySpec(spec, SCHEMA_ID);
    // What no run would take, such as a name of a megabyte, is not printed.
    parseSpec(text);
    return { text, spec };
  }
  const { partialText } = await import('../learning/partials.ts');
  return { text: partialText(table) };
}
