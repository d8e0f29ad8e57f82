import { isTerminal } from '../../io/terminal.ts';
import { checkWritable, STDOUT } from '../../io/writing/sink.ts';
import { type DescribedFiles, describeFiles } from '../../jobs/describe.ts';
import { parseTyped } from '../arguments/parse.ts';
import { suggestFlags } from '../arguments/suggest-command.ts';
import { noInput } from '../input/inputs.ts';
import { type DescribeOptions, resolveDescribe } from '../options/views/describe-options.ts';
import { nextCommand } from '../options/views/next-command.ts';
import { descriptionOutput } from '../output/description.ts';
import { print } from '../output/print.ts';
import { warn } from '../report/report.ts';
import { openInput } from '../run/open-input.ts';
import { type RunContext, withRun } from '../run/run-context.ts';

/**
 * `discretize describe [file...]`: prints a summary of each column, in one pass.
 *
 * @returns the exit status
 * @throws DiscretizeError as the main command
 */
export async function describeCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped('describe', args);
  if (operands.length === 0 && isTerminal(0)) throw noInput('discretize describe');
  await suggestFlags(operands, args);
  const options = await resolveDescribe(flags, operands);
  const { paths } = options.read.table;
  await checkWritable(STDOUT, paths);
  const table = await withRun((run) => described(run, options));
  if (table === undefined && !options.report.isQuiet) warn('the input is empty');
  const { rows, columns, header } = table ?? { rows: 0, columns: [], header: [] };
  const repeated = repeatedNames(header);
  const views = columns.map((column) => {
    const isRepeated = repeated.has(column.name);
    return { ...column, next: nextCommand(column, isRepeated, paths, options.typeFlags) };
  });
  return await print(descriptionOutput({ rows, columns: views, paths }, options.format));
}

async function described(
  run: RunContext,
  options: DescribeOptions,
): Promise<DescribedFiles | undefined> {
  const { read, report } = options;
  const { sources, rejections } = await openInput(run, read, report, {
    inputs: read.table.paths,
    outputs: [STDOUT],
  });
  const work = { engine: read.table.engine.name, threads: read.threads, rejections };
  return await describeFiles(options, sources, read.table.dialect, work);
}

/** The names of more than one column; `-c` selects such columns by position only. */
function repeatedNames(header: readonly string[]): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (const name of header) (seen.has(name) ? repeated : seen).add(name);
  return repeated;
}
