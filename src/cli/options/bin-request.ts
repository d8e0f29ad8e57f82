import type { Outside } from '../../core/boundaries.ts';
import { typedNaFault } from '../../core/cells/na-list.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { Closed } from '../../core/threshold.ts';
import { parseTextList } from '../../csv/columns/text-list.ts';
import { NAME_BYS } from '../../encode/mode.ts';
import { parseStrategy, STRATEGY_NAMES, type StrategyName } from '../../fit/strategies/names.ts';
import { type BinRequest, requestFor } from '../../plan/bin-request.ts';
import { checkOutside } from '../../plan/feature.ts';
import { impliedTimes } from '../../plan/type-request.ts';
import { withoutTraining } from '../../spec/baseline/baseline.ts';
import {
  CLOSED_SIDES,
  INVALID_POLICIES,
  MISSING_POLICIES,
  OUTSIDES,
  PRECISIONS,
  SPEC_DEFAULTS,
  type Spec,
} from '../../spec/spec.ts';
import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { checkNeedsNoTarget, explicitEdges, presetOf } from './compat.ts';
import { checkTypesRead, resolveTypes } from './forms/column-types.ts';
import { explicitLists, listsOfPart } from './forms/explicit-lists.ts';
import { labelRequestOf } from './forms/labels.ts';
import { type OutputForm, outputFormOf } from './forms/output-mode.ts';
import { sparseRequestOf } from './forms/sparse.ts';
import { specialOf } from './forms/special.ts';

/** The rules of cells and bins that flags set, for fitted and explicit boundaries. */
export interface BinRules extends OutputForm {
  /** Precision and policies; and the features of the spec, if there is one. */
  readonly spec: Spec;
  readonly closed: Closed | undefined;
  readonly outside: Outside | undefined;
}

/**
 * Resolves the flags of cells and bins. Flags override `--compat`, `--compat` overrides the spec, and the spec
 * overrides the defaults.
 *
 * @param file the spec of `--spec`, if there is one
 * @throws DiscretizeError E_USAGE
 */
export function binRulesOf(flags: RawOptions, file: Spec | undefined): BinRules {
  const compat = presetOf(flags);
  const spec = file ?? { ...SPEC_DEFAULTS, features: [] };
  const precision =
    choice('precision', flags.precision, PRECISIONS) ?? compat?.precision ?? spec.precision;
  const isSame = precision === spec.precision;
  return {
    spec: {
      ...spec,
      features: isSame ? spec.features : spec.features.map(withoutTraining),
      precision,
      missing:
        choice('missing', flags.missing, MISSING_POLICIES) ?? compat?.missing ?? spec.missing,
      invalid: choice('invalid', flags.invalid, INVALID_POLICIES) ?? spec.invalid,
      na_values: naValuesOf(flags.naValues) ?? spec.na_values,
      default_na: flags.defaultNa && spec.default_na,
    },
    closed: choice('closed', flags.closed, CLOSED_SIDES) ?? compat?.closed,
    outside: choice('outside', flags.outside, OUTSIDES) ?? compat?.outside,
    ...outputFormOf(flags),
  };
}

/**
 * Resolves the flags of a run with explicit boundaries, of flags or of a spec.
 *
 * @param file the spec of `--spec`, if there is one
 * @throws DiscretizeError E_USAGE, E_BOUNDARIES
 */
export function requestOf(flags: RawOptions, file: Spec | undefined): BinRequest {
  checkHasBoundaries(flags, file);
  const { spec, closed, outside, output, value } = binRulesOf(flags, file);
  checkOutside(outside, spec.missing);
  const { precision } = spec;
  const typed = resolveTypes(flags);
  const lists =
    flags.boundaries === undefined && file === undefined
      ? (listsOfPart(typed.members) ?? [])
      : explicitLists(flags.boundaries ?? [], precision, typed);
  const types = impliedTimes(typed, lists);
  checkTypesRead(types, [...lists, ...(file?.features ?? [])]);
  const hasEdges = outside === 'missing' && closed !== undefined;
  return {
    ...requestFor(spec),
    ...outputRequestOf(flags),
    columns: flags.columns?.join(','),
    types,
    lists: hasEdges ? explicitEdges(lists, presetOf(flags), { precision, closed }) : lists,
    output,
    value,
    closed,
    outside,
    special: specialOf(flags.special, precision),
  };
}

