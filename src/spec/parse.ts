import { codeReader } from '../column-types/code-reader.ts';
import { binsMade } from '../core/boundaries.ts';
import { POINT } from '../core/cells/notation.ts';
import { DiscretizeError, type Problem } from '../core/errors/error.ts';
import { endsRow } from '../core/missing.ts';
import { checkOptions, type OptionTable } from '../core/options/check-options.ts';
import { TEXT } from '../core/options/option-rules.ts';
import { checkBaseline } from './baseline/baseline.ts';
import { withLists } from './boundary-lists.ts';
import {
  checkNaValues,
  describeValue,
  isObject,
  type JsonObject,
  ObjectChecker,
} from './checks.ts';
import { checkColumnsDiffer } from './columns-differ.ts';
import { checkList, checkType, isInstant, typedReader } from './feature-type.ts';
import { checkBoundaries, checkGroups, mostBinsOf } from './groups/group-checks.ts';
import { parseJson } from './json/json.ts';
import { fromKeras, isKeras } from './keras.ts';
import { checkLabelFormat, checkLabels, checkOutput, checkSpecial } from './output-checks.ts';
import { addProblem, invalidSpec, isFull, pointer } from './problems.ts';
import { type LongForm, longForm, originOf } from './short-forms.ts';
import {
  CLOSED_SIDES,
  FEATURE_DEFAULTS,
  FEATURE_KEYS,
  type Feature,
  type FitRecord,
  INVALID_POLICIES,
  MISSING_POLICIES,
  OUTSIDES,
  PRECISIONS,
  SPEC_DEFAULTS,
  SPEC_KEYS,
  type Spec,
} from './spec.ts';
import { checkValueMembers, checkWritten } from './values/value-checks.ts';

/** Options for parsing a spec. */
export interface ParseSpecOptions {
  /** The name of the Keras layer to take, if the input has several. */
  readonly layer?: string | undefined;
}

const OPTIONS: OptionTable<ParseSpecOptions> = { layer: TEXT };

/**
 * Reads a spec in any of its forms: the document itself, a bare array of boundaries, `{"boundaries":
 * [...]}`, `{"fare": [10, 20], "tip": [1, 2]}`, a Keras Discretization config, its serialized
 * wrapper, or a Keras model's config with such layers.
 *
 * @param input JSON text, or the value that JSON.parse gives. It is not changed, and not kept
 * @returns the spec with all defaults filled in
 * @throws DiscretizeError E_SPEC whose `problems` list everything that is wrong, with JSON Pointers; E_USAGE
 *   for invalid options
 */
export function parseSpec(input: unknown, options: ParseSpecOptions = {}): Spec {
  const { layer } = checkOptions('parseSpec', options, OPTIONS);
  const given = typeof input === 'string' ? parseJson(input) : input;
  const value = withLists(given);
  if (isKeras(value)) return checkDocument(fromKeras(value, layer));
  if (layer !== undefined) {
    throw new DiscretizeError('E_SPEC', 'cannot use a layer name: the spec is not a Keras config');
  }
  return checkDocument(longForm(value));
}

function checkDocument({ document, origins }: LongForm): Spec {
  const problems: Problem[] = [];
  const spec = isObject(document) ? checkSpec(document, problems) : undefined;
  if (spec === undefined) {
    addProblem(problems, '', `a spec is an object or an array; this is ${describeValue(document)}`);
  }
  if (spec !== undefined && problems.length === 0) return spec;
  const given = problems.map((problem) => ({ ...problem, path: originOf(problem.path, origins) }));
  throw invalidSpec(given);
}

function checkSpec(document: JsonObject, problems: Problem[]): Spec {
  const check = new ObjectChecker(document, '', problems);
  check.onlyKeys(SPEC_KEYS);
  const { version } = document;
  if (version !== undefined && version !== 1) {
    check.report('version', `must be 1; it is ${describeValue(version)}`);
  }
  check.text('$schema');
  const policies: Omit<Spec, 'features'> = {
    version: 1,
    precision: check.word('precision', PRECISIONS) ?? SPEC_DEFAULTS.precision,
    missing: check.word('missing', MISSING_POLICIES) ?? SPEC_DEFAULTS.missing,
    invalid: check.word('invalid', INVALID_POLICIES) ?? SPEC_DEFAULTS.invalid,
    na_values: checkNaValues(check, problems) ?? SPEC_DEFAULTS.na_values,
    default_na: check.boolean('default_na') ?? SPEC_DEFAULTS.default_na,
  };
  const special = checkSpecial(check, policies.precision);
  return { ...policies, features: checkFeatures(document, check, { policies, special }, problems) };
}

function checkFeatures(
  document: JsonObject,
  check: ObjectChecker,
  shared: Shared,
  problems: Problem[],
): Feature[] {
  const items = check.array('features', 'features');
  if (document['features'] === undefined) check.report(undefined, 'the key "features" is missing');
  if (items?.length === 0) check.report('features', 'must have at least one feature');
  const features: Feature[] = [];
  for (const [i, item] of (items ?? []).entries()) {
    if (isFull(problems)) break;
    features.push(checkFeature(item, pointer('/features', i), shared, problems));
  }
  checkColumnsDiffer(features, problems);
  return features;
}

/** The members for all features. */
interface Shared extends Pick<Feature, 'special'> {
  readonly policies: Omit<Spec, 'features'>;
}

function checkFeature(
  item: unknown,
  path: string,
  { policies, special: general }: Shared,
  problems: Problem[],
): Feature {
  if (!isObject(item)) {
    addProblem(problems, path, `must be an object; it is ${describeValue(item)}`);
    return { ...FEATURE_DEFAULTS, boundaries: [] };
  }
  const check = new ObjectChecker(item, path, problems);
  check.onlyKeys(FEATURE_KEYS);
  const closed = check.word('closed', CLOSED_SIDES) ?? FEATURE_DEFAULTS.closed;
  const outside = checkOutside(check, policies);
  const [name, columns] = [check.text('name'), check.texts('columns')];
  const typed = checkType(item, check);
  if (policies.precision === 'float32' && isInstant(typed?.members ?? {})) {
    check.report('type', 'needs precision float64: float32 does not tell seconds apart');
  }
  const given = typed && checkList(item, check, typed, path, problems);
  const options = { precision: policies.precision, closed, outside };
  const boundaries = given && checkBoundaries(given, check, options);
  const bins = boundaries && binsMade(boundaries.length, outside);
  const read = codeReader(typed?.type, POINT);
  const special = checkSpecial(check, policies.precision, { general, read });
  const codes = special?.length ?? 0;
  const grouped = checkGroups(item, check, {
    path,
    options,
    readTyped: typedReader(typed?.type, problems),
    missing: policies.missing,
    problems,
    bins,
    special: special?.length,
  });
  const most = mostBinsOf(grouped, boundaries, outside);
  const baseline = checkBaseline(item, { check, path, problems }, most, special?.length);
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
    ...(special !== undefined && { special }),
    ...grouped,
    ...checkValueMembers(item, check, { path, problems, bins, special: codes }),
    ...(baseline !== undefined && { baseline }),
    fit: check.object('fit') as FitRecord | undefined,
  };
  if (feature.columns?.length === 0) check.report('columns', 'must name at least one column');
  if (boundaries !== undefined) checkLabels(feature, check, policies.missing);
  if (boundaries !== undefined) checkWritten(feature, item, check);
  return feature;
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
