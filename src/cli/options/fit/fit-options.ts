import { didYouMean } from '../../../core/errors/closest.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import { parseRule, RULE_NAMES, type RuleName } from '../../../fit/bin-count/rules.ts';
import type { LearnOptions } from '../../../fit/learn.ts';
import { checkBinsCount, checkRule, LEARN_DEFAULTS, MAX_BINS } from '../../../fit/options.ts';
import { calendarHint } from '../../../fit/strategies/calendar-step.ts';
import type { FitRequest } from '../../../jobs/fit-request.ts';
import { checkOutside } from '../../../plan/feature.ts';
import { impliedTimes, type TypeRequest } from '../../../plan/type-request.ts';
import type { Spec } from '../../../spec/spec.ts';
import { choice } from '../../arguments/choice.ts';
import { foreignWordHint } from '../../arguments/foreign-terms.ts';
import type { RawFitOptions } from '../../arguments/raw-options.ts';
import { checkReadOnce, expandInputs } from '../../input/inputs.ts';
import type { TableFormat } from '../../output/spec-bins.ts';
import type { ReportOptions } from '../../report/run-messages.ts';
import { type BinRules, binRulesOf } from '../bin-request.ts';
import { checkCompat, compatOf, presetOf } from '../compat.ts';
import { columnOptionsIn } from '../forms/column-options.ts';
import { checkTypesRead, resolveTypes, withTimes } from '../forms/column-types.ts';
import { resolveGroups } from '../forms/group-options.ts';
import { labelDigitsOf } from '../forms/labels.ts';
import { memoryOf } from '../forms/memory.ts';
import { specialOf } from '../forms/special.ts';
import {
  type CommandOutputs,
  resolveOutput,
  resolveReport,
  tableFormatOf,
} from '../output-options.ts';
import { type ReadOptions, resolveRead } from '../read-options.ts';
import {
  checkParametersUsed,
  chosenStrategy,
  parametersOf,
  roundingOf,
} from '../strategy-options.ts';
import { checkPhases } from './fit-phases.ts';

/** The options of `fit`. */
export interface FitCommandOptions {
  readonly request: FitRequest;
  /** True if the inputs are files of `--partial`. */
  readonly isMerge: boolean;
  /** The format of the table of bins on standard output; undefined for people. */
  readonly format: TableFormat | undefined;
  readonly read: ReadOptions;
  readonly output: CommandOutputs;
  readonly report: ReportOptions;
}

/**
 * Resolves the flags of `fit`.
 *
 * @param operands the files that are named
 * @throws DiscretizeError E_USAGE, E_DIALECT, E_INPUT
 */
export async function resolveFit(
  flags: RawFitOptions,
  operands: readonly string[],
): Promise<FitCommandOptions> {
  const paths = await expandInputs(operands);
  checkReadOnce(paths);
  const output = resolveOutput(flags, 'JSON');
  const format = tableFormatOf(flags, output);
  const request = fitRequestOf(flags);
  checkPhases(flags, request.columnOptions);
  const report = resolveReport(flags);
  const read = await resolveRead(flags, paths);
  return Object.freeze({ request, isMerge: flags.merge ?? false, format, read, output, report });
}

/**
 * Resolves the flags of a fit: the training data, and the method.
 *
 * @throws DiscretizeError E_USAGE
 */
export function fitRequestOf(flags: RawFitOptions): FitRequest {
  const own = (flags.columns ?? []).flatMap((value) => columnOptionsIn(value, binCountOf));
  const rules = binRulesOf(flags, undefined);
  const { spec, output, value } = rules;
  checkOutside(rules.outside, spec.missing);
  const options = learnOptionsOf(flags, rules);
  checkOwnOptions(options, own);
  const types = typesOfFit(flags, options, own);
  checkParametersUsed(flags, [options.strategy, ...own.flatMap(({ strategy }) => strategy ?? [])]);
  return {
    read: { ...readRequestOf(flags, spec, own), types },
    weight: flags.weight,
    spec,
    output,
    value,
    name: flags.name,
    labelDigits: labelDigitsOf(flags),
    options,
    groups: resolveGroups(flags, spec.missing),
    columnOptions: own.filter(({ strategy, bins }) => strategy !== undefined || bins !== undefined),
    isShared: flags.shared ?? false,
    isPartial: flags.partial ?? false,
    collect: { ...memoryOf(flags), sketch: flags.sketch ?? flags.partial ?? false },
  };
}

type OwnOptions = ReturnType<typeof columnOptionsIn>;

/** The columns that a fit reads, without their types. */
function readRequestOf(
  { weight, by, special }: RawFitOptions,
  spec: Spec,
  own: OwnOptions,
): FitRequest['read'] {
  return {
    columns: own.length === 0 ? undefined : own.map(({ columns }) => columns).join(','),
    roles: weight === undefined ? [] : [{ role: 'weight', name: weight }],
    by,
    spec,
    special: specialOf(special, spec.precision),
  };
}

/** Rejects options of single columns that contradict the options of all columns. */
function checkOwnOptions(options: LearnOptions, own: OwnOptions): void {
  for (const { strategy, bins } of own) {
    checkStrategy({ ...options, ...(strategy && { strategy }), ...(bins && { bins }) });
    if (bins !== undefined) checkBinsCount(strategy ?? options.strategy);
  }
}

function typesOfFit(flags: RawFitOptions, options: LearnOptions, own: OwnOptions): TypeRequest {
  const types = impliedTimes(withTimes(resolveTypes(flags), own, options.strategy), []);
  checkTypesRead(types, []);
  return types;
}

function learnOptionsOf(flags: RawFitOptions, { spec, closed, outside }: BinRules): LearnOptions {
  const compat = compatOf(flags);
  const preset = presetOf(flags);
  const bins = flags.bins === undefined ? LEARN_DEFAULTS.bins : binCountOf(flags.bins);
  const parameters = parametersOf(flags);
  const strategy = chosenStrategy(flags, parameters, bins);
  checkStrategy({ strategy, bins, compat });
  if (flags.bins !== undefined) checkBinsCount(strategy);
  return {
    strategy,
    bins,
    compat,
    outside: outside ?? LEARN_DEFAULTS.outside,
    parameters,
    rounding: roundingOf(flags, { compat, strategy }),
    columns: LEARN_DEFAULTS.columns,
    duplicates:
      choice('duplicates', flags.duplicates, ['drop', 'error'] as const) ??
      preset?.duplicates ??
      LEARN_DEFAULTS.duplicates,
    precision: spec.precision,
    closed: closed ?? LEARN_DEFAULTS.closed,
  };
}

/** Rejects a strategy that contradicts the number of bins or `--compat`. */
function checkStrategy({
  strategy,
  bins,
  compat,
}: Pick<LearnOptions, 'strategy' | 'bins' | 'compat'>): void {
  checkCompat(compat, strategy, bins);
  checkRule(strategy, bins);
}

/**
 * Reads `--bins`: a number of bins, or the name of a rule.
 *
 * @throws DiscretizeError E_USAGE
 */
export function binCountOf(text: string): number | RuleName {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MAX_BINS) return count;
  const rule = parseRule(text);
  if (rule !== undefined) return rule;
  throw new DiscretizeError('E_USAGE', `invalid --bins "${text}"${didYouMean(text, RULE_NAMES)}`, {
    expected: '1 to 1,000,000, or a rule',
    received: text,
    hint:
      calendarHint(text) ??
      foreignWordHint(text) ??
      `use 1 to 1,000,000, or a rule: ${RULE_NAMES.join(', ')}`,
  });
}
