import { isTerminal } from '../../io/terminal.ts';
import { checkWritable, STDOUT } from '../../io/writing/sink.ts';
import { type ColumnHistogram, columnHistogram } from '../../jobs/histogram/column-histogram.ts';
import { type CountedTable, countTable } from '../../jobs/histogram/count-table.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawHistogramOptions } from '../arguments/raw-options.ts';
import { suggestFlags } from '../arguments/suggest-command.ts';
import { noInput } from '../input/inputs.ts';
import { type HistogramOptions, resolveHistogram } from '../options/views/histogram-options.ts';
import { histogramOutput } from '../output/histogram.ts';
import { print } from '../output/print.ts';
import { say, warn } from '../report/report.ts';
import { reportChanged } from '../report/run-messages.ts';
import { engineOptions, openInput } from '../run/open-input.ts';
import { type RunContext, withRun } from '../run/run-context.ts';

/**
 * `discretize hist [file...]`: prints a histogram of each column, in explicit or automatic bins.
 *
 * @returns the exit status
 * @throws DiscretizeError as the main command
 */
export async function histCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<RawHistogramOptions>('hist', args);
  if (operands.length === 0 && isTerminal(0)) throw noInput('discretize hist');
  await suggestFlags(operands, args);
  const options = await resolveHistogram(flags, operands);
  await checkWritable(STDOUT, options.inputs);
  const { isQuiet } = options.report;
  const counted = await withRun((run) => countFiles(run, options));
  const drawn = counted === undefined ? [] : histogramsOf(counted, options);
  if (!isQuiet) {
    reportInexact(drawn);
    reportStrategy(options);
  }
  return await print(histogramOutput(drawn, options.format, options.hasLogBars));
}

/** Counts the values of the input per bin; undefined for empty input. */
async function countFiles(
  run: RunContext,
  { request, read, report, inputs }: HistogramOptions,
): Promise<CountedTable | undefined> {
  const { sources, rejections } = await openInput(run, read, report, {
    inputs,
    outputs: [STDOUT],
  });
  const options = { ...engineOptions(read, report), rejections };
  const counted = await countTable(request, sources, read.table.dialect, options);
  if (report.isQuiet) return counted;
  if (counted === undefined) warn('the input is empty');
  else reportChanged(counted.stats, cellsOf(counted), counted.plan.rules);
  return counted;
}

function cellsOf({ columns }: CountedTable): readonly CountedTable['columns'][number]['stats'][] {
  return columns.map(({ stats }) => stats);
}

function histogramsOf(
  { plan, stats, columns }: CountedTable,
  { weight }: HistogramOptions,
): ColumnHistogram[] {
  const { rows } = stats;
  return columns.map((one) => columnHistogram(one, { rows, weight, policies: plan.rules }));
}

/** The strategies that a flag of the same name chooses. */
const NAMED_BY_FLAGS: readonly string[] = ['width', 'every'];

/** Reports the strategy of fitted bins. */
function reportStrategy({ request }: HistogramOptions): void {
  const learn = request.given === undefined ? request.chosen.learn : undefined;
  if (learn === undefined || NAMED_BY_FLAGS.includes(learn.strategy)) return;
  say([`bins by strategy ${learn.strategy}`]);
}

/** Warns of counts that are not exact. */
function reportInexact(drawn: readonly ColumnHistogram[]): void {
  for (const { error, stats } of drawn) {
    if (error > 0) {
      const percent = `${Number((100 * error).toPrecision(2))}%`;
      warn(
        `column "${stats.name}": its values do not fit in memory; counts may differ by up to ${percent}`,
      );
    }
  }
}
