import type { CellGrammar } from '../../../core/cells/cell.ts';
import { checkInputs } from '../../../io/reading/source.ts';
import { cellRules } from '../../../plan/cell-rules.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';
import { checkReadOnce, expandInputs } from '../../input/inputs.ts';
import type { HistogramFormat } from '../../output/histogram.ts';
import type { ReportOptions } from '../../report/run-messages.ts';
import { binRulesOf } from '../bin-request.ts';
import { resolveOutput } from '../output-options.ts';
import { type ReadOptions, resolveRead } from '../read-options.ts';
import { resolveReport } from '../report-options.ts';
import { formatOf } from './histogram-options.ts';

/** What `describe` does. */
export interface DescribeOptions {
  /** A column list; undefined: all columns. */
  readonly columns: string | undefined;
  readonly grammar: CellGrammar;
  readonly read: ReadOptions;
  readonly format: HistogramFormat;
  readonly report: ReportOptions;
}

/**
 * Resolves the flags of `describe`.
 *
 * @param operands the files that are named
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_INPUT
 */
export async function resolveDescribe(
  flags: RawOptions,
  operands: readonly string[],
): Promise<DescribeOptions> {
  const format = formatOf(flags);
  const paths = await expandInputs(operands);
  resolveOutput(flags, 'CSV');
  const report = resolveReport(flags);
  checkReadOnce(paths);
  const read = await resolveRead(flags, paths);
  const { spec } = binRulesOf(flags, undefined);
  const grammar = cellRules(spec, read.table.dialect);
  await checkInputs(paths);
  return Object.freeze({ columns: flags.columns?.join(','), grammar, read, format, report });
}
