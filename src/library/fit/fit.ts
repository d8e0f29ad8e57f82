import { DiscretizeError } from '../../core/errors/error.ts';
import { checkOptions, shown } from '../../core/options/check-options.ts';
import { learnBinValues, ownValuesFor } from '../../fit/bin-values.ts';
import type { CollectedList } from '../../fit/collect/collected-table.ts';
import { interleave, repeated } from '../../fit/collect/interleave.ts';
import { type LearnOptions, learn } from '../../fit/learn.ts';
import { checkRule, LEARN_DEFAULTS, usualStrategy } from '../../fit/options.ts';
import { provenanceOf } from '../../fit/provenance.ts';
import {
  NICE_SHARE,
  niceRounding,
  parseRounding,
  type Rounding,
} from '../../fit/rounding/rounding.ts';
import type { ParameterValues } from '../../fit/strategies/parameters.ts';
import {
  PARAMETERS,
  STRATEGIES,
  type StrategyName,
  strategyOfParameter,
} from '../../fit/strategies/registry.ts';
import { whyNothing } from '../../fit/undivided.ts';
import { FEATURE_DEFAULTS, type Feature, SPEC_DEFAULTS, type Spec } from '../../spec/spec.ts';
import {
  type FitColumn,
  type FitColumns,
  fitColumnsOf,
  type NamedColumn,
  weightsOf,
} from './fit-columns.ts';
import { FIT_OPTIONS, type FitOptions } from './fit-options.ts';
import { collectorOf, specialOf, taken } from './fit-values.ts';
import { withOuterEdges } from './outer-edges.ts';

/**
 * The spec of boundaries that are fitted to each column, or to all together.
 *
 * @throws DiscretizeError
 */
export function fitEach(columns: FitColumn | FitColumns, options: FitOptions): Spec {
  const own = checkOptions('fit', options, FIT_OPTIONS);
  const { shared = false, missing = SPEC_DEFAULTS.missing } = own;
  const wanted = wantedOf(own);
  const named = fitColumnsOf(columns);
  const rows = named[0]?.values.length ?? 0;
  const weights = own.weights && weightsOf(own.weights, rows);
  const groups = shared ? [named] : named.map((column) => [column]);
  const features = groups.map((group, position) =>
    featureOf({ group, position, rows }, wanted, own, weights),
  );
  return { ...SPEC_DEFAULTS, missing, precision: wanted.precision, features };
}

/** Columns that share a list, and where they are. */
interface FitGroup {
  readonly group: readonly NamedColumn[];
  readonly position: number;
  readonly rows: number;
}

function featureOf(
  { group, position, rows }: FitGroup,
  wanted: LearnOptions,
  options: FitOptions,
  weights: Float64Array | undefined,
): Feature {
  const collected = collectorOf(options, rows * group.length);
  const taker = specialOf(options, wanted);
  const values = interleave(group.map((column) => column.values));
  const plain = taken(values, repeated(weights, group.length), taker);
  collected.add(plain.values, plain.weights);
  const names = group.map(({ name }) => name ?? 'values');
  const list = {
    ...{ columns: names, position, gathered: collected, invalid: 0, overflow: 0 },
    ...(taker && { special: taker.seen }),
  };
  const learned = learnedFrom(list, { ...wanted, columns: group.length }, rows);
  const { output = FEATURE_DEFAULTS.output, outside = FEATURE_DEFAULTS.outside, labels } = options;
  const isNamed = group.every(({ name }) => name !== undefined);
  const boundaries =
    outside === 'bins' ? learned.boundaries : withOuterEdges(list, learned.boundaries, wanted);
  const { closed } = wanted;
  const columns = isNamed ? names : undefined;
  const { fit } = learned;
  const valued = valueMembers(list, boundaries, { ...wanted, outside }, options);
  if (labels !== undefined) checkLabels(labels, learned.boundaries.length + 1, options);
  const special = taker?.seen.codes;
  const members = { boundaries, fit, columns, output, closed, outside, labels };
  return { ...FEATURE_DEFAULTS, ...valued, ...members, ...(special && { special }) };
}

/** The members of a feature about the values of bins. */
function valueMembers(
  { columns, gathered }: CollectedList,
  boundaries: readonly number[],
  rules: LearnOptions,
  { output = 'int', value }: FitOptions,
): Pick<Feature, 'values' | 'value'> {
  const own = ownValuesFor(output, value);
  const values = learnBinValues(columns.join(','), gathered, boundaries, rules, own);
  return { ...(values.length > 0 && { values }), ...(value !== undefined && { value }) };
}

/** Options with all defaults, for `learn`. */
function wantedOf(options: FitOptions): LearnOptions {
  const { bins = LEARN_DEFAULTS.bins } = options;
  const parameters = parametersOf(options);
  const usual = strategyOfParameter(parameters) ?? usualStrategy(bins);
  const { strategy = usual } = options;
  checkRule(strategy, bins);
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

/** A fitted list. @throws DiscretizeError E_FIT if nothing divides the values */
function learnedFrom(
  list: CollectedList,
  wanted: LearnOptions,
  rows: number,
): Pick<Feature, 'boundaries' | 'fit'> {
  const learned = learn(list.columns.join(','), list.gathered, wanted);
  const boundaries = learned?.boundaries ?? [];
  if (learned !== undefined && boundaries.length > 0) {
    return { boundaries, fit: provenanceOf({ ...list, wanted }, learned, rows, undefined) };
  }
  const why = whyNothing(list, learned);
  throw new DiscretizeError('E_FIT', `cannot fit boundaries: ${why}`, {
    expected: 'a column with at least two distinct numbers',
    hint: 'remove the column, or use another strategy',
  });
}

function checkLabels(labels: readonly string[], bins: number, { missing }: FitOptions): void {
  const needed = missing === 'own' ? bins + 1 : bins;
  if (labels.length === needed) return;
  throw new DiscretizeError('E_LABELS', `${bins} bins were fitted, with ${labels.length} labels`, {
    expected: needed,
    received: labels.length,
    hint: `give ${needed} labels${missing === 'own' ? ', the last one for missing values' : ''}`,
  });
}
