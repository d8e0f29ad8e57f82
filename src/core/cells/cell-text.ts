/** The text of a cell in memory, of any type; undefined for an object that cannot be converted. */
export function textOfCell(cell: unknown): string | undefined {
  try {
    return String(cell);
  } catch {
    // An object without a prototype, or with a `toString` method that throws.
    return undefined;
  }
}

/**
 * The text of a value that is part of a key, the same on every machine: ISO 8601 in UTC for a Date, an empty text for
 * null, undefined and NaN.
 *
 * @returns undefined for other objects, and for an invalid Date
 */
export function textOfKey(value: unknown): string | undefined {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  }
  const isPlain = !['object', 'function', 'symbol'].includes(typeof value);
  return isPlain ? String(value) : undefined;
}
