import { isObject, type JsonObject } from './checks.ts';
import { SPEC_KEYS } from './spec.ts';

/**
 * Writes out a short form of a spec: `[0, 1]`, `{"boundaries": [0, 1]}` (with any other key of a
 * feature or a document beside it), or `{"fare": [10, 20], "tip": [1, 2]}`. A value that is no short
 * form comes back as it is, for the checks to judge.
 */
export function longForm(value: unknown): unknown {
  if (Array.isArray(value)) return { features: [{ boundaries: value }] };
  if (!isObject(value) || 'features' in value || 'version' in value) return value;
  if ('boundaries' in value) return splitOneFeature(value);
  return isColumnMap(value) ? { features: columnFeatures(value) } : value;
}

function splitOneFeature(value: JsonObject): JsonObject {
  const entries = Object.entries(value);
  const document = entries.filter(([key]) => SPEC_KEYS.includes(key));
  const feature = entries.filter(([key]) => !SPEC_KEYS.includes(key));
  return { ...Object.fromEntries(document), features: [Object.fromEntries(feature)] };
}

/** True where every member is an array, and no key would reach a prototype. */
function isColumnMap(value: JsonObject): boolean {
  const entries = Object.entries(value);
  const isPlain = ([key, member]: [string, unknown]): boolean =>
    Array.isArray(member) && key !== '__proto__' && key !== 'constructor' && key !== 'prototype';
  return entries.length > 0 && entries.every(isPlain);
}

function columnFeatures(value: JsonObject): JsonObject[] {
  return Object.entries(value).map(([column, boundaries]) => ({ columns: [column], boundaries }));
}
