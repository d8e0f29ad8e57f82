import { DiscretizeError } from '../core/errors/error.ts';
import { columnPosition, selectColumns } from '../csv/columns/select.ts';
import { withoutTraining } from '../spec/baseline/baseline.ts';
import { TYPE_KEYS } from '../spec/feature-type.ts';
import { FEATURE_DEFAULTS, type Feature } from '../spec/spec.ts';
import { checkNoneWritten } from '../spec/values/written-values.ts';
import type { Assigned } from './assigned.ts';
import type { BinRequest, ExplicitList } from './bin-request.ts';
import { checkChoice } from './choose.ts';
import type { ChooseColumns } from './column-plan.ts';
import { relabel } from './relabel.ts';
import { giveSpecial } from './special/give-special.ts';
import { checkListType, commonType, NO_MEMBERS, NO_TYPES } from './type-request.ts';

/**
 * Assigns columns to features. Every column belongs to at most one feature: an explicit list for a column removes it
 * from the feature of the spec, and a feature without columns takes the remaining selected columns.
 *
 * @param others positions of columns with another role, which no feature takes
 * @param choose detects numeric columns; called only if neither request nor spec names columns
 * @throws DiscretizeError E_UNKNOWN_COLUMN, E_AMBIGUOUS_COLUMN, E_COLUMNS
 */
export function assignColumns(
  request: BinRequest,
  header: readonly string[],
  others: ReadonlySet<number>,
  choose: ChooseColumns,
): Assigned[] {
  const selected =
    request.columns === undefined ? undefined : selectColumns(request.columns, header);
  const bound = boundFeatures(request, header);
  const open = openFeature(request, bound.length > 0);
  const taken = new Set([...others, ...bound.flatMap(({ positions }) => positions)]);
  const isFree = (position: number): boolean => !taken.has(position);
  if (open !== undefined) {
    const choice = selected === undefined ? choose() : undefined;
    if (choice !== undefined && bound.length === 0) checkChoice(choice, header);
    bound.push({ feature: open, positions: (selected ?? choice?.chosen ?? []).filter(isFree) });
  } else {
    checkCovered(selected ?? [], isFree, header);
  }
  const special = giveSpecial(narrow(bound, selected), request.special, header);
  const labeled = relabel(special, request, header);
  return labeled.map((assigned) => override(assigned, request, header));
}

/** True if columns must be chosen by their cells. */
export function needsChoice(request: BinRequest): boolean {
  const isOpen = ({ columns }: { columns: unknown }): boolean => columns === undefined;
  const hasOpen = request.spec.features.some(isOpen);
  const hasBound = request.spec.features.length > 0 && !hasOpen;
  return request.columns === undefined && (hasOpen || (request.lists.some(isOpen) && !hasBound));
}

/** The features with named columns: those of the spec, then those of lists, which remove columns from others. */
function boundFeatures({ spec, lists }: BinRequest, header: readonly string[]): Assigned[] {
  const general = generalList(lists);
  let bound = spec.features.flatMap((feature): Assigned[] => {
    const positions = feature.columns?.map((name) => columnPosition(name, header));
    return positions === undefined ? [] : [{ feature: rebound(feature, general), positions }];
  });
  for (const list of lists) {
    const { columns, boundaries } = list;
    if (columns === undefined) continue;
    const positions = selectColumns(columns, header);
    const owner = bound.find((assigned) => assigned.positions.includes(positions[0] ?? -1));
    const open = spec.features.find((feature) => feature.columns === undefined);
    const like = owner?.feature ?? open ?? FEATURE_DEFAULTS;
    const feature = { ...rebound({ ...like, boundaries }, list), name: undefined };
    bound = [...without(bound, new Set(positions)), { feature, positions }];
  }
  return bound;
}

/** The feature of the columns that no other feature names. */
function openFeature({ spec, lists }: BinRequest, hasBound: boolean): Feature | undefined {
  const general = generalList(lists);
  const open = spec.features.find(({ columns }) => columns === undefined);
  if (open !== undefined) return rebound(open, general);
  if (general === undefined || (hasBound && spec.features.length > 0)) return undefined;
  return rebound({ ...FEATURE_DEFAULTS, boundaries: general.boundaries }, general);
}

/** A feature with other boundaries, without its labels, groups and fitted data, which do not fit them. */
function rebound(feature: Feature, list: ExplicitList | undefined): Feature {
  if (list === undefined) return feature;
  const { boundaries, type = feature.type } = list;
  return {
    ...withoutTraining(feature),
    boundaries,
    type,
    labels: undefined,
    label_digits: undefined,
    values: undefined,
    value: undefined,
    by: undefined,
    groups: undefined,
    else: undefined,
  };
}

/** The list for the columns without a list of their own. */
function generalList(lists: readonly ExplicitList[]): ExplicitList | undefined {
  return lists.find(({ columns }) => columns === undefined);
}

function without(bound: readonly Assigned[], taken: ReadonlySet<number>): Assigned[] {
  return bound
    .map(({ feature, positions }) => {
      const left = positions.filter((p) => !taken.has(p));
      const isWhole = left.length === positions.length;
      return { feature: isWhole ? feature : withoutTraining(feature), positions: left };
    })
    .filter(({ positions }) => positions.length > 0);
}

function narrow(bound: readonly Assigned[], selected: readonly number[] | undefined): Assigned[] {
  if (selected === undefined) return bound.filter(({ positions }) => positions.length > 0);
  const wanted = new Set(selected);
  const others = bound.flatMap(({ positions }) => positions).filter((p) => !wanted.has(p));
  return without(bound, new Set(others));
}

function override(
  { feature, positions }: Assigned,
  request: BinRequest,
  header: readonly string[],
): Assigned {
  const { output = feature.output, closed = feature.closed, name = feature.name } = request;
  const { outside = feature.outside, value = feature.value } = request;
  const types = request.types ?? NO_TYPES;
  const members = commonType(positions, types, header, feature);
  checkListType(feature, members, header[positions[0] ?? -1] ?? '');
  const isSame =
    closed === feature.closed &&
    outside === feature.outside &&
    TYPE_KEYS.every((key) => members[key] === feature[key]);
  const given = { ...feature, output, value, closed, outside, name };
  const kept = isSame ? given : withoutLearned(given, header[positions[0] ?? -1] ?? '');
  return { feature: { ...kept, ...NO_MEMBERS, ...members }, positions };
}

/**
 * A feature whose bins hold other values than when it was fitted, without fitted data.
 *
 * @throws DiscretizeError E_USAGE if it writes numbers that were fitted for its bins
 */
function withoutLearned(feature: Feature, column: string): Feature {
  checkNoneWritten(feature, feature.name ?? column);
  const { value, values } = feature;
  const isLost = value !== undefined && values?.some(({ name }) => name === value);
  return {
    ...withoutTraining(feature),
    values: undefined,
    value: isLost ? undefined : value,
  };
}

function checkCovered(
  selected: readonly number[],
  isFree: (position: number) => boolean,
  header: readonly string[],
): void {
  const bare = selected.find(isFree);
  if (bare === undefined) return;
  const name = header[bare];
  throw new DiscretizeError('E_COLUMNS', `column "${name}" is selected but has no boundaries`, {
    received: name,
    hint: `add -b ${name}=LIST, or -b LIST for all selected columns`,
  });
}
