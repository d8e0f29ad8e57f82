/** The key part of a missing cell: the empty text, which no other cell has. */
const MISSING = '';

/**
 * The part of a group's key that a cell gives: its text as it is. A cell with nothing but spaces and tabs is
 * missing, a key of its own; other blanks of Unicode are text. Words such as NA, which is a country, are not missing.
 */
export function keyPart(text: string): string {
  return /^[ \t]*$/.test(text) ? MISSING : text;
}

/** True for the text of a missing cell. */
export function isMissingPart(text: string): boolean {
  return keyPart(text) === MISSING;
}

/** The key of some parts, one for each column that makes groups; different for different parts. */
export function joinKey(parts: readonly string[]): string {
  const [only = MISSING] = parts;
  if (parts.length === 1) return only;
  return parts.map((part) => `${part.length}:${part}`).join('');
}

/** The parts of a key as a spec has them: null is missing. */
export type GroupKey = readonly (string | null)[];

/** The parts that make up a key. */
function splitKey(key: string, columns: number): string[] {
  if (columns === 1) return [key];
  const parts: string[] = [];
  for (let at = 0; at < key.length; ) {
    const colon = key.indexOf(':', at);
    const end = colon + 1 + Number(key.slice(at, colon));
    parts.push(key.slice(colon + 1, end));
    at = end;
  }
  return parts;
}

/** A key as a spec has it. */
export function groupKeyOf(key: string, columns: number): GroupKey {
  return splitKey(key, columns).map((part) => (part === MISSING ? null : part));
}

/** The key of a group of a spec. */
export function keyOf(key: GroupKey, encode: (text: string) => string = (text) => text): string {
  return joinKey(key.map((part) => (part === null ? MISSING : encode(part))));
}

/** A key of a spec for people: `DE`, `DE, (missing)`. */
export function keyText(key: GroupKey): string {
  return key.map((part) => part ?? '(missing)').join(', ');
}
