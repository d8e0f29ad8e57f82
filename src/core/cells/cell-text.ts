/** The text of a cell in memory, which may be anything; undefined for an object that has none. */
export function textOfCell(cell: unknown): string | undefined {
  try {
    return String(cell);
  } catch {
    // An object without a prototype, or with a `toString` of its own that fails.
    return undefined;
  }
}
