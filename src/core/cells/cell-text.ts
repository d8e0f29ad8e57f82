/** The text of a cell in memory, which may be anything; undefined for an object that has none. */
export function textOfCell(cell: unknown): string | undefined {
  try {
    return String(cell);
  } catch {
    // An object without a prototype, or with a `toString` of its own that fails.
    return undefined;
  }
}

/**
 * The text of a value that makes a key, the same on every machine: a Date is ISO 8601 in UTC, nothing is empty.
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
