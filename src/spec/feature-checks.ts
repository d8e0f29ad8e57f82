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
  const rules = checkRules(check, shared.policies);
  const [name, columns] = [check.text('name'), check.texts('columns')];
  const { typed, boundaries } = checkTypedList(item, at, rules);
  const { bins, special, grouped, baseline } = checkBins(item, at, {
    rules,
    shared,
    typed,
    boundaries,
  });
  const feature: Feature = {
    name,
    columns,
    ...typed?.members,
    boundaries: boundaries ?? [],
    output: checkOutput(item, check),
    closed: rules.closed,
    outside: rules.outside,
    labels: check.texts('labels'),
    ...checkLabelFormat(check),
    ...(special !== undefined && { special }),
    ...grouped,
    ...checkValueMembers(item, check, { ...at, bins, special: special?.length ?? 0 }),
    ...(baseline !== undefined && { baseline }),
    fit: check.object('fit') as FitRecord | undefined,
  };
  if (columns?.length === 0) check.report('columns', 'must name at least one column');
  if (boundaries !== undefined) {
    checkLabels(feature, check, shared.policies.missing);
    checkWritten(feature, item, check);
  }
  return feature;
}

/** Where a feature stands, and what finds its problems. */
interface FeaturePlace {
  readonly check: ObjectChecker;
  readonly path: string;
  readonly problems: Problem[];
}

/** The rules by which values are compared with a feature's boundaries. */
type Rules = Pick<Feature, 'closed' | 'outside'> & Pick<Spec, 'precision'>;

function checkRules(check: ObjectChecker, policies: SharedMembers['policies']): Rules {
  const closed = check.word('closed', CLOSED_SIDES) ?? FEATURE_DEFAULTS.closed;
  return { precision: policies.precision, closed, outside: checkOutside(check, policies) };
}

/** The type of a feature's columns, and its boundaries; undefined for invalid ones. */
function checkTypedList(
  item: JsonObject,
  { check, path, problems }: FeaturePlace,
  rules: Rules,
): { readonly typed: CheckedType | undefined; readonly boundaries: readonly number[] | undefined } {
  const typed = checkType(item, check);
  if (rules.precision === 'float32' && isInstant(typed?.members ?? {})) {
    check.report('type', 'needs precision float64: float32 does not tell seconds apart');
  }
  const given = typed && checkList(item, check, typed, path, problems);
  return { typed, boundaries: given && checkBoundaries(given, check, rules) };
}

/** What is known of a feature before its bins are checked. */
interface FeatureList {
  readonly rules: Rules;
  readonly shared: SharedMembers;
  readonly typed: CheckedType | undefined;
  readonly boundaries: readonly number[] | undefined;
}

/** Checks what depends on the bins of a feature: its special codes, its groups and its baseline. */
function checkBins(
  item: JsonObject,
  { check, path, problems }: FeaturePlace,
  { rules, shared, typed, boundaries }: FeatureList,
) {
  const { policies, special: general } = shared;
  const bins = boundaries && binsMade(boundaries.length, rules.outside);
  const read = codeReader(typed?.type, POINT);
  const special = checkSpecial(check, policies.precision, { general, read });
  const grouped = checkGroups(item, check, {
    path,
    options: rules,
    readTyped: typedReader(typed?.type, problems),
    missing: policies.missing,
    problems,
    bins,
    special: special?.length,
  });
  const most = mostBinsOf(grouped, boundaries, rules.outside);
  const baseline = checkBaseline(item, { check, path, problems }, most, special?.length);
  return { bins, special, grouped, baseline };
}

/** Rows are dropped and rejected by what their cells hold, and not by where the bins are. */
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