/** The selection, the order and the names of written columns, and the labels of bins. */
export type OutputRequest = Pick<
  BinRequest,
  | 'name'
  | 'append'
  | 'suffix'
  | 'nameBy'
  | 'dropFirst'
  | 'keep'
  | 'roles'
  | 'labels'
  | 'labelFormat'
  | 'labelDigits'
>;

/**
 * Resolves the flags of output columns.
 *
 * @throws DiscretizeError E_USAGE
 */
export function outputRequestOf(flags: RawOptions): OutputRequest {
  const { name, append, suffix, nameBy, dropFirst, keep, only } = flags;
  if (append && only) {
    throw new DiscretizeError('E_USAGE', 'cannot use --append with --only', {
      hint: 'remove one of them; --only --suffix _bin names the output columns',
    });
  }
  const isPartial = only === true || keep !== undefined;
  if (suffix !== undefined && !append && !isPartial) {
    throw new DiscretizeError('E_USAGE', '--suffix does nothing without --append or --only', {
      hint: 'add --append, or remove --suffix: replaced columns keep their names',
    });
  }
  return {
    name,
    append: append ?? (suffix !== undefined || OUTPUT_DEFAULTS.append),
    suffix: suffix ?? OUTPUT_DEFAULTS.suffix,
    nameBy: choice('name-by', nameBy, NAME_BYS) ?? OUTPUT_DEFAULTS.nameBy,
    dropFirst: dropFirst ?? OUTPUT_DEFAULTS.dropFirst,
    keep: keep ?? (only ? [] : undefined),
    roles: sparseRequestOf(flags)?.roles ?? [],
    ...labelRequestOf(flags),
  };
}

const OUTPUT_DEFAULTS = requestFor({ ...SPEC_DEFAULTS, features: [] });

/** Rejects a run without boundaries. */
function checkHasBoundaries(
  { boundaries, strategy, bins, part }: RawOptions,
  file: Spec | undefined,
): void {
  if (strategy !== undefined && bins === undefined) {
    strategyOf(strategy);
    throw new DiscretizeError('E_USAGE', '--strategy needs -n, or belongs to fit', {
      hint: 'add the number of bins: -n 5',
    });
  }
  if (file !== undefined || boundaries !== undefined) return;
  if (part !== undefined && part.toLowerCase() !== 'year') return;
  const years = 'years have no first or last: use -b 2020,2025, or --every year instead of --part';
  throw new DiscretizeError('E_USAGE', 'missing boundaries', {
    hint: part === undefined ? 'use -b 0,10,20, -s spec.json, or fit them with -n 5' : years,
  });
}

/**
 * Reads the name of a strategy without a target.
 *
 * @throws DiscretizeError E_USAGE
 */
export function strategyOf(text: string): StrategyName {
  checkNeedsNoTarget('strategy', text);
  return parseStrategy(text) ?? (choice('strategy', text, STRATEGY_NAMES) as StrategyName);
}

/** Reads `--na-values`: strings separated by commas. */
function naValuesOf(values: readonly string[] | undefined): readonly string[] | undefined {
  const words = values?.flatMap(parseTextList);
  for (const word of words ?? []) {
    const fault = typedNaFault(word);
    if (fault === undefined) continue;
    const { message, hint } = fault;
    throw new DiscretizeError('E_USAGE', `--na-values: ${message}`, { received: word, hint });
  }
  return words;
}
