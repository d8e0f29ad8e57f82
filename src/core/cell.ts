import { parseNumber } from './number.ts';

/**
 * Reads one cell: the NA list first, then the number grammar. So a number on the list, such as a
 * special code -99, is missing.
 *
 * @param naValues the cells that mean "no value", without blanks around them
 * @returns the number; NaN for a missing cell; `undefined` for an invalid one
 */
export function readCell(text: string, naValues: ReadonlySet<string>): number | undefined {
  return naValues.has(trimBlanks(text)) ? Number.NaN : parseNumber(text);
}

/** Takes spaces and tabs off both ends, and nothing else: what the grammar calls blanks. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

function isBlank(character: number): boolean {
  return character === 32 || character === 9;
}
