import type { TargetRequest } from '../../../jobs/target/target-request.ts';
import type { RawFitOptions } from '../../arguments/raw-options.ts';
import { checkReadOnce, expandInputs } from '../../input/inputs.ts';
import type { TableFormat } from '../../output/spec-bins.ts';
import type { ReportOptions } from '../../report/run-messages.ts';
import { checkPhases } from '../fit/fit-phases.ts';
import { memoryOf } from '../forms/memory.ts';
import {
  type CommandOutputs,
  resolveOutput,
  resolveReport,
  tableFormatOf,
} from '../output-options.ts';
import { type ReadOptions, resolveRead } from '../read-options.ts';
import { targetRequestOf } from './target-request.ts';

/** The options of `fit --target`. */
export interface TargetFitCommandOptions {
  readonly request: TargetRequest;
  /** True if the rows become a part for `--merge`; no boundaries are fitted. */
  readonly isPartial: boolean;
  /** True if the inputs are files of `--partial`. */
  readonly isMerge: boolean;
  /** The bytes of rows to keep in memory; more rows are sketched. */
  readonly memory: number;
  /** The rank error of a sketch. */
  readonly rankError: number;
  readonly read: ReadOptions;
  readonly output: CommandOutputs;
  readonly report: ReportOptions;
  /** The format of the table of bins on standard output; undefined for people. */
  readonly format: TableFormat | undefined;
}

/**
 * Resolves the flags of `fit --target`.
 *
 * @param operands the files that are named
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_INPUT
 */
export async function resolveTargetFit(
  flags: RawFitOptions,
  operands: readonly string[],
  target: string,
): Promise<TargetFitCommandOptions> {
  const paths = await expandInputs(operands);
  checkReadOnce(paths);
  const output = resolveOutput(flags, 'JSON');
  const format = tableFormatOf(flags, output);
  const request = targetRequestOf(flags, target);
  checkPhases(flags, []);
  const { partial: isPartial = false, merge: isMerge = false } = flags;
  const report = resolveReport(flags);
  const read = await resolveRead(flags, paths);
  const { memory, error: rankError } = memoryOf(flags);
  return Object.freeze({
    request,
    isPartial,
    isMerge,
    memory,
    rankError,
    read,
    output,
    report,
    format,
  });
}
