import { DiscretizeError } from '../../core/errors/error.ts';
import { depth } from '../../core/missing.ts';
import { checkOptions, shown } from '../../core/options/check-options.ts';
import type { CollectedList } from '../../fit/collect/collected-table.ts';
import { closeOuterEdges } from '../../fit/compat/outer-edges.ts';
import type { LearnOptions } from '../../fit/learn.ts';
import {
  checkBinsCount,
  checkParameters,
  checkRule,
  LEARN_DEFAULTS,
  usualStrategy,
} from '../../fit/options.ts';
import {
  NICE_SHARE,
  niceRounding,
  parseRounding,
  type Rounding,
} from '../../fit/rounding/rounding.ts';
import { PARAMETERS, type StrategyName, strategyOfParameter } from '../../fit/strategies/names.ts';
import type { ParameterValues } from '../../fit/strategies/parameters.ts';
import { STRATEGIES } from '../../fit/strategies/registry.ts';
import { whyNothing } from '../../fit/undivided.ts';
import type { FitRequest } from '../../jobs/fit-request.ts';
import { type LearnedList, learnLists, specOfLists } from '../../jobs/fit-spec.ts';
import { checkOutside } from '../../plan/feature.ts';
import { mostBins } from '../../spec/groups/group-checks.ts';
import { FEATURE_DEFAULTS, type Feature, SPEC_DEFAULTS, type Spec } from '../../spec/spec.ts';
import { type FitColumn, type FitColumns, isColumn } from './fit-columns.ts';
import { FIT_OPTIONS, type FitOptions } from './fit-options.ts';
import { fitTableOf } from './fit-table.ts';
import { specialCodesOf } from './fit-values.ts';
import { groupRequestOf } from './group-options.ts';
import { typeRequestOf } from './type-options.ts';

/**
 * Fits boundaries to each column, or to all together.
 *
 * @throws DiscretizeError
 */
export function fitEach(columns: FitColumn | FitColumns, options: FitOptions): Spec {
  const own = checkOptions('fit', options, FIT_OPTIONS);
  const request = requestOf(own);
  const table = fitTableOf(columns, request, own);
  const results = learnLists(request, table).map((result) => checkDivided(result));
  const { outside = FEATURE_DEFAULTS.outside, labels } = own;
  const closed = outside === 'bins' ? results : results.map(withEdges);
  const { spec } = specOfLists(request, table, closed, undefined);
  const features = spec.features.map((feature): Feature => {
    if (labels !== undefined) checkLabels(labels, feature, own);
    return {
      ...feature,
      ...(isColumn(columns) && { columns: undefined }),
      ...(labels !== undefined && { labels }),
    };
  });
  return { ...spec, features };
}

function requestOf(options: FitOptions): FitRequest {
  const learnOptions = learnOptionsOf(options);
  const { missing = SPEC_DEFAULTS.missing, output, value, shared: isShared = false } = options;
  checkOutside(options.outside, missing);
  const spec = { ...SPEC_DEFAULTS, missing, precision: learnOptions.precision, features: [] };
  const { codes } = specialCodesOf(options.special, learnOptions.precision);
  const special = codes.length === 0 ? undefined : [{ columns: undefined, bins: codes }];
  const types = typeRequestOf(options, learnOptions.strategy === 'every');
  return {
    read: { columns: undefined, roles: [], spec, types, special },
    ...{ weight: undefined, spec, output, value, name: undefined, options: learnOptions },
    ...{ columnOptions: [], isShared, groups: groupRequestOf(options, options) },
    ...{ isPartial: false, collect: { memory: 0, sketch: false, error: 0 } },
  };
}

/** A fitted list with outer edges; the values between them are those of its bins. */
function withEdges({ list, learned }: LearnedList): LearnedList {
  if (learned === undefined) return { list, learned };
  const boundaries = withOuterEdges(list, learned.boundaries, list.learnOptions);
  const learnOptions: LearnOptions = { ...list.learnOptions, outside: 'missing' };
  return { list: { ...list, learnOptions }, learned: { ...learned, boundaries } };
}

