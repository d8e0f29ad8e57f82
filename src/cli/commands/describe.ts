import { mayMeanNothing } from '../../core/cells/rejection.ts';
import type { DescribedColumn } from '../../describe/describe-column.ts';
import { checkOutput, STDOUT } from '../../io/writing/sink.ts';
import { type DescribedFiles, describeFiles } from '../../jobs/describe.ts';
import type { DescribedColumnView } from '../../view/description/description-data.ts';
import { parseTyped } from '../arguments/parse.ts';
import { suggestFlags } from '../arguments/suggest-command.ts';
import { noInput } from '../input/no-input.ts';
import { type DescribeOptions, resolveDescribe } from '../options/views/describe-options.ts';
import { descriptionOutput } from '../output/description.ts';
import { print } from '../output/print.ts';
import { warn } from '../report/report.ts';
import { openInput } from '../run/open-input.ts';
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
  const { rows, columns, header } = table ?? { rows: 0, columns: [], header: [] };
  const repeated = repeatedNames(header);
  const views = columns.map((column) => viewOf(column, repeated.has(column.name), paths));
  return await print(descriptionOutput({ rows, columns: views, paths }, options.format));
}

async function described(
  run: RunContext,
  options: DescribeOptions,
): Promise<DescribedFiles | undefined> {
  const { read, report } = options;
  const { sources, rejections } = await openInput(run, read, report, [STDOUT]);
  return await describeFiles(options, sources, read.table.dialect, rejections);
}

function viewOf(
  column: DescribedColumn,
  isRepeated: boolean,
  paths: readonly string[],
): DescribedColumnView {
  return { ...column, next: nextFor(column, isRepeated, paths) };
}

/** The names that several columns have; `-c` takes such columns by position only. */
function repeatedNames(header: readonly string[]): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (const name of header) (seen.has(name) ? repeated : seen).add(name);
  return repeated;
}

/** What to type next for a column; undefined for one without numbers. */
function nextFor(
  { position, name, holds, spoiler }: DescribedColumn,
  isRepeated: boolean,
  [path]: readonly string[],
): string | undefined {
  const isNumeric = holds === 'numbers' || (holds === 'mixed' && spoiler?.among === 'number');
  if (!isNumeric) return undefined;
  const isPlain = /^[\w.-]+$/.test(name) && !/^\d/.test(name);
  const column = isPlain && !isRepeated ? name : String(position);
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
