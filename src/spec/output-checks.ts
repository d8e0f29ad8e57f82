import { LEAST_LABEL_DIGITS, MOST_LABEL_DIGITS } from '../core/boundary-text.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { depth, type MissingPolicy } from '../core/missing.ts';
import { mergeSpecial, type SpecialBins } from '../core/special/merge-special.ts';
import {
  type CodeReader,
  plainCode,
  type SpecialCode,
  specialFault,
} from '../core/special/special-fault.ts';
import type { Precision } from '../core/threshold.ts';
import { MISSING_LABEL } from '../encode/bin-table.ts';
import { labelFormat } from '../encode/label-format.ts';
import {
  OUTPUT_WORDS,
  type OutputChoice,
  type OutputModeName,
  outputMode,
  parseOutputMode,
} from '../encode/registry.ts';
import { describeValue, type JsonObject, type ObjectChecker } from './checks.ts';
import { mostBins } from './groups/group-checks.ts';
import { FEATURE_DEFAULTS, type Feature } from './spec.ts';

/** The output of a feature: a mode, or several; by default labels if it has any. */
export function checkOutput(item: JsonObject, check: ObjectChecker): OutputChoice {
  const { output } = item;
  if (Array.isArray(output)) return checkOutputs(output, check) ?? FEATURE_DEFAULTS.output;
  const mode = typeof output === 'string' ? parseOutputMode(output) : undefined;
  const hasLabels = item['labels'] !== undefined || item['label_format'] !== undefined;
  const usual = hasLabels ? 'label' : FEATURE_DEFAULTS.output;
  return mode ?? check.word('output', OUTPUT_WORDS) ?? usual;
}

function checkOutputs(outputs: readonly unknown[], check: ObjectChecker): OutputChoice | undefined {
  const modes = outputs.map((one) => (typeof one === 'string' ? parseOutputMode(one) : undefined));
  const unknown = modes.indexOf(undefined);
  if (unknown >= 0 || modes.length === 0) {
    const what = modes.length === 0 ? 'an empty array' : describeValue(outputs[unknown]);
    return check.report('output', `must name modes: ${OUTPUT_WORDS.join(', ')}; it has ${what}`);
  }
  const names = modes as OutputModeName[];
  if (new Set(names).size < names.length) return check.report('output', 'names a mode twice');
  return reported('output', check, () => outputMode(names)) && oneOrMore(names);
}

/** A list of one mode is that mode. */
export function oneOrMore(names: readonly OutputModeName[]): OutputChoice {
  const [first] = names;
  return first !== undefined && names.length === 1 ? first : names;
}

/** The present members that make labels. */
export function checkLabelFormat(
  check: ObjectChecker,
): Pick<Feature, 'label_format' | 'label_digits'> {
  const format = check.text('label_format');
  const digits = check.whole('label_digits', LEAST_LABEL_DIGITS, MOST_LABEL_DIGITS);
  if (format !== undefined) reported('label_format', check, () => labelFormat(format));
  return {
    ...(format !== undefined && { label_format: format }),
    ...(digits !== undefined && { label_digits: digits }),
  };
}

/** Checks that there is a label for each bin. */
export function checkLabels(feature: Feature, check: ObjectChecker, missing: MissingPolicy): void {
  const { labels, boundaries, special = [] } = feature;
  if (labels === undefined) return;
  const bins = mostBins(feature);
  const needed = depth(missing, bins + special.length);
  if (labels.length === needed || (special.length > 0 && labels.length === bins)) return;
  const own = missing === 'own' ? ', the last one for missing values' : '';
  const isGrouped = feature.groups !== undefined;
  const lists = isGrouped
    ? `the groups have up to ${counted(mostBins(feature), 'bin', 'bins')}, which`
    : counted(boundaries.length, 'boundary', 'boundaries');
  const expected = counted(needed, 'label', 'labels');
  const verb = boundaries.length === 1 && !isGrouped ? 'needs' : 'need';
  const there = labels.length === 1 ? 'is' : 'are';
  check.report('labels', `${lists} ${verb} ${expected}${own}; there ${there} ${labels.length}`);
}

/**
 * A feature with a label for the bin of missing values, if only the bins of values have labels: a run does
 * without, but a spec has a label for each bin.
 */
export function withMissingLabel(feature: Feature, missing: MissingPolicy): Feature {
  const { labels, special = [] } = feature;
  const valued = mostBins(feature) + special.length;
  if (missing !== 'own' || labels?.length !== valued) return feature;
  return { ...feature, labels: [...labels, MISSING_LABEL] };
}

function counted(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}

/** The result of a call, whose error is reported as a problem of a member. */
function reported<T>(key: string, check: ObjectChecker, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    return check.report(key, `${error.message}${hint}`);
  }
}

/**
 * The special codes of a document, or of a feature.
 *
 * @param general those of all features, which come after a feature's own
 * @param read reads codes as the feature's cells
 * @returns undefined if there are none, or if they are wrong, with the problem reported
 */
export function checkSpecial(
  check: ObjectChecker,
  precision: Precision,
  {
    general,
    read,
  }: { readonly general?: SpecialBins | undefined; readonly read?: CodeReader } = {},
): SpecialBins | undefined {
  const items = check.array('special', 'special codes');
  const bins = (items ?? []).map((item) => (Array.isArray(item) ? (item as unknown[]) : [item]));
  const fault = specialFault(bins, precision, read);
  if (fault !== undefined) return check.report('special', fault);
  if (bins.length === 0 && general === undefined) return undefined;
  const own = bins.map((codes) => codes.map((code) => plainCode(code as SpecialCode)));
  const all = general === undefined ? own : mergeSpecial(own, general);
  const repeated = specialFault(all, precision, read);
  return repeated === undefined ? all : check.report('special', repeated);
}
