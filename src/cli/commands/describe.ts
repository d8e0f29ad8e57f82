import { mayMeanNothing } from '../../core/cells/rejection.ts';
import type { DescribedColumn } from '../../describe/describe-column.ts';
import type { DescribedTable } from '../../describe/describe-table.ts';
import { checkOutput, STDOUT } from '../../io/writing/sink.ts';
import { describeFiles } from '../../jobs/describe.ts';
import type { DescribedColumnView } from '../../view/description/description-data.ts';
import { parseTyped } from '../arguments/parse.ts';
import { suggestFlags } from '../arguments/suggest-command.ts';
import { noInput } from '../input/no-input.ts';
import { type DescribeOptions, resolveDescribe } from '../options/views/describe-options.ts';
import { descriptionOutput } from '../output/description.ts';
import { print } from '../output/print.ts';
import { warn } from '../report/report.ts';
import { startProgress } from '../run/progress.ts';
import { openRejections } from '../run/rejections.ts';
import { type RunContext, withRun } from '../run/run-context.ts';

/**
 * `discretize describe [file...]`: what each column holds, in one pass.
 *
 * @returns the exit status
 * @throws DiscretizeError as the main command
 */
export async function describeCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped('describe', args);
  if (operands.length === 0 && process.stdin.isTTY) throw noInput('discretize describe');
  await suggestFlags(operands);
  const options = await resolveDescribe(flags, operands);
  const { paths } = options.read.table;
  await checkOutput(STDOUT, paths);
  const table = await withRun((run) => described(run, options));
  if (table === undefined && !options.report.isQuiet) warn('the input is empty');
  const { rows, columns } = table ?? { rows: 0, columns: [] };
  const views = columns.map((column) => viewOf(column, paths));
  return await print(descriptionOutput({ rows, columns: views, paths }, options.format));
}

async function described(
  run: RunContext,
  options: DescribeOptions,
): Promise<DescribedTable | undefined> {
  const { read, report } = options;
  const { paths, dialect } = read.table;
  const others = { inputs: paths, outputs: [STDOUT] };
  const rejections = await openRejections(run, read.rejections, report, others);
  const watch = startProgress(run, report.hasProgress, paths);
  const sources = paths.map((path) => watch(read.open(path)));
  return await describeFiles(options, sources, dialect, rejections);
}

function viewOf(column: DescribedColumn, paths: readonly string[]): DescribedColumnView {
  return { ...column, next: nextFor(column, paths) };
}

/** What to type next for a column; undefined for one without numbers. */
function nextFor(
  { position, name, holds, spoiler }: DescribedColumn,
  [path]: readonly string[],
): string | undefined {
  const isNumeric = holds === 'numbers' || (holds === 'mixed' && spoiler?.among === 'number');
  if (!isNumeric) return undefined;
  const column = /^[\w.-]+$/.test(name) && !/^\d/.test(name) ? name : String(position);
  const file = path === undefined || path === '-' ? '' : ` ${shellWord(path)}`;
  return `discretize -n 4 -c ${column}${invalidFlag(spoiler)}${file}`;
}

/** The flag that makes a run go on at the cell that spoils a column. */
function invalidFlag(spoiler: DescribedColumn['spoiler']): string {
  if (spoiler === undefined) return '';
  const { kind, text } = spoiler;
  const isWord = kind === 'text' && mayMeanNothing(text) && !/[^\x20-\x7e]/.test(text);
  return isWord ? ` --na-values ${shellWord(text)}` : ' --invalid missing';
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
