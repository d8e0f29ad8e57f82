import { mayMeanNothing } from '../../core/cells/rejection.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { selectColumns } from '../../csv/columns/select.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import type { DescribedColumn } from '../../describe/describe-column.ts';
import { type DescribedTable, describeTable } from '../../describe/describe-table.ts';
import { openCsvTable } from '../../engine/csv-table.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { checkOutput, STDOUT } from '../../io/writing/sink.ts';
import { cellRules } from '../../plan/cell-rules.ts';
import type { DescribedColumnView } from '../../view/description-data.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { descriptionOutput } from '../describe/output.ts';
import { checkReadOnce } from '../input/check-stdin.ts';
import { expandInputs } from '../input/expand-inputs.ts';
import { noInput } from '../input/no-input.ts';
import { type Open, withDelimiter } from '../options/delimiter.ts';
import { dialectOf } from '../options/read-options.ts';
import { binRulesOf } from '../options/request.ts';
import { withBadRows } from '../output/bad-rows.ts';
import { checkOutputNames, committing, hasFile } from '../output/outputs.ts';
import { print } from '../output/print.ts';
import { warn } from '../report/report.ts';
import { metering, wantsProgress } from '../terminal/progress.ts';

/**
 * `discretize describe [file...]`: what each column holds, in one pass.
 *
 * @returns the exit status
 * @throws DiscretizeError as the main command
 */
export async function describeCommand(args: readonly string[]): Promise<number> {
  const { operands, flags: typed } = parseTyped('describe', args);
  if (operands.length === 0 && process.stdin.isTTY) throw noInput('discretize describe');
  if (typed.json && typed.csv) {
    throw new DiscretizeError('E_USAGE', 'cannot use --json with --csv', { hint: 'remove one' });
  }
  const paths = await expandInputs(operands);
  checkOutputNames(typed, 'CSV');
  const { flags, open } = await withDelimiter(typed, paths);
  const others = { inputs: paths, outputs: [STDOUT] };
  const table = await committing(hasFile(flags), (keep) =>
    withBadRows(flags, others, keep, (rejections) => described(flags, { paths, open }, rejections)),
  );
  if (table === undefined && !flags.quiet) warn('the input is empty');
  const { rows, columns } = table ?? { rows: 0, columns: [] };
  const views = columns.map((column) => viewOf(column, paths));
  return await print(descriptionOutput({ rows, columns: views, paths }, flags));
}

async function described(
  flags: RawOptions,
  { paths, open }: { readonly paths: readonly string[]; readonly open: Open },
  rejections: Rejections,
): Promise<DescribedTable | undefined> {
  checkReadOnce(paths);
  const dialect = dialectOf(flags, paths);
  const { spec } = binRulesOf(flags, undefined);
  await checkInputs(paths);
  await checkOutput(STDOUT, paths);
  return await metering(wantsProgress(flags), paths, async (watch) => {
    const sources = paths.map((path) => watch(open(path)));
    const table = await openCsvTable(sources, dialect, {
      engine: 'records',
      threads: 1,
      rejections,
    });
    if (table === undefined) return undefined;
    try {
      const { header } = table;
      const list = flags.columns?.join(',');
      const positions = list === undefined ? [...header.keys()] : selectColumns(list, header);
      const places = positions.map((position) => ({ position, name: header[position] ?? '' }));
      const grammar = cellRules(spec, table.format.dialect);
      return await describeTable(table.rows(), places, grammar, rejections);
    } finally {
      await table.close();
    }
  });
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
