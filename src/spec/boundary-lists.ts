import { Boundaries } from '../core/boundaries.ts';
import { isObject, type JsonObject } from './checks.ts';

/**
 * A spec with plain lists in place of `Boundaries`. Their precision, side and outer edges become members of the spec,
 * unless it has these members. A value without `Boundaries` is returned unchanged.
 */
export function withLists(value: unknown): unknown {
  if (value instanceof Boundaries) return { precision: value.precision, ...featureOf(value) };
  if (!isObject(value)) return value;
  const { boundaries, features } = value;
  if (boundaries instanceof Boundaries) {
    return { precision: boundaries.precision, ...Object(plainFeature(value)) };
  }
  if (Array.isArray(features)) {
    return { ...precisionOf(features), ...value, features: features.map(plainFeature) };
  }
  const isColumnMap = Object.values(value).some((member) => member instanceof Boundaries);
  if (!isColumnMap) return value;
  const columns = Object.entries(value).map(([column, list]) => ({
    columns: [column],
    boundaries: list,
  }));
  return { ...precisionOf(columns), features: columns.map(plainFeature) };
}

/** The precision of the first `Boundaries` among features. */
function precisionOf(features: readonly unknown[]): JsonObject {
  const lists = features.filter(isObject).map(({ boundaries }) => boundaries);
  const made = lists.find((list) => list instanceof Boundaries);
  return made === undefined ? {} : { precision: made.precision };
}

function plainFeature(feature: unknown): unknown {
  if (!isObject(feature)) return feature;
  const { boundaries } = feature;
  if (!(boundaries instanceof Boundaries)) return feature;
  const made = featureOf(boundaries);
  return { ...made, ...feature, boundaries: made['boundaries'] };
}

function featureOf({ closed, outside, values }: Boundaries): JsonObject {
  return { closed, outside, boundaries: Array.from(values) };
}