/** Options with all defaults, for `learn`. */
function learnOptionsOf(options: FitOptions): LearnOptions {
  const { bins = LEARN_DEFAULTS.bins } = options;
  const parameters = parametersOf(options);
  const usual = strategyOfParameter(parameters) ?? usualStrategy(bins);
  const { strategy = usual } = options;
  checkRule(strategy, bins);
  if (options.bins !== undefined) checkBinsCount(strategy);
  const given = PARAMETERS.filter(({ name }) => parameters[name] !== undefined);
  checkParameters(given, [strategy]);
  return {
    ...LEARN_DEFAULTS,
    strategy,
    bins,
    parameters,
    rounding: roundingOf(options, strategy),
    duplicates: options.duplicates ?? LEARN_DEFAULTS.duplicates,
    precision: options.precision ?? LEARN_DEFAULTS.precision,
    closed: options.closed ?? LEARN_DEFAULTS.closed,
  };
}

/** The parameters of strategies among the options; all are valid. */
function parametersOf(options: FitOptions): Partial<ParameterValues> {
  const given: Readonly<Record<string, unknown>> = { ...options };
  const entries = PARAMETERS.flatMap(({ name, parameter }) => {
    const value = given[name];
    const isGiven = typeof value === 'string' || typeof value === 'number';
    const parsed = isGiven ? parameter.parse(value) : undefined;
    return parsed === undefined ? [] : [[name, parsed] as const];
  });
  return Object.fromEntries(entries);
}

function roundingOf({ round, nice = false }: FitOptions, strategy: StrategyName): Rounding {
  const asked = nice === false ? round : 'nice';
  if (nice !== false && round !== undefined) throw badRounding('nice', nice, 'no round beside it');
  if (asked === undefined) return LEARN_DEFAULTS.rounding;
  const share = typeof nice === 'number' ? nice : NICE_SHARE;
  const rounding = nice === false ? parseRounding(asked) : niceRounding(share);
  const isKept = rounding?.kind !== 'none' && STRATEGIES[strategy].isVerbatim === true;
  if (rounding !== undefined && (round === undefined || !isKept)) return rounding;
  throw badRounding('round', round, `none with the strategy ${strategy}`);
}

function badRounding(name: string, received: unknown, expected: string): DiscretizeError {
  const message = `invalid option ${name}: ${shown(received)}`;
  return new DiscretizeError('E_USAGE', message, { expected, received, hint: `use ${expected}` });
}

/**
 * Checks that boundaries divide the values, and returns the list.
 *
 * @throws DiscretizeError E_FIT if nothing divides them
 */
function checkDivided(result: LearnedList): LearnedList {
  const why = whyNothing(result.list, result.learned);
  if (why === undefined) return result;
  throw new DiscretizeError('E_FIT', `cannot fit boundaries: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint: 'remove the column, or use another strategy',
  });
}

/** Labels name the intervals, or all bins: special bins and that of missing values after them. */
function checkLabels(labels: readonly string[], feature: Feature, { missing }: FitOptions): void {
  const bins = mostBins(feature);
  const special = feature.special?.length ?? 0;
  const needed = depth(missing ?? SPEC_DEFAULTS.missing, bins + special);
  if (labels.length === needed || (special > 0 && labels.length === bins)) return;
  const others = [
    ...(special > 0 ? [`${special} for special codes`] : []),
    ...(missing === 'own' ? ['the last one for missing values'] : []),
  ];
  const least = special > 0 ? `${bins} labels, or ` : '';
  throw new DiscretizeError('E_LABELS', `${bins} bins were fitted, with ${labels.length} labels`, {
    expected: needed,
    received: labels.length,
    hint: [`give ${least}${needed} labels`, ...others].join(', '),
  });
}

/** The boundaries with the least and the greatest value as outer edges, both inside. */
function withOuterEdges(
  { collector, columns }: CollectedList,
  boundaries: readonly number[],
  { precision, closed }: LearnOptions,
): readonly number[] {
  const round = precision === 'float32' ? Math.fround : Number;
  const [least, greatest] = [round(collector.seen.least), round(collector.seen.greatest)];
  const inner = boundaries.filter((boundary) => boundary > least && boundary < greatest);
  const edges = closeOuterEdges([least, ...inner, greatest], {
    precision,
    closed,
    isOpenEdgeIn: true,
  });
  if (inner.length === boundaries.length && edges.every(Number.isFinite)) return edges;
  throw new DiscretizeError('E_FIT', `cannot fit outer edges of "${columns.join(', ')}"`, {
    expected: 'boundaries between the least and the greatest value, both finite',
    received: [least, greatest],
    hint: 'remove the option outside: then the outer bins are open',
  });
}
