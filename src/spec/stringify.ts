import type { ColumnType } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { invalidArgument, shown } from '../core/options/check-options.ts';
import { isObject } from './checks.ts';
import { featureType, typeMembers } from './feature-type.ts';
import type { Group } from './groups/group.ts';
import { FEATURE_DEFAULTS, type Feature, SPEC_DEFAULTS, type Spec } from './spec.ts';

/** The `$id` of the schema (`schema.json`): the `$schema` of specs that the command prints. */
export const SCHEMA_ID = 'urn:discretize:spec:1';

/**
 * The canonical text of a spec: every policy written out, lists of numbers and words on one line,
 * one final newline. `parseSpec(stringifySpec(spec))` is the same spec again.
 *
 * @param schema the value of `$schema`; absent: no such key
 * @throws DiscretizeError E_SPEC for a value that is not a whole spec of `parseSpec`; E_USAGE for a `schema` that
 *   is not text
 */
export function stringifySpec(spec: Spec, schema?: string): string {
  if (!isWhole(spec)) throw notASpec(spec);
  if (schema !== undefined && typeof schema !== 'string') {
    throw invalidArgument('schema', schema, 'a string');
  }
  const { version, precision, missing, invalid, na_values, default_na, features } = spec;
  const document = {
    ...(schema !== undefined && { $schema: schema }),
    version,
    precision,
    missing,
    invalid,
    ...(na_values.length > 0 && { na_values }),
    ...(default_na !== SPEC_DEFAULTS.default_na && { default_na }),
    features: features.map(canonical),
  };
  return `${jsonText(document, '')}\n`;
}

function isWhole(spec: unknown): boolean {
  if (!isObject(spec)) return false;
  const { features, na_values } = spec;
  const isFeature = (one: unknown): boolean => isObject(one) && Array.isArray(one['boundaries']);
  return Array.isArray(na_values) && Array.isArray(features) && features.every(isFeature);
}

function notASpec(received: unknown): DiscretizeError {
  return new DiscretizeError('E_SPEC', `not a spec: ${shown(received)}`, {
    expected: 'a spec as parseSpec gives it',
    received,
    hint: 'use stringifySpec(parseSpec(value))',
  });
}

/** The members in their order. The default of `outside`, which many programs do not know, is left out. */
function canonical(feature: Feature): object {
  const { name, columns, boundaries, output, closed, outside } = feature;
  const { labels, label_format, label_digits, special, by, groups, baseline, fit } = feature;
  const { values, value } = feature;
  const isUsual = outside === FEATURE_DEFAULTS.outside;
  const type = featureType(feature);
  return {
    name,
    columns,
    ...typeMembers(feature),
    boundaries: type === undefined ? boundaries : boundaries.map(type.storedBoundary),
    output,
    closed,
    ...(!isUsual && { outside }),
    labels,
    label_format,
    label_digits,
    special: special && new OneLine(special.map((bin) => (bin.length === 1 ? bin[0] : bin))),
    by,
    groups: groups?.map((group) => new OneLine(storedGroup(group, type))),
    else: feature.else,
    value,
    values: values?.length === 1 ? values[0] : values,
    baseline,
    fit,
  };
}

/** A group with its boundaries as the spec keeps them. */
function storedGroup(group: Group, type: ColumnType | undefined): object {
  const { boundaries } = group;
  if (type === undefined || boundaries === undefined) return group;
  return { ...group, boundaries: boundaries.map(type.storedBoundary) };
}

/** A value whose text is on one line: there may be as many groups as a file has rows. */
class OneLine {
  readonly value: object;

  constructor(value: object) {
    this.value = value;
  }
}

/** The text of a JSON value on one line, with a blank after commas and colons. */
function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{ ${members.map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`).join(', ')} }`;
}

/** The text of a JSON value: like JSON.stringify with two blanks, but arrays of scalars on one line. */
export function jsonText(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof OneLine) return oneLine(value.value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  }
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => jsonText(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) return open + close;
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`;
}
