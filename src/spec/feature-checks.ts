import { codeReader } from '../column-types/code-reader.ts';
import { binsMade } from '../core/boundaries.ts';
import { POINT } from '../core/cells/notation.ts';
import type { Problem } from '../core/errors/error.ts';
import { endsRow } from '../core/missing.ts';
import { checkBaseline } from './baseline/baseline.ts';
import { describeValue, isObject, type JsonObject, ObjectChecker } from './checks.ts';
import { type CheckedType, checkList, checkType, isInstant, typedReader } from './feature-type.ts';
import { checkBoundaries, checkGroups, mostBinsOf } from './groups/group-checks.ts';
import { checkLabelFormat, checkLabels, checkOutput, checkSpecial } from './output-checks.ts';
import { addProblem } from './problems.ts';
import {
  CLOSED_SIDES,
  FEATURE_DEFAULTS,
  FEATURE_KEYS,
  type Feature,
  type FitRecord,
  OUTSIDES,
  type Spec,
} from './spec.ts';
import { checkValueMembers, checkWritten } from './values/value-checks.ts';

/** The members for all features. */
export interface SharedMembers extends Pick<Feature, 'special'> {
  readonly policies: Omit<Spec, 'features'>;
}

/**
 * Checks a feature of a spec, and reports all that is wrong with it.
 *
 * @param path its JSON Pointer
 * @returns the feature with all defaults filled in; some of it, if it has problems
 */
export function checkFeature(
  item: unknown,
  path: string,
  shared: SharedMembers,
  problems: Problem[],
): Feature {
  if (isObject(item)) {
    const check = new ObjectChecker(item, path, problems);
    check.onlyKeys(FEATURE_KEYS);
    return checkMembers(item, { check, path, problems }, shared);
  }
  addProblem(problems, path, `must be an object; it is ${describeValue(item)}`);
  return { ...FEATURE_DEFAULTS, boundaries: [] };
}

function checkMembers(item: JsonObject, at: FeaturePlace, shared: SharedMembers): Feature {
  const { check } = at;
  const { policies } = shared;
  const closed = check.word('closed', CLOSED_SIDES) ?? FEATURE_DEFAULTS.closed;
  const outside = checkOutside(check, policies);
  const rules = { precision: policies.precision, closed, outside };
  const [name, columns] = [check.text('name'), check.texts('columns')];
  const list = checkTypedList(item, at, rules);
  const [typed, boundaries] = list;
  const [bins, special, grouped, baseline] = checkBins(item, at, rules, shared, list);
  const feature: Feature = {
    name,
    columns,
    ...typed?.members,
    boundaries: boundaries ?? [],
    output: checkOutput(item, check),
    closed,
    outside,
    labels: check.texts('labels'),
    ...checkLabelFormat(check),
    ...(special && { special }),
    ...grouped,
    ...checkValueMembers(item, check, { ...at, bins, special: special?.length ?? 0 }),
    ...(baseline && { baseline }),
    fit: check.object('fit') as FitRecord | undefined,
  };
  if (columns?.length === 0) check.report('columns', 'must name at least one column');
  if (boundaries !== undefined) {
    checkLabels(feature, check, policies.missing);
    checkWritten(feature, item, check);
  }
  return feature;
}

/** The path of a feature, its checker, and the list of problems. */
interface FeaturePlace {
  readonly check: ObjectChecker;
  readonly path: string;
  readonly problems: Problem[];
}

/** The rules by which values are compared with a feature's boundaries. */
type Rules = Pick<Feature, 'closed' | 'outside'> & Pick<Spec, 'precision'>;

/** The type of a feature's columns, and its boundaries; undefined for invalid ones. */
type TypedList = readonly [CheckedType | undefined, readonly number[] | undefined];

function checkTypedList(
  item: JsonObject,
  { check, path, problems }: FeaturePlace,
  rules: Rules,
): TypedList {
  const typed = checkType(item, check);
  if (rules.precision === 'float32' && isInstant(typed?.members ?? {})) {
    check.report('type', 'needs precision float64: float32 does not tell seconds apart');
  }
  const given = typed && checkList(item, check, typed, path, problems);
  return [typed, given && checkBoundaries(given, check, rules)];
}

/** Checks the members that depend on the bins of a feature: special codes, groups and baseline. */
function checkBins(
  item: JsonObject,
  at: FeaturePlace,
  rules: Rules,
  { policies, special: general }: SharedMembers,
  [typed, boundaries]: TypedList,
) {
  const bins = boundaries && binsMade(boundaries.length, rules.outside);
  const read = codeReader(typed?.type, POINT);
  const special = checkSpecial(at.check, policies.precision, { general, read });
  const grouped = checkGroups(item, at.check, {
    ...at,
    options: rules,
    readTyped: typedReader(typed?.type, at.problems),
    missing: policies.missing,
    bins,
    special: special?.length,
  });
  const most = mostBinsOf(grouped, boundaries, rules.outside);
  const baseline = checkBaseline(item, at, most, special?.length);
  return [bins, special, grouped, baseline] as const;
}

/** Rejects `outside: missing` with policies that would drop or reject rows by their bins. */
function checkOutside(
  check: ObjectChecker,
  { missing }: Omit<Spec, 'features'>,
): Feature['outside'] {
  const outside = check.word('outside', OUTSIDES) ?? FEATURE_DEFAULTS.outside;
  if (outside === 'missing' && endsRow(missing)) {
    check.report('outside', `must be bins if missing values are "${missing}"; it is "missing"`);
  }
  return outside;
}
