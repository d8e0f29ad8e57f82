import { DiscretizeError } from '../../../core/errors/error.ts';
import type { RuleName } from '../../../fit/bin-count/rules.ts';
import type { LearnOptions } from '../../../fit/learn.ts';
import { checkInputs } from '../../../io/reading/source.ts';
import type { HistogramRequest } from '../../../jobs/histogram/count-table.ts';
import { FEATURE_DEFAULTS } from '../../../spec/spec.ts';
import { choice } from '../../arguments/choice.ts';
import type { RawHistogramOptions, RawOptions } from '../../arguments/raw-options.ts';
import { LOG_SCALES } from '../../definitions/commands/view-flags.ts';
import { checkReadOnce, expandInputs } from '../../input/inputs.ts';
import type { HistogramFormat } from '../../output/histogram.ts';
import type { ReportOptions } from '../../report/run-messages.ts';
import { checkLayer, specOf } from '../bin-options.ts';
import { binRulesOf, requestOf } from '../bin-request.ts';
import { checkOutsideUnset, compatOf } from '../compat.ts';
import { binCountOf, fitRequestOf } from '../fit/fit-options.ts';
import { memoryOf } from '../forms/memory.ts';
import { checkOneFormat, resolveOutput, resolveReport } from '../output-options.ts';
import { type ReadOptions, resolveRead } from '../read-options.ts';
import { checkNoLearning, learnsBoundaries, learnsByParameter } from '../strategy-options.ts';

/** The options of `hist`. */
export interface HistogramOptions {
  readonly request: HistogramRequest;
  /** The column that weighs the rows. */
  readonly weight: string | undefined;
  readonly read: ReadOptions;
  /** All files that are read, the spec among them. */
  readonly inputs: readonly string[];
  readonly format: HistogramFormat;
  /** True if bars grow with the logarithm of counts. */
  readonly hasLogBars: boolean;
  readonly report: ReportOptions;
}

/**
 * Resolves the flags of `hist`, and reads the spec.
 *
 * @param operands the files that are named
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_BOUNDARIES, E_SPEC, E_INPUT
 */
export async function resolveHistogram(
  flags: RawHistogramOptions,
  operands: readonly string[],
): Promise<HistogramOptions> {
  const format = formatOf(flags);
  const hasLogBars = logScaleOf(flags).counts;
  const paths = await expandInputs(operands);
  resolveOutput(flags, 'CSV');
  const report = resolveReport(flags);
  const inputs = flags.spec === undefined ? paths : [flags.spec, ...paths];
  checkReadOnce(inputs);
  const read = await resolveRead(flags, paths);
  const request = await histogramRequestOf(flags);
  await checkInputs(paths);
  return Object.freeze({ request, weight: flags.weight, read, inputs, format, hasLogBars, report });
}

/** The format of results. */
export function formatOf(flags: RawOptions): HistogramFormat {
  checkOneFormat(flags);
  if (flags.json) return 'json';
  if (flags.csv) return 'csv';
  return flags.ascii ? 'ascii' : 'drawing';
}

async function histogramRequestOf(flags: RawHistogramOptions): Promise<HistogramRequest> {
  const bins = binsOf(flags);
  const groups = groupsOf(flags);
  const isExplicit = flags.spec !== undefined || flags.boundaries !== undefined;
  if (isExplicit) checkNoLearning(flags, countingFlags(flags));
  const { weight } = flags;
  const roles = weight === undefined ? [] : [{ role: 'weight', name: weight } as const];
  if (isExplicit) {
    return { given: { ...requestOf(flags, await specOf(flags)), roles }, groups };
  }
  checkLayer(flags);
  checkOutsideUnset(flags);
  const { spec, closed = FEATURE_DEFAULTS.closed } = binRulesOf(flags, undefined);
  const compat = compatOf(flags);
  const isLog = logScaleOf(flags).values;
  const { options, collect, isShared, read: fitted } = fitRequestOf(withStrategy(flags));
  const { types, special } = fitted;
  const columns = flags.columns?.join(',');
  const read = { columns, roles, by: flags.by, spec, types, special };
  const learn: LearnOptions | undefined = learnsBoundaries(flags)
    ? { ...options, bins: bins ?? options.bins, outside: 'bins' }
    : undefined;
  return { chosen: { read, spec, bins, closed, compat, learn, isShared, isLog, collect }, groups };
}

/** The flags of fits that counting in given bins has a use for, too. */
function countingFlags({ by }: RawHistogramOptions): string[] {
  return ['weight', 'by', ...(by === undefined ? [] : ['memory'])];
}

/** The axes with a logarithmic scale. */
interface LogScale {
  readonly values: boolean;
  readonly counts: boolean;
}

/** `--log` without a word is for values and counts, or for counts alone if boundaries are given or learned. */
function logScaleOf(flags: RawHistogramOptions): LogScale {
  const { log, boundaries, spec } = flags;
  if (log === undefined) return { values: false, counts: false };
  const isGiven = boundaries !== undefined || spec !== undefined || learnsBoundaries(flags);
  if (log === '') return { values: !isGiven, counts: true };
  const values = choice('log', log, LOG_SCALES) === 'values';
  if (values && isGiven) {
    throw new DiscretizeError('E_USAGE', 'cannot use --log=values with boundaries', {
      hint: 'use --log=counts, or remove the boundaries and the strategy',
    });
  }
  return { values, counts: !values };
}

/** Bins of equal width, if neither a strategy nor a program is named. */
function withStrategy(flags: RawHistogramOptions): RawHistogramOptions {
  const { strategy, compat } = flags;
  const isNamed = strategy !== undefined || compat !== undefined || learnsByParameter(flags);
  return isNamed ? flags : { ...flags, strategy: 'uniform', bins: flags.bins ?? 'auto' };
}

/** The value of `--bins`; undefined without the flag. */
function binsOf({ bins, spec, boundaries }: RawOptions): number | RuleName | undefined {
  if (bins === undefined) return undefined;
  if (spec === undefined && boundaries === undefined) return binCountOf(bins);
  throw new DiscretizeError('E_USAGE', 'cannot use --bins with boundaries', {
    hint: 'remove --bins, or the boundaries',
  });
}

/** The groups that have small histograms; undefined without `--by`. */
function groupsOf(flags: RawHistogramOptions): HistogramRequest['groups'] {
  const { by, weight } = flags;
  if (by === undefined) return undefined;
  if (weight !== undefined) {
    throw new DiscretizeError('E_USAGE', 'cannot use --by with --weight in hist', {
      hint: 'remove one of them',
    });
  }
  return { by, memory: memoryOf(flags).memory };
}
