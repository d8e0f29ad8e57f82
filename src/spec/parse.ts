import { DiscretizeError, type Problem } from '../core/errors/error.ts';
import { checkOptions, type OptionTable } from '../core/options/check-options.ts';
import { TEXT } from '../core/options/option-rules.ts';
import { withLists } from './boundary-lists.ts';
import {
  checkNaValues,
  describeValue,
  isObject,
  type JsonObject,
  ObjectChecker,
} from './checks.ts';
import { checkFeature, type SharedMembers } from './feature-checks.ts';
import { parseJson } from './json/json.ts';
import { fromKeras, isKeras } from './keras.ts';
import { checkSpecial } from './output-checks.ts';
import { addProblem, invalidSpec, isFull, pointer } from './problems.ts';
import { type LongForm, longForm, originOf } from './short-forms.ts';
import {
  type Feature,
  INVALID_POLICIES,
  MISSING_POLICIES,
  PRECISIONS,
  SPEC_DEFAULTS,
  SPEC_KEYS,
  type Spec,
} from './spec.ts';

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
  shared: SharedMembers,
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

/** A column belongs to one feature, and at most one feature may leave its columns open. */
function checkColumnsDiffer(features: readonly Feature[], problems: Problem[]): void {
  const seen = new Set<string>();
  let hasOpen = false;
  for (const [i, { columns }] of features.entries()) {
    const path = pointer('/features', i);
    if (columns === undefined && hasOpen) {
      addProblem(problems, path, 'only one feature may omit "columns"');
    }
    hasOpen ||= columns === undefined;
    for (const [j, column] of (columns ?? []).entries()) {
      const at = pointer(pointer(path, 'columns'), j);
      if (seen.has(column)) addProblem(problems, at, `the column "${column}" is named twice`);
      seen.add(column);
    }
  }
}
